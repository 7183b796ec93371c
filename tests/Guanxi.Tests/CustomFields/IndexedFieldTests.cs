using System.Net.Http.Json;
using Guanxi.Platform.Schedule;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Guanxi.Tests.CustomFields;

public sealed class IndexedFieldTests(CrmApp app)
{
    // Both ends are given: of a range open at one end the planner expects a third of all rows as long as it has no statistics,
    // and then reads the organisation through in the order of its table, as it should.
    [Theory]
    [InlineData("number", "crm.custom_number(c.custom_fields, '@key') BETWEEN 1990 AND 1995", "crm.custom_number(c.custom_fields, '@key')")]
    [InlineData("date", "crm.custom_day(c.custom_fields, '@key') BETWEEN DATE '2031-01-01' AND DATE '2031-01-05'", "crm.custom_day(c.custom_fields, '@key')")]
    [InlineData("text", "crm.custom_text(c.custom_fields, '@key') BETWEEN '9990' AND '9995'", "crm.custom_text(c.custom_fields, '@key')")]
    public async Task A_range_and_a_sort_use_the_index_behind_the_walls(string type, string range, string order)
    {
        var tenant = await app.NewTenant();
        var key = await tenant.DefineField("customers", new { label = "某值", type, indexed = true });
        var lines = Enumerable.Range(0, 2000).Select(i => $"云杉{i},{(type == "date" ? new DateOnly(2026, 1, 1).AddDays(i).ToString("O") : type == "text" ? $"{i + 8000}" : $"{i}")}");
        await tenant.Admin.Import(Imports.Csv(["客户名称,某值", .. lines]));

        await Build();

        Assert.Contains("cx_", await Plan(tenant, $"WHERE {range}".Replace("@key", key, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("cx_", await Plan(tenant, $"ORDER BY {order}, c.id LIMIT 20".Replace("@key", key, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_goes_with_the_wish_for_it()
    {
        var tenant = await app.NewTenant();
        await tenant.DefineField("customers", new { label = "某值", type = "number", indexed = true });
        var id = (string)(await tenant.Admin.GetJson("/api/custom_fields"))["items"]![0]!["field_id"]!;
        await Build();
        var before = await Count(tenant);

        await tenant.Admin.PatchJson($"/api/custom_fields/{id}", new { indexed = false });
        await Build();

        Assert.Equal((1, 0), (before, await Count(tenant)));
    }

    /// <summary>Another organisation's words under the same key do not stop the database from counting its numbers.</summary>
    [Fact]
    public async Task How_many_rows_a_range_has_is_known_to_the_planner()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var key = await tenant.DefineField("leads", new { label = "座位数", type = "number", indexed = true });
        Assert.Equal(key, await other.DefineField("leads", new { label = "座位数", type = "text" }));
        await other.Admin.AddLead("李雷", new { custom_fields = new Dictionary<string, string> { [key] = "很多" } });
        for (var i = 0; i < 20; i++) await tenant.Admin.AddLead($"王芳{i}", new { custom_fields = new Dictionary<string, int> { [key] = i } });

        await Build();

        Assert.Equal((1, 1), await Statistics(tenant));
        await tenant.Admin.PatchJson($"/api/custom_fields/{(await tenant.Admin.GetJson("/api/custom_fields?kind=leads"))["items"]![0]!["field_id"]}", new { indexed = false });
        await Build();
        Assert.Equal((0, 0), await Statistics(tenant));
    }

    [Fact]
    public async Task There_are_at_most_ten_and_only_where_there_is_an_order()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 10; i++) await tenant.DefineField("tasks", new { label = $"值{i}", type = "number", indexed = true });

        var one = await tenant.Admin.PostAsJsonAsync("/api/custom_fields", new { kind = "tasks", label = "又一个", type = "number", indexed = true });
        var strange = await tenant.Admin.PostAsJsonAsync("/api/custom_fields", new { kind = "tasks", label = "又一个", type = "yes_no", indexed = true });

        Assert.Equal("custom_field.too_many_indexes", (string)(await one.Body())["code"]!);
        Assert.True((await strange.Body())["errors"]!.AsObject().ContainsKey("indexed"));
    }

    private Task Build() => Schedule.All.Single(job => job.Name == "index_custom_fields").Run(new JobScope(app.Services, TimeProvider.System.GetUtcNow(), default));

    private async Task<string> Plan(Tenant tenant, string rest) => string.Join('\n', await In(tenant, async db =>
    {
        await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_incremental_sort = off");
#pragma warning disable EF1002
        return await db.Database.SqlQueryRaw<string>($"EXPLAIN SELECT c.id FROM crm.customers c {rest.Replace("WHERE ", $"WHERE c.tenant_id = '{tenant.Id}' AND ", StringComparison.Ordinal).Replace("ORDER", rest.StartsWith("ORDER", StringComparison.Ordinal) ? $"WHERE c.tenant_id = '{tenant.Id}' ORDER" : "ORDER", StringComparison.Ordinal)}").ToListAsync();
#pragma warning restore EF1002
    }));

    /// <summary>How many statistics the organisation's fields have, and how many of them are filled.</summary>
    private async Task<(int, int)> Statistics(Tenant tenant)
    {
        var names = (await tenant.Read(db => db.FieldDefinitions.Select(f => f.Id).ToListAsync())).Select(id => $"cx_{id.Value:N}").ToArray();
        await using var owner = new NpgsqlConnection(app.OwnerConnection);
        await owner.OpenAsync();
        await using var question = new NpgsqlCommand("SELECT count(*)::int, count(d.stxdexpr)::int FROM pg_statistic_ext s LEFT JOIN pg_statistic_ext_data d ON d.stxoid = s.oid WHERE s.stxname = ANY (@names)", owner);
        question.Parameters.AddWithValue("names", names);
        await using var row = await question.ExecuteReaderAsync();
        await row.ReadAsync();
        return (row.GetInt32(0), row.GetInt32(1));
    }

    private async Task<int> Count(Tenant tenant) => (await In(tenant, async db => await db.Database.SqlQuery<string>(
        $"SELECT indexname AS \"Value\" FROM pg_indexes WHERE indexname LIKE 'cx%' AND indexdef LIKE {$"%{tenant.Id}%"}").ToListAsync())).Count;

    private async Task<T> In<T>(Tenant tenant, Func<CrmDb, Task<T>> work)
    {
        await using var scope = app.ActingFor(tenant.Id);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await work(db);
    }
}
