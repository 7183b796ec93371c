using System.Net;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

public sealed class ImportRestartTests(CrmApp app)
{
    private const int Rows = 6_000;

    [Fact]
    public async Task An_import_whose_server_stops_is_completed_once_by_another()
    {
        var tenant = await app.NewTenant();
        await using var second = await app.StartServer();
        using var there = At(tenant, second);
        var id = await there.StartImport(Many());
        await tenant.Admin.ImportWhen(id, i => (long)i["processed"]! > 0);

        await second.StopAsync();
        var done = await tenant.Admin.Imported(id);

        Assert.Equal($"{Rows}/0/0/0", done.Counts());
        Assert.Equal(Rows, await tenant.Read(db => db.Customers.Select(c => c.Name).Distinct().CountAsync()));
        Assert.Equal(Rows, await tenant.Read(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Servers_that_take_the_same_import_from_each_other_never_double_a_row()
    {
        var tenant = await app.NewTenant();
        await using var second = await app.StartServer();
        var id = await tenant.Admin.StartImport(Many());

        var done = await tenant.Admin.ImportWhen(id, i =>
        {
            TakeLeaseAway();
            return (string?)i["status"] != "running";
        });

        Assert.Equal(("completed", $"{Rows}/0/0/0"), ((string?)done["status"], done.Counts()));
        Assert.Equal(Rows, await tenant.Read(db => db.Customers.CountAsync()));

        void TakeLeaseAway()
        {
            using var owner = new NpgsqlConnection(app.OwnerConnection);
            owner.Open();
            using var expire = new NpgsqlCommand("UPDATE crm.imports SET leased_until = now() - interval '1 second' WHERE tenant_id = $1 AND status = 'running'", owner);
            expire.Parameters.Add(new() { Value = tenant.Id });
            expire.ExecuteNonQuery();
        }
    }

    [Fact]
    [AttackCase("AC-298")]
    public async Task An_import_stops_when_its_starter_may_no_longer_import()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var id = await rep.Http.StartImport(Many());
        await tenant.Admin.ImportWhen(id, i => (long)i["processed"]! > 0);

        await tenant.Admin.PatchJson($"/api/users/{rep.Id}", new { roles = new[] { "readonly" } });
        var stopped = await tenant.Admin.Imported(id);

        Assert.Equal(("failed", "import.starter_gone"), ((string?)stopped["status"], (string?)stopped["error"]!["code"]));
        Assert.InRange((long)stopped["created"]!, 1, Rows - 1);
        Assert.Equal((long)stopped["created"]!, await tenant.Read(db => db.Customers.LongCountAsync()));
        Assert.Equal("reverted", (string?)(await tenant.Admin.Revert(stopped))["status"]);
        Assert.Equal(0, await tenant.Read(db => db.Customers.CountAsync()));
    }

    [Fact]
    public async Task Progress_is_told_to_those_who_listen()
    {
        var tenant = await app.NewTenant();
        using var stream = await tenant.Admin.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var id = await tenant.Admin.StartImport(Csv("客户名称", "甲"));

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var heard = "";
        while (!heard.Contains(id, StringComparison.Ordinal)) heard = await lines.ReadLineAsync(deadline.Token) ?? throw new EndOfStreamException();

        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
    }

    private static byte[] Many() => Csv([.. Enumerable.Range(0, Rows).Select(i => $"客户{i}有限公司,139{i:00000000},软件").Prepend("客户名称,手机,行业")]);

    private static HttpClient At(Tenant tenant, WebApplication server)
    {
        var client = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };
        client.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        return client;
    }
}
