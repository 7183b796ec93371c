using System.Net.Http.Headers;
using Guanxi.Tests.Support;
using Npgsql;

namespace Guanxi.Tests.Analytics;

/// <summary>A hot standby cannot be had in a test; a second way into the same database, which refuses to write and shows under its own name, behaves alike.</summary>
public sealed class ReplicaTests(CrmApp app)
{
    [Fact]
    public async Task Reports_are_counted_on_the_replica_and_everything_else_is_not()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddOrder(await tenant.Admin.AddCustomer("甲公司"), new { amount = 7, status = "completed" });
        var token = (string)(await tenant.Admin.PostJson("/api/auth/tokens", new { name = "脚本" }))["token"]!;
        await using var server = await app.StartServer(("ConnectionStrings:CrmReadOnly", app.OwnerConnection));
        using var client = new HttpClient { BaseAddress = CrmApp.AddressOf(server) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await client.AddCustomer("乙公司");
        Assert.Equal(0, await Readers());
        foreach (var report in (await client.GetJson("/api/analytics/reports"))["items"]!.AsArray()) await client.GetJson($"/api/analytics/reports/{report!["report"]}");
        var figure = await client.GetJson("/api/analytics/figures?kind=orders&measure=sum:amount");
        await client.GetByteArrayAsync("/api/dashboards/builtin:admin/export?format=xlsx");

        Assert.Equal(7m, (decimal)figure["totals"]!["cells"]!["value"]!);
        Assert.True(await Readers() > 0);
        Assert.Equal(2, (int)(await client.GetJson("/api/customers"))["total"]!);
    }

    private async Task<long> Readers()
    {
        await using var connection = new NpgsqlConnection(app.OwnerConnection);
        await connection.OpenAsync();
        await using var question = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'guanxi reading' AND datname = current_database() AND query LIKE '%crm.%'", connection);
        return (long)(await question.ExecuteScalarAsync())!;
    }
}
