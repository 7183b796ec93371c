using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class BoardTests(CrmApp app)
{
    [Fact]
    public async Task A_column_counts_and_sums_all_its_deals_and_shows_the_first()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        for (var i = 1; i <= 23; i++) await admin.AddDeal(customer, $"{i}", new { amount = i, stage = "需求确认" });

        var board = await admin.GetJson("/api/opportunities/board");

        var columns = board["columns"]!.AsArray();
        Assert.Equal([0, 23, 0, 0, 0, 0], columns.Select(c => (int)c!["count"]!));
        var column = columns[1]!;
        Assert.Equal((276m, 82.8m, true, 20), ((decimal)column["sum"]!, (decimal)column["weighted"]!, (bool)column["count_is_exact"]!, column["items"]!.AsArray().Count));
        Assert.Equal("23", (string?)column["items"]![0]!["title"]);

        var rest = (await admin.GetJson($"/api/opportunities/board?stage={column["stage_id"]}&cursor={column["next_cursor"]}"))["columns"]!.AsArray().Single()!;
        Assert.Equal(["3", "2", "1"], rest["items"]!.AsArray().Select(i => (string?)i!["title"]));
        Assert.Null(rest["next_cursor"]);
        Assert.Equal(23, (int)rest["count"]!);
    }

    [Fact]
    public async Task Money_of_another_currency_is_counted_and_added_to_nothing()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var soon = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await admin.AddDeal(customer, "人民币", new { amount = 100, stage = "需求确认", expected_close_date = soon });
        await admin.AddDeal(customer, "美元", new { amount = 7000, currency = "USD", stage = "需求确认", expected_close_date = soon });

        foreach (var filter in (string[])["", "?filter=amount > -1"])
        {
            var board = await admin.GetJson("/api/opportunities/board" + filter);
            var column = board["columns"]![1]!;
            Assert.Equal(("CNY", 2, 100m, 1), ((string?)board["currency"], (int)column["count"]!, (decimal)column["sum"]!, (int)column["other_currencies"]!));
        }

        var forecast = await admin.GetJson("/api/opportunities/forecast");
        Assert.Equal((100m, 1, 1), (forecast["months"]!.AsArray().Sum(m => (decimal)m!["amount"]!), forecast["months"]!.AsArray().Sum(m => (int)m!["count"]!), (int)forecast["other_currencies"]!));
    }

    [Fact]
    public async Task Everybody_counts_only_what_he_sees()
    {
        var tenant = await app.NewTenant();
        var (one, other, manager) = (await tenant.Member(), await tenant.Member(), tenant.Admin);
        await one.Http.AddDeal(await one.Http.AddCustomer("甲公司"), "我的", new { amount = 100 });
        await other.Http.AddDeal(await other.Http.AddCustomer("乙公司"), "他的", new { amount = 1000 });

        Assert.Equal(("1 100.00", "1 1000.00", "2 1100.00"), (await First(one.Http), await First(other.Http), await First(manager)));
        Assert.Equal("1 100.00", await First(manager, $"owner={one.Id}"));
        Assert.Equal("1 1000.00", await First(manager, "q=他的"));
        Assert.Equal("1 1000.00", await First(manager, "filter=" + Uri.EscapeDataString("amount > 500")));
        Assert.Equal("0 0", await First(manager, "owner=me"));
    }

    [Theory]
    [InlineData("cursor=x", "stage")]
    [InlineData("stage=没有", "stage")]
    [InlineData("pipeline=没有", "pipeline")]
    [InlineData("owner=谁", "owner")]
    [InlineData("limit=0", "limit")]
    public async Task A_board_that_is_not_there_is_refused(string query, string field) =>
        Assert.Equal([field], await (await app.NewTenant()).Admin.GetAsync($"/api/opportunities/board?{query}").FaultyFields());

    [Fact]
    public async Task A_foreign_cursor_is_refused() =>
        Assert.Equal("cursor.invalid", await (await app.NewTenant()).Admin.GetAsync("/api/opportunities/board?stage=初步接触&cursor=x").RefusedWith(HttpStatusCode.BadRequest));

    [Fact]
    public async Task A_deal_nobody_touched_for_long_is_marked_and_so_is_what_is_planned()
    {
        var tenant = await app.NewTenant();
        var pipeline = await tenant.Admin.Pipeline();
        var stages = pipeline["stages"]!.DeepClone().AsArray();
        stages[0]!["stale_days"] = 14;
        await tenant.Admin.PutJson($"/api/pipelines/{pipeline["pipeline_id"]}", new { stages });
        var deal = await tenant.Admin.AddDeal(await tenant.Admin.AddCustomer("甲公司"), "采购");
        await tenant.Age(deal, days: 20);

        var old = await tenant.Admin.Read(deal);
        Assert.Equal((20, true), ((int)old["days_in_stage"]!, (bool)old["is_stale"]!));
        await tenant.Touch(deal, TimeProvider.System.GetUtcNow().AddDays(-3));
        await tenant.Plan(deal, TimeProvider.System.GetUtcNow().AddDays(2));
        var worked = await tenant.Admin.Read(deal);
        Assert.Equal((false, "planned"), ((bool)worked["is_stale"]!, (string?)worked["next_activity"]));
        await tenant.Plan(deal, TimeProvider.System.GetUtcNow().AddDays(-1));
        Assert.Equal("late", (string?)(await tenant.Admin.Read(deal))["next_activity"]);
    }

    [Fact]
    public async Task The_forecast_shows_each_month_by_category_and_what_is_overdue_first()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var first = FirstOfThisMonth();
        await admin.AddDeal(customer, "逾期", new { amount = 1, probability = 100, expected_close_date = first.AddDays(-1) });
        await admin.AddDeal(customer, "本月", new { amount = 100, probability = 50, expected_close_date = first, forecast_category = "commit" });
        await admin.AddDeal(customer, "下月", new { amount = 200, probability = 10, expected_close_date = first.AddMonths(1), forecast_category = "best_case" });
        await admin.AddDeal(customer, "不计", new { amount = 999, expected_close_date = first, forecast_category = "omitted" });
        await admin.AddDeal(customer, "以后", new { amount = 999, expected_close_date = first.AddMonths(2) });
        await admin.AddDeal(customer, "赢了", new { amount = 70, stage = "成交" });

        var months = (await admin.GetJson("/api/opportunities/forecast?months=2"))["months"]!.AsArray();

        Assert.Equal(["", $"{first:yyyy-MM}", $"{first.AddMonths(1):yyyy-MM}"], months.Select(m => (string?)m!["month"] ?? ""));
        Assert.Equal(["1/1/1/0", "1/100/50/70", "1/200/20/0"], months.Select(m => $"{m!["count"]}/{(decimal)m["amount"]!:0.##}/{(decimal)m["weighted"]!:0.##}/{(decimal)m["won"]!:0.##}"));
        Assert.Equal((100m, 200m), ((decimal)months[1]!["categories"]!["commit"]!, (decimal)months[2]!["categories"]!["best_case"]!));
        Assert.Equal(["months"], await admin.GetAsync("/api/opportunities/forecast?months=25").FaultyFields());
    }

    /// <summary>Of the month it is in China.</summary>
    private static DateOnly FirstOfThisMonth()
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(8);
        return new DateOnly(now.Year, now.Month, 1);
    }

    private static async Task<string> First(HttpClient client, string query = "")
    {
        JsonNode column = (await client.GetJson($"/api/opportunities/board?{query}"))["columns"]![0]!;
        return $"{column["count"]} {column["sum"]}";
    }
}
