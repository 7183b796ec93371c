using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Analytics;

public sealed class ReportTests(CrmApp app)
{
    private const string Period = "from=2026-01-01&to=2026-12-31";

    /// <summary>The cells whose sum is the length of the list behind a row.</summary>
    private static readonly Dictionary<string, string[]> Counts = new()
    {
        ["sales_funnel"] = ["reached"],
        ["win_loss"] = ["won", "lost"],
        ["sales_performance"] = ["won", "lost"],
        ["sales_velocity"] = ["open"],
        ["forecast"] = ["count"],
        ["pipeline_waterfall"] = ["count"],
        ["sales_trend"] = ["orders"],
        ["revenue_by_seller"] = ["orders"],
        ["product_ranking"] = ["orders"],
        ["activity_report"] = ["total"],
        ["cohorts"] = ["customers"],
        ["customer_growth"] = ["new_customers"],
        ["customer_distribution"] = ["customers"],
        ["territory"] = ["customers"],
        ["customer_activity"] = ["customers"],
        ["rfm"] = ["customers"],
        ["segment_flow"] = ["customers"],
        ["lost_customers"] = ["customers"],
        ["lead_sources"] = ["leads"],
    };

    [Fact]
    public async Task Every_report_adds_up_to_the_lists_behind_it_and_shows_each_only_his_own()
    {
        var tenant = await app.NewTenant();
        var (li, wang) = (await tenant.Member(), await tenant.Member());
        await Work(tenant, li, "李", 3);
        await Work(tenant, wang, "王", 1);
        await tenant.Admin.PostJson("/api/analytics/refresh", new { });

        foreach (var (name, ways) in await Ways(tenant.Admin))
            foreach (var way in ways)
            {
                var (all, own) = (await Report(tenant.Admin, name, way), await Report(li.Http, name, way));
                await AddsUp(tenant.Admin, name, way, all);
                await AddsUp(li.Http, name, way, own);
                if (name is "segment_flow") continue; // nothing was counted in its months; see SegmentFlowTests
                Assert.True(Sum(own) < Sum(all), $"{name} by {way}: {own.ToJsonString()} is not less than {all.ToJsonString()}");
            }
    }

    [Fact]
    public async Task An_organisation_without_anything_has_reports_of_nothing()
    {
        var admin = (await app.NewTenant()).Admin;
        foreach (var (name, ways) in await Ways(admin))
            foreach (var way in ways) Assert.Equal(0, Sum(await Report(admin, name, way)));
        Assert.Equal("rule", (string?)(await admin.GetJson("/api/analytics/customer_value"))["source"]);
        Assert.Empty((await admin.GetJson("/api/analytics/rfm"))["items"]!.AsArray());
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_refused()
    {
        var admin = (await app.NewTenant()).Admin;
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/api/analytics/reports/nothing")).StatusCode);
        Assert.Equal(["by"], await admin.GetAsync("/api/analytics/reports/win_loss?by=moon").FaultyFields());
        Assert.Equal(["to"], await admin.GetAsync("/api/analytics/reports/win_loss?from=2026-02-01&to=2026-01-01").FaultyFields());
        Assert.Equal(["to"], await admin.GetAsync("/api/analytics/reports/sales_trend?from=1990-01-01&to=2026-01-01").FaultyFields());
        Assert.Equal(["owner"], await admin.GetAsync("/api/analytics/reports/win_loss?owner=nobody").FaultyFields());
        Assert.Equal(["pipeline"], await admin.GetAsync("/api/analytics/reports/forecast?pipeline=moon").FaultyFields());
        Assert.Equal(["kind"], await admin.GetAsync("/api/analytics/figures?kind=moons").FaultyFields());
        Assert.Equal(["measures"], await admin.GetAsync("/api/analytics/figures?kind=orders&measure=sum:moon").FaultyFields());
    }

    [Fact]
    public async Task Who_may_not_see_amounts_does_not_get_the_reports_that_would_tell_them()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("numbers", ["analytics.view", "opportunities.view"], ("opportunities", "amount", "hidden"));
        var person = await tenant.Member("numbers");
        Assert.Equal("field.withheld", await person.Http.GetAsync("/api/analytics/reports/sales_performance").RefusedWith(HttpStatusCode.Forbidden));
        Assert.DoesNotContain("sales_performance", (await Ways(person.Http)).Keys);
    }

    [Fact]
    public async Task The_funnel_counts_a_department_and_one_currency_and_names_who_ever_came_so_far()
    {
        var tenant = await app.NewTenant();
        var department = (string)(await tenant.Admin.PostJson("/api/departments", new { name = "华东" }))["department_id"]!;
        var (inside, outside) = (await tenant.Member(), await tenant.Member());
        await tenant.Admin.PatchJson($"/api/users/{inside.Id}", new { department_id = department });
        var customer = await inside.Http.AddCustomer("甲公司");
        await inside.Http.AddDeal(customer, "开着", new { amount = 10 });
        await inside.Http.AddDeal(customer, "外币", new { amount = 70, currency = "USD" });
        await inside.Http.Close(await inside.Http.AddDeal(customer, "赢", new { amount = 5 }), new { status = "won", actual_amount = 5 });
        await outside.Http.AddDeal(await outside.Http.AddCustomer("乙公司"), "别人", new { amount = 100 });

        var funnel = await tenant.Admin.GetJson($"/api/analytics/reports/sales_funnel?department={department}");

        Assert.Equal((2, 15m), ((int)funnel["totals"]!["cells"]!["count"]!, (decimal)funnel["totals"]!["cells"]!["amount"]!));
        await AddsUp(tenant.Admin, "sales_funnel", null, funnel);
        var won = funnel["rows"]!.AsArray().Single(r => (string?)r!["key"] == "won")!;
        Assert.Equal(1, (int)won["cells"]!["reached"]!);
    }

