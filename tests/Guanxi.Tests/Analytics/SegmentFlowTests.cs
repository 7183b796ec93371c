using System.Globalization;
using System.Text.Json.Nodes;
using Guanxi.Analytics.Worth;
using Guanxi.Tests.Platform.Pdf;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Analytics;

public sealed class SegmentFlowTests(CrmApp app)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateTimeOffset Before = Now.AddMonths(-2);
    private static readonly string Flow = $"/api/analytics/reports/segment_flow?from={Day(Before)}&to={Day(Now)}";

    [Fact]
    public async Task Who_moved_between_segments_is_found_behind_the_number_by_whoever_may_see_it()
    {
        var tenant = await app.NewTenant();
        var li = await tenant.Member();
        await tenant.Admin.PatchJson("/api/analytics/settings", new { rfm_mode = "fixed" });
        var (grown, still, left) = (await li.Http.AddCustomer("变大"), await tenant.Admin.AddCustomer("不变"), await tenant.Admin.AddCustomer("停用"));
        foreach (var customer in new[] { grown, still, left }) await Buys(tenant.Admin, customer, Before.AddDays(-9), 500);
        await tenant.Do((db, ct) => CountWorth.All(db, TimeZoneInfo.Utc, Before, ct));
        for (var i = 0; i < 9; i++) await Buys(tenant.Admin, grown, Now.AddDays(-1), 3000);
        await Buys(tenant.Admin, await tenant.Admin.AddCustomer("新来"), Now.AddDays(-1), 10);
        await tenant.Admin.PatchJson($"/api/customers/{left}", new { is_active = false });
        await tenant.Admin.PostJson("/api/analytics/refresh", new { });

        var (all, own) = (await tenant.Admin.GetJson(Flow), await li.Http.GetJson(Flow));

        Assert.Equal(["变大", "不变", "新来"], await Behind(tenant.Admin, all["totals"]!));
        var rows = all["rows"]!.AsArray().ToDictionary(r => (string)r!["key"]!, r => r!);
        Assert.Equal(["变大"], await Behind(tenant.Admin, rows["general_develop>vip"]));
        Assert.Equal(["新来"], await Behind(tenant.Admin, rows.Single(r => r.Key.StartsWith('>')).Value));
        Assert.Equal("general_develop>vip", (string?)Assert.Single(own["rows"]!.AsArray())!["key"]);
        Assert.Equal(["变大"], await Behind(li.Http, own["totals"]!));
        var paper = new PdfReading(await tenant.Admin.GetByteArrayAsync(Flow.Replace("?", "/export?format=pdf&", StringComparison.Ordinal))).AllText.Split('\n');
        Assert.Equal(2, paper.Count(word => word == "VIP客户")); // in the picture, and in the figures below it
    }

    [Fact]
    public async Task A_condition_on_a_month_is_read_as_people_speak_and_refused_where_it_makes_no_sense()
    {
        var admin = (await app.NewTenant()).Admin;

        var read = await admin.GetJson($"/api/fields/customers/filter?filter={Uri.EscapeDataString("segment_history in ('2026-01:vip', 'moon')")}");

        Assert.Equal(["2026-01 VIP客户", null], read["values"]!.AsArray().Select(v => (string?)v!["label"]));
        foreach (var empty in new[] { "segment_history = '2026-01:vip'", "segment_history contains 'moon'", "segment_history is not null" })
            Assert.Equal(0, (int)(await admin.GetJson($"/api/customers?filter={Uri.EscapeDataString(empty)}"))["total"]!);
        Assert.Equal("filter.type", await admin.GetAsync($"/api/customers?filter={Uri.EscapeDataString("segment_history > '2026-01'")}").RefusedWith(System.Net.HttpStatusCode.BadRequest));
        Assert.Equal("sort.unknown", await admin.GetAsync("/api/customers?sort=segment_history").RefusedWith(System.Net.HttpStatusCode.BadRequest));
    }

    private static Task<JsonNode> Buys(HttpClient http, string customer, DateTimeOffset at, decimal amount) => http.AddOrder(customer, new { amount, status = "completed", ordered_at = at });

    private static async Task<string[]> Behind(HttpClient http, JsonNode row)
    {
        var list = await http.GetJson($"/api/customers?sort=created_at&filter={Uri.EscapeDataString((string)row["records"]!["filter"]!)}");
        Assert.Equal((int)row["cells"]!["customers"]!, (int)list["total"]!);
        return [.. list["items"]!.AsArray().Select(c => (string)c!["name"]!)];
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
