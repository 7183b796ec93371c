using Guanxi.Platform.Database;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Guanxi.Tests.Platform;

/// <summary>The database's own wall, tried with plain SQL as the server's role, past every filter of ours.</summary>
public sealed class RowSecurityTests(CrmApp app)
{
    private const string Act = "SELECT set_config('app.tenant_id', @tenant, true)";

    [Fact]
    [AttackCase("AC-349")]
    public async Task Without_an_organisation_there_is_nothing_to_see()
    {
        await app.NewTenant();
        await using var connection = await Connect();
        foreach (var table in (string[])["users", "tenants", "sign_ins", "audit_entries", "deliveries", "roles"])
            Assert.Equal(0L, await Scalar(connection, $"SELECT count(*) FROM crm.{table}"));
    }

    [Fact]
    [AttackCase("AC-350")]
    public async Task An_organisation_is_seen_in_its_transaction_only_and_never_after_it()
    {
        var tenant = await app.NewTenant();
        await using var connection = await Connect();

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await Scalar(connection, Act, tenant.Id);
            Assert.Equal(1L, await Scalar(connection, "SELECT count(*) FROM crm.users"));
            await transaction.CommitAsync();
        }

        Assert.Equal(0L, await Scalar(connection, "SELECT count(*) FROM crm.users"));
    }

    [Fact]
    [AttackCase("AC-358")]
    public async Task A_prepared_statement_follows_the_organisation_of_each_transaction()
    {
        var (one, two) = (await app.NewTenant(), await app.NewTenant());
        await two.Member();
        await using var connection = await Connect();
        await using var count = new NpgsqlCommand("SELECT count(*) FROM crm.users", connection);
        await count.PrepareAsync();

        foreach (var (tenant, expected) in new[] { (one, 1L), (two, 2L), (one, 1L) })
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await Scalar(connection, Act, tenant.Id);
            Assert.Equal(expected, await count.ExecuteScalarAsync());
        }
    }

    [Theory]
    [InlineData("INSERT INTO crm.number_sequences (tenant_id, prefix, day, last) VALUES (@other, 'X', '2026-01-01', 1)")]
    [InlineData("INSERT INTO crm.departments (tenant_id, id, name, created_at, updated_at) VALUES (@other, gen_random_uuid(), 'x', now(), now())")]
    [InlineData("UPDATE crm.users SET tenant_id = @other")]
    public async Task Rows_of_another_organisation_can_be_neither_made_nor_given_away(string sql)
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        await using var connection = await Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        await Scalar(connection, Act, mine.Id);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new("other", other.Id) } };

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal("42501", refusal.SqlState);
    }

    [Theory]
    [AttackCase("AC-356")]
    [InlineData("UPDATE crm.users SET name = 'x' WHERE tenant_id = @other")]
    [InlineData("DELETE FROM crm.access_tokens WHERE tenant_id = @other")]
    public async Task Rows_of_another_organisation_are_not_there_to_be_changed(string sql)
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        await using var connection = await Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        await Scalar(connection, Act, mine.Id);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new("other", other.Id) } };

        Assert.Equal(0, await command.ExecuteNonQueryAsync());
    }

    [Theory]
    [InlineData("UPDATE crm.audit_entries SET action = 'x'")]
    [InlineData("DELETE FROM crm.events")]
    [InlineData("TRUNCATE crm.users")]
    [InlineData("ALTER TABLE crm.users DISABLE ROW LEVEL SECURITY")]
    [InlineData("DROP POLICY tenant ON crm.users")]
    [InlineData("CREATE TABLE crm.mine (id int)")]
    [InlineData("SELECT * FROM crm.migrations")]
    public async Task The_servers_role_can_move_no_wall_and_rewrite_no_history(string sql)
    {
        await using var connection = await Connect();
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => Scalar(connection, sql))).SqlState);
    }

    /// <summary>Filters lifted by mistake: the second wall still stands.</summary>
    [Fact]
    public async Task A_query_without_our_filters_still_sees_one_organisation_only()
    {
        var (mine, other) = (await app.NewTenant(), await app.NewTenant());
        var seen = await mine.Read(db => db.Users.IgnoreQueryFilters().Select(u => u.TenantId).ToListAsync());
        Assert.Equal([mine.Id], seen);
        Assert.DoesNotContain(other.Id, seen);
    }

    private ValueTask<NpgsqlConnection> Connect() => app.Services.GetRequiredService<CrmDatabase>().Pool.OpenConnectionAsync();

    private static async Task<object?> Scalar(NpgsqlConnection connection, string sql, Guid? tenant = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (tenant is { } id) command.Parameters.AddWithValue("tenant", id.ToString());
        return await command.ExecuteScalarAsync();
    }
}