    [Fact]
    public async Task A_salesperson_is_asked_for_by_name_and_two_of_one_name_by_id()
    {
        var tenant = await app.NewTenant();
        var li = await tenant.Member(name: "李娜");
        await li.Http.Close(await li.Http.AddDeal(await li.Http.AddCustomer("甲公司"), "赢", new { amount = 5 }), new { status = "won", actual_amount = 5 });
        var path = "/api/analytics/reports/sales_performance?owner=";

        Assert.Equal(5m, (decimal)(await tenant.Admin.GetJson(path + "李娜"))["totals"]!["cells"]!["won_amount"]!);
        var other = await tenant.Member(name: "李娜");
        Assert.Equal(["owner"], await tenant.Admin.GetAsync(path + "李娜").FaultyFields());
        Assert.Equal(0m, (decimal)(await tenant.Admin.GetJson(path + other.Id))["totals"]!["cells"]!["won_amount"]!);
    }

    [Fact]
    public async Task A_month_ends_where_the_organisation_is()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/organization", new { time_zone = "America/New_York" });
        var customer = await tenant.Admin.AddCustomer("甲公司");
        await tenant.Admin.AddOrder(customer, new { amount = 10, status = "completed", ordered_at = "2026-02-01T03:00:00Z" }); // still January in New York
        await tenant.Admin.AddOrder(customer, new { amount = 1, status = "completed", ordered_at = "2026-02-01T06:00:00Z" });

        var trend = await tenant.Admin.GetJson("/api/analytics/reports/sales_trend?from=2026-01-01&to=2026-02-28");

