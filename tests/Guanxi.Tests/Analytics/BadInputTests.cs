using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Analytics.Worth;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Analytics;

/// <summary>What should not be in the numbers, and what somebody writes all the same.</summary>
public sealed class BadInputTests(CrmApp app)
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    public async Task The_first_and_the_last_moment_there_are_come_into_no_record(string at)
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");

        Assert.Equal(["ordered_at"], await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 1, status = "completed", ordered_at = at }).FaultyFields());
        Assert.Equal(["occurred_at"], await admin.PostAsJsonAsync("/api/activities", new { customer_id = customer, type = "purchase", content = "x", amount = 1, occurred_at = at }).FaultyFields());
        Assert.Equal(["expected_close_date"], await admin.PostAsJsonAsync("/api/opportunities", new { customer_id = customer, title = "x", expected_close_date = at[..10] }).FaultyFields());
    }

    [Theory]
    [InlineData("figures?kind=orders&date_field=ordered_at&to=9999-12-31", "to")]
    [InlineData("customer_value?to=9999-12-31", "to")]
    [InlineData("customer_value?to=0001-01-01", "to")]
    [InlineData("customer_value?from=0001-01-01", "from")]
    [InlineData("reports/sales_trend?from=0001-01-01", "from")]
    public async Task Days_with_which_nobody_reckons_are_refused(string asked, string field)
    {
        var admin = (await app.NewTenant()).Admin;

        Assert.Equal([field], await admin.GetAsync($"/api/analytics/{asked}").FaultyFields());
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/api/analytics/sales_funnel?from=0001-01-01&to=9999-12-31")).StatusCode);
    }

    [Fact]
    public async Task A_currency_mix_is_not_added_up_and_what_is_left_out_is_said()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        foreach (var currency in new[] { "CNY", "USD" })
        {
            await admin.AddOrder(customer, new { amount = 10, currency, status = "completed", ordered_at = "2026-03-01" });
            await admin.AddDeal(customer, currency, new { amount = 7, currency, expected_close_date = "2026-12-20" });
        }

        var figure = await admin.GetJson("/api/analytics/figures?kind=orders&measure=sum:amount");
        Assert.Equal(10m, (decimal)figure["totals"]!["cells"]!["value"]!);
        Assert.Equal(1, (int)(await admin.GetJson($"/api/orders?filter={Uri.EscapeDataString((string)figure["totals"]!["records"]!["filter"]!)}"))["total"]!);
        Assert.Single(figure["notes"]!.AsArray());
        var dollars = await admin.GetJson("/api/analytics/figures?kind=orders&measure=sum:amount&filter=currency = 'USD'");
        Assert.Equal((10m, "USD"), ((decimal)dollars["totals"]!["cells"]!["value"]!, (string)dollars["currency"]!));
        Assert.Equal(10m, (decimal)(await admin.GetJson("/api/analytics/figures?kind=orders&measure=sum:amount&filter=channel != 'currency'"))["totals"]!["cells"]!["value"]!);
        Assert.Equal(2, (int)(await admin.GetJson("/api/analytics/figures?kind=orders"))["totals"]!["cells"]!["value"]!);
        foreach (var report in new[] { "forecast", "pipeline_waterfall", "sales_funnel" })
            Assert.Contains("USD", (await admin.GetJson($"/api/analytics/reports/{report}"))["notes"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refund_is_no_purchase_and_nobody_who_bought()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.AddOrder(await admin.AddCustomer("甲公司"), new { amount = 500, status = "completed" });
        await admin.AddOrder(await admin.AddCustomer("乙公司"), new { amount = -100, status = "completed" });

        var value = await admin.GetJson("/api/analytics/customer_value");

        Assert.Equal((400m, 1, 1, 400m), ((decimal)value["revenue"]!, (int)value["buyers"]!, (int)value["orders"]!, (decimal)value["arpu"]!));
    }

    [Fact]
    public async Task Orders_without_lines_stand_for_themselves_in_the_ranking_of_products()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddOrder(customer, new { status = "completed", lines = new[] { new { name = "培训", unit_price = 30 } } });
        await admin.AddOrder(customer, new { status = "completed", amount = 70 });

        var report = await admin.GetJson("/api/analytics/reports/product_ranking");

        Assert.Equal(["培训", "no_lines"], report["rows"]!.AsArray().Select(r => (string)r!["key"]!));
        Assert.Equal(100m, (decimal)report["totals"]!["cells"]!["revenue"]!);
    }

    [Fact]
    public async Task Who_bought_before_anybody_counted_is_not_called_new()
    {
        var tenant = await app.NewTenant();
        var (now, first) = (TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddMonths(-2));
        foreach (var (name, at) in new[] { ("老客户", first.AddMonths(-3)), ("新客户", now.AddDays(-1)) })
            await tenant.Admin.AddOrder(await tenant.Admin.AddCustomer(name), new { amount = 10, status = "completed", ordered_at = at });
        await tenant.Do((db, ct) => CountWorth.All(db, TimeZoneInfo.Utc, now, ct));

        var rows = (await tenant.Admin.GetJson(string.Create(CultureInfo.InvariantCulture, $"/api/analytics/reports/segment_flow?from={first:yyyy-MM-dd}&to={now:yyyy-MM-dd}")))["rows"]!.AsArray();

        foreach (var (sign, name) in new[] { ('-', "老客户"), ('>', "新客户") })
        {
            var filter = (string)rows.Single(r => ((string)r!["key"]!)[0] == sign)!["records"]!["filter"]!;
            Assert.Equal(name, (string?)Assert.Single((await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString(filter)}"))["items"]!.AsArray())!["name"]);
        }
    }

    [Fact]
    public async Task Who_is_spoken_to_is_valued_anew_everywhere()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("久未联系");
        await tenant.Admin.AddOrder(await tenant.Admin.AddCustomer("别人"), new { amount = 10, status = "completed" });
        await tenant.Admin.AddOrder(customer, new { amount = 10, status = "completed", ordered_at = "2023-01-05" });
        await tenant.Admin.LogActivity(customer, "两年前", at: "2024-01-05T08:00:00Z");
        await tenant.Settle();
        await tenant.Admin.PostJson("/api/analytics/refresh", new { });
        Task<JsonNode> Read() => tenant.Admin.GetJson($"/api/customers/{customer}");
        var before = (string?)(await Read())["lifecycle"];

        await tenant.Admin.PostJson("/api/activities", new { type = "call", customer_id = customer, content = "又联系上了" });
        await tenant.Settle();

        var profile = await tenant.Admin.GetJson($"/api/customers/{customer}/profile");
        Assert.Equal("lost", before);
        Assert.NotEqual("lost", (string?)profile["lifecycle"]);
        Assert.Equal((string?)profile["lifecycle"], (string?)(await Read())["lifecycle"]);
    }

    [Fact]
    public async Task What_one_does_not_see_is_not_in_the_number_of_buyers()
    {
        var tenant = await app.NewTenant();
        var li = await tenant.Member();
        await tenant.Admin.AddOrder(await tenant.Admin.AddCustomer("甲公司"), new { amount = 10, status = "completed" });
        await tenant.Admin.PostJson("/api/analytics/refresh", new { });

        Assert.Equal(1, (int)(await tenant.Admin.GetJson("/api/analytics/settings"))["buyers"]!);
        Assert.Equal(0, (int)(await li.Http.GetJson("/api/analytics/settings"))["buyers"]!);
    }
}
