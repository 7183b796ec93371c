using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.Customers;

/// <summary>The sums the database keeps are those a count of the customers gives, whatever happens to these.</summary>
public sealed class CustomerSumTests(CrmApp app)
{
    private static readonly string[] Ways = ["industry", "province", "scale", "grade", "status", "source", "lifecycle"];

    [Fact]
    public async Task Whatever_happens_to_customers_the_kept_sums_are_what_a_count_gives()
    {
        var tenant = await app.NewTenant();
        var (admin, sales, guest) = (tenant.Admin, await tenant.Member(), await tenant.Member());
        var first = await admin.AddCustomer("甲公司", new { industry = "软件", source = "展会", address = "广东省深圳市" });
        var second = await admin.AddCustomer("乙公司", new { industry = "零售", owner_id = sales.Id });
        var third = await sales.Http.AddCustomer("丙公司", new { industry = "软件", status = "won", annual_revenue = 2_000_000, cooperation_years = 5 });
        await Same(admin, sales.Http, guest.Http);
        await admin.AddOrder(first, new { amount = 100, status = "completed" });
        await admin.AddOrder(second, new { amount = 70.5, status = "completed", ordered_at = "2024-01-05" });
        await admin.PostJson("/api/analytics/refresh", new { });
        await admin.PostJson($"/api/customers/{first}/shares", new { user_id = guest.Id });
        await Same(admin, sales.Http, guest.Http);
        await admin.PatchJson($"/api/customers/{first}", new { industry = "金融", address = "北京市", owner_id = sales.Id });
        await admin.PatchJson($"/api/customers/{third}", new { is_active = false });
        await Same(admin, sales.Http, guest.Http);
        await admin.Import(Csv("客户名称,所属行业", "甲公司,制造业", "丁公司,制造业", "戊公司,零售"), "more.csv", ("kind", "customers"), ("mode", "upsert"), ("match", "name"));
        await admin.DeleteAsync($"/api/customers/{second}");
        await Same(admin, sales.Http, guest.Http);

        await tenant.Do(CustomerSums.Gather);
        await Same(admin, sales.Http, guest.Http);
        var gathered = await tenant.Read(db => db.CustomerSums.ToListAsync());
        Assert.All(gathered, sum => Assert.True(sum.IsGathered));
        await tenant.Do(CustomerSums.Recount);
        Assert.Equal(gathered.Select(Line).Order(), (await tenant.Read(db => db.CustomerSums.ToListAsync())).Select(Line).Order());
    }

    [Fact]
    public async Task Edits_at_the_same_time_as_counting_anew_lose_nothing()
    {
        var tenant = await app.NewTenant();
        var customers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => tenant.Admin.AddCustomer($"客户{i}", new { industry = "软件" })));
        await tenant.Admin.AddOrder(customers[0], new { amount = 5, status = "completed" });

        await Task.WhenAll(
            Task.WhenAll(customers.Select(async id =>
            {
                foreach (var industry in (string[])["零售", "金融", "制造业"]) await tenant.Admin.PatchJson($"/api/customers/{id}", new { industry });
            })),
            Repeat(() => tenant.Do(CustomerSums.Gather)), Repeat(() => tenant.Do(CustomerSums.Recount)), Repeat(() => tenant.Admin.PostJson("/api/analytics/refresh", new { })));

        await Same(tenant.Admin);
        Assert.Equal(20, await tenant.Read(db => db.CustomerSums.Where(s => s.Field == "industry" && s.Value == "制造业").SumAsync(s => s.Count)));
        Assert.Equal(5, await tenant.Read(db => db.CustomerSums.Where(s => s.Field == "grade").SumAsync(s => s.Spent)));
    }

    private static async Task Repeat(Func<Task> work)
    {
        for (var i = 0; i < 10; i++) await work();
    }

    /// <summary>For each reader: the report against the list he gets.</summary>
    private static async Task Same(params HttpClient[] readers)
    {
        foreach (var reader in readers)
        {
            var list = (await reader.GetJson("/api/customers?limit=200"))["items"]!.AsArray();
            foreach (var way in Ways) Assert.Equal(Counted(list, way), Told(await reader.GetJson($"/api/analytics/reports/customer_distribution?by={way}")));
            var lost = list.Where(c => (string?)c!["lifecycle"] is "lost" or "at_risk").ToList();
            foreach (var way in (string[])["industry", "lifecycle"]) Assert.Equal(Counted(lost, way), Told(await reader.GetJson($"/api/analytics/reports/lost_customers?by={way}")));
            Assert.Equal(Counted(lost, "owner_id"), Told(await reader.GetJson("/api/analytics/reports/lost_customers?by=owner")));
            Assert.Equal(Counted(list.Where(c => c!["segment"] is not null), "segment"), Told(await reader.GetJson("/api/analytics/reports/rfm")));
        }
    }

    private static IEnumerable<string> Counted(IEnumerable<JsonNode?> list, string field) => list.GroupBy(c => (string?)c![field] ?? "").Select(g =>
        $"{g.Key}: {g.Count()}, {g.Count(c => (int)c!["purchase_count"]! > 0)}, {g.Sum(c => (decimal)c!["total_spent"]!):0.00}, {g.Sum(c => (decimal?)c!["predicted_value"] ?? 0):0.00}").Order();

    private static IEnumerable<string> Told(JsonNode report) => report["rows"]!.AsArray().Select(r =>
        $"{r!["key"]}: {r["cells"]!["customers"]}, {r["cells"]!["buyers"]}, {(decimal)r["cells"]!["spent"]!:0.00}, {(decimal)r["cells"]!["predicted"]!:0.00}").Order();

    internal static string Line(CustomerSum s) => $"{s.Field} {s.Value} {s.OwnerId} {s.Lifecycle} {s.Count} {s.Buyers} {s.Spent} {s.Predicted}";
}