        Assert.Equal([10m, 1m], trend["rows"]!.AsArray().Select(r => (decimal)r!["cells"]!["revenue"]!));
    }

    [Fact]
    public async Task Other_currencies_are_said_not_added()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddOrder(customer, new { amount = 10, status = "completed", ordered_at = "2026-03-01" });
        await admin.AddOrder(customer, new { amount = 5, currency = "USD", status = "completed", ordered_at = "2026-03-02" });

        var report = await admin.GetJson($"/api/analytics/reports/revenue_by_seller?{Period}");

        Assert.Equal(10m, (decimal)report["totals"]!["cells"]!["revenue"]!);
        Assert.Contains("USD", (string)report["notes"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Own_figures_are_the_list_s_and_compare_with_the_period_before()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        foreach (var (day, amount) in new[] { ("2026-01-10", 4), ("2026-02-10", 5), ("2026-02-20", 6) }) await admin.AddOrder(customer, new { amount, status = "completed", ordered_at = day, channel = day[5..7] });

        var figure = await admin.GetJson("/api/analytics/figures?kind=orders&measure=sum:amount&group=channel&date_field=ordered_at&from=2026-02-01&to=2026-02-28&compare=previous&filter=" + Uri.EscapeDataString("status = 'completed'"));

        Assert.Equal((11m, 4m), ((decimal)figure["totals"]!["cells"]!["value"]!, (decimal)figure["before"]!["totals"]!["cells"]!["value"]!));
        Assert.Equal("2026-01-01", (string?)figure["before"]!["from"]);
        Assert.Equal(2, (int)(await admin.GetJson($"/api/orders?filter={Uri.EscapeDataString((string)figure["rows"]![0]!["records"]!["filter"]!)}"))["total"]!);
    }

    [Fact]
    public async Task A_cohort_tells_which_part_of_it_bought_again_in_which_month_of_the_organisation()
    {
        var admin = (await app.NewTenant()).Admin;
        var (faithful, once) = (await admin.AddCustomer("常来"), await admin.AddCustomer("一次"));
        foreach (var at in new[] { "2026-01-05T00:00:00Z", "2026-01-31T17:00:00Z", "2026-04-02T00:00:00Z", "2026-04-09T00:00:00Z" }) await admin.AddOrder(faithful, new { amount = 5, status = "completed", ordered_at = at });
        await admin.AddOrder(once, new { amount = 5, status = "completed", ordered_at = "2026-01-31T15:00:00Z" });
        await admin.AddOrder(once, new { amount = -1, status = "completed", ordered_at = "2026-02-10" });
        await admin.PostJson("/api/analytics/refresh", new { });

        var january = (await Report(admin, "cohorts", null))["rows"]!.AsArray().Single(r => (string?)r!["key"] == "2026-01")!["cells"]!;

        Assert.Equal(2, (int)january["customers"]!);
        Assert.Equal([0.5m, 0m, 0.5m, 0m], Enumerable.Range(1, 4).Select(i => (decimal)january[$"m{i}"]!));
    }

    [Fact]
    public async Task A_report_leaves_as_the_same_numbers_in_a_file()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.AddOrder(await admin.AddCustomer("甲公司"), new { amount = 12.5m, status = "completed", ordered_at = "2026-03-01" });
        var csv = await admin.GetStringAsync($"/api/analytics/reports/revenue_by_seller/export?format=csv&{Period}");
        Assert.Contains("12.5", csv, StringComparison.Ordinal);
        Assert.Equal(["format"], await admin.GetAsync("/api/analytics/reports/rfm/export?format=doc").FaultyFields());
    }

    private static async Task Work(Tenant tenant, Member person, string name, int many)
    {
        for (var i = 0; i < many; i++)
        {
            var customer = await person.Http.AddCustomer($"{name}客户{i}", new { industry = i % 2 == 0 ? "软件" : null, source = "展会", address = "广东省深圳市" });
            await person.Http.AddDeal(customer, "进行中", new { amount = 1000 + i, expected_close_date = "2026-12-20" });
            await person.Http.Close(await person.Http.AddDeal(customer, "赢", new { amount = 500 }), new { status = "won", actual_amount = 450 });
            await person.Http.Close(await person.Http.AddDeal(customer, "输", new { amount = 300 }), new { status = "lost", lost_reason = "价格", competitor = "钉钉" });
            await person.Http.AddOrder(customer, new { status = "completed", ordered_at = "2026-05-05", lines = new[] { new { name = "服务", category = "软件", unit_price = 100 + i } } });
            await person.Http.AddOrder(customer, new { amount = 9, status = "completed", ordered_at = "2026-07-05" });
            await person.Http.PostJson("/api/activities", new { type = "call", customer_id = customer, content = "问候" });
            await person.Http.PostJson("/api/leads", new { name = $"{name}线索{i}", source = "网站" });
        }
        var lost = await person.Http.AddCustomer($"{name}旧客户");
        await tenant.Admin.AddOrder(lost, new { amount = 20, status = "completed", ordered_at = "2024-01-05" });
        await tenant.Admin.AddOrder(lost, new { amount = 20, status = "completed", ordered_at = "2024-02-05" });
    }

    private static async Task<Dictionary<string, string?[]>> Ways(HttpClient http) =>
        (await http.GetJson("/api/analytics/reports"))["items"]!.AsArray().ToDictionary(
            r => (string)r!["report"]!, r => r!["parameters"]!.AsArray().FirstOrDefault(p => (string?)p!["name"] == "by")?["options"]!.AsArray().Select(o => (string?)o!["value"]).ToArray() ?? [null]);

    private static Task<JsonNode> Report(HttpClient http, string name, string? way) => http.GetJson($"/api/analytics/reports/{name}?{Period}{(way is null ? "" : $"&by={way}")}");

    private static async Task AddsUp(HttpClient http, string name, string? way, JsonNode report)
    {
        var counts = report["columns"]!.AsArray().Where(c => (string?)c!["type"] == "count").Select(c => (string)c!["key"]!).ToList();
        foreach (var row in report["rows"]!.AsArray().OfType<JsonObject>())
            Assert.True(row["records"] is not null || row["cell_records"] is not null, $"{name} by {way}, {row["label"]}: nothing opens");
        foreach (var row in report["rows"]!.AsArray().Append(report["totals"]).OfType<JsonObject>())
        {
            foreach (var key in counts.Where(key => row["cell_records"]?[key] is not null && (int)row["cells"]![key]! > 0)) // the total is one of them: a list with more would show there
                Assert.Equal(($"{name} by {way}, {row["label"]}, {key}", (int)row["cells"]![key]!), ($"{name} by {way}, {row["label"]}, {key}", await Listed(http, row["cell_records"]![key]!)));
            if (row["records"] is null) continue;
            // the total of the funnel is what stands in its stages: each deal once
            var expected = (name == "sales_funnel" && row["key"] is null ? ["count"] : Counts[name]).Sum(key => Math.Abs((int)row["cells"]![key]!));
            var listed = await Listed(http, row["records"]!);
            Assert.True(expected == listed, $"{name} by {way}, {row["label"]}: {expected}, but the list has {listed}: {row["records"]!["filter"]}");
        }
    }

    private static async Task<int> Listed(HttpClient http, JsonNode records) =>
        (int)(await http.GetJson($"/api/{records["kind"]}?limit=1&filter={Uri.EscapeDataString((string)records["filter"]!)}"))["total"]!;

    /// <summary>All its numbers together: more for who sees more.</summary>
    private static decimal Sum(JsonNode report) => report["rows"]!.AsArray().Sum(r => r!["cells"]!.AsObject()
        .Where(c => c.Value is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number && !c.Key.EndsWith("rate", StringComparison.Ordinal) && c.Key is not ("share" or "conversion" or "growth"))
        .Where(c => !c.Key.StartsWith('m')).Sum(c => Math.Abs(decimal.Parse(c.Value!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture))));
}
