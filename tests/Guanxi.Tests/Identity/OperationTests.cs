using System.Text.RegularExpressions;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class OperationTests(CrmApp app)
{
    [Fact]
    public async Task The_operator_prints_a_link_that_opens_an_account_once()
    {
        var tenant = await app.NewTenant();

        var (code, output, _) = await Run([("Public:Url", "https://crm.example.com/")], "reset-password", tenant.AdminUser.Email);

        Assert.Equal(0, code);
        var token = Regex.Match(output, @"^https://crm\.example\.com/password\?token=(\S+)\s*$").Groups[1].Value;
        await app.Visitor().PostJson("/api/auth/password", new { token, password = "another horse 2" });
    }

    [Fact]
    public async Task The_operator_takes_a_second_factor_off()
    {
        var tenant = await app.NewTenant();
        var person = await Person.AdministratorOf(app, tenant).WithSecondFactor();

        var (code, _, _) = await Run([], "reset-second-factor", person.Email);
        (await person.Login(app.Visitor())).EnsureSuccessStatusCode();
        var (again, output, errors) = await Run([], "reset-second-factor", person.Email);

        Assert.Equal((0, 1, ""), (code, again, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task An_address_nobody_has_is_refused_in_one_line()
    {
        var (code, output, errors) = await Run([], "reset-password", "nobody@example.com");

        Assert.Equal((1, ""), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("reset-password")]
    [InlineData("reset-second-factor")]
    [InlineData("migrate", "now")]
    public async Task What_is_typed_wrongly_gets_the_usage(params string[] args)
    {
        var (code, _, errors) = await Run([], args);

        Assert.Equal(2, code);
        Assert.Contains("migrate | reset-password EMAIL", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_prepares_an_empty_database_and_ends()
    {
        var database = await app.FreshDatabase();

        var (code, output, errors) = await Run([("ConnectionStrings:Crm", database)], "migrate", "--verbose=true");

        Assert.Equal((0, "", ""), (code, output, errors));
        await using var connection = new Npgsql.NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var question = new Npgsql.NpgsqlCommand("SELECT count(*) FROM crm.tenants", connection);
        Assert.Equal(0L, await question.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_public_address_that_is_none_is_told_at_the_start()
    {
        var (code, _, errors) = await Run([("Public:Url", "crm.example.com")]);

        Assert.Equal(1, code);
        Assert.Contains("Public__Url", errors, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output, string Errors)> Run((string, string?)[] settings, params string[] args)
    {
        await using var server = app.BuildServer(settings);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await Operation.Run(args, server.Services, () => Task.CompletedTask, output, errors, default);
        return (code, output.ToString(), errors.ToString());
    }
}
