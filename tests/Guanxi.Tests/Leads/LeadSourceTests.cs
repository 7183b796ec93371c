using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Leads;

public sealed class LeadSourceTests(CrmApp app)
{
    [Fact]
    public async Task What_a_source_cost_and_brought_is_read_beside_each_other()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/lead_sources", new { name = "展会", cost = 30_000 });
        await tenant.Admin.PostJson("/api/lead_sources", new { name = "广告", cost = 500.50, note = "搜索" });
        await tenant.Admin.AddLead("甲", new { source = "展会", status = "qualified" });
        var convert = await tenant.Admin.AddLead("乙", new { source = "展会", company = "乙公司" });
        await tenant.Admin.AddLead("丙", new { source = "展会" });
        await tenant.Admin.AddLead("丁", new { source = "转介绍" });
        await tenant.Admin.AddLead("戊");
        var deal = (await tenant.Admin.Put($"/api/leads/{convert}/convert", new { amount = 70_000 }))["opportunity_id"];
        await tenant.Admin.Put($"/api/opportunities/{deal}/close", new { status = "won", actual_amount = 75_000 });
        var foreign = (await tenant.Admin.Put($"/api/leads/{await tenant.Admin.AddLead("己", new { source = "转介绍", company = "己公司" })}/convert", new { amount = 40 }))["opportunity_id"];
        await tenant.Admin.PatchJson($"/api/opportunities/{foreign}", new { currency = "USD" });
        await tenant.Admin.Put($"/api/opportunities/{foreign}/close", new { status = "won" });

        var rows = (await tenant.Admin.GetJson("/api/analytics/lead_sources"))["items"]!.AsArray()
            .ToDictionary(r => (string?)r!["source"] ?? "", r => $"{r!["leads"]}/{r["qualified"]}/{r["converted"]} {r["won"]} {r["won_amount"]} {r["cost"]} {r["cost_per_lead"]} {r["return"]}");

        Assert.Equal("3/2/1 1 75000.00 30000.00 10000.00 1.5", rows["展会"]);
        Assert.Equal("0/0/0 0 0 500.50  -1", rows["广告"]);
        Assert.Equal("2/1/1 1 0   ", rows["转介绍"]); // won in dollars
        Assert.Equal("1/0/0 0 0   ", rows[""]);
        Assert.Equal("展会", (string?)(await tenant.Admin.GetJson("/api/analytics/lead_sources"))["items"]![0]!["source"]);
    }

    [Fact]
    public async Task A_report_counts_only_what_one_may_see()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.AddLead("甲", new { source = "展会" });
        await rep.Http.AddLead("乙", new { source = "展会" });

        Assert.Equal("1", (await rep.Http.GetJson("/api/analytics/lead_sources"))["items"]![0]!["leads"]!.ToString());
        Assert.Empty((await tenant.Admin.GetJson("/api/analytics/lead_sources?to=2020-01-01T00:00:00Z"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Sources_are_kept_by_who_may_configure_once_each()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var source = await tenant.Admin.PostJson("/api/lead_sources", new { name = "展会" });
        var path = $"/api/lead_sources/{source["source_id"]}";

        var changed = await tenant.Admin.Put(path, new { cost = 100, currency = "USD" });
        Assert.Equal(("100", "USD"), (changed["cost"]!.ToString(), (string?)changed["currency"]));
        Assert.Equal("already_exists", await tenant.Admin.PostAsJsonAsync("/api/lead_sources", new { name = "展会" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["cost"], await tenant.Admin.PutAsJsonAsync(path, new { cost = -1 }).FaultyFields());
        Assert.Equal(["cost"], await tenant.Admin.PutAsJsonAsync(path, new { cost = 1e30 }).FaultyFields());
        Assert.Equal(["currency"], await tenant.Admin.PutAsJsonAsync(path, new { currency = "元" }).FaultyFields());
        Assert.Equal(["name"], await tenant.Admin.PostAsJsonAsync("/api/lead_sources", new { cost = 5 }).FaultyFields());
        Assert.Equal("forbidden", await rep.Http.PutAsJsonAsync(path, new { cost = 1 }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["展会"], (await rep.Http.GetJson("/api/lead_sources")).Of("name"));
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("not_found", await tenant.Admin.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
    }
}
