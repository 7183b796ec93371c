using System.Net;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Views;

public sealed class ListSummaryTests(CrmApp app)
{
    [Fact]
    public async Task A_list_is_counted_and_added_up_by_a_field_and_each_group_says_how_to_find_it()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("甲", new { industry = "软件", credit_limit = 100_000 });
        await tenant.Admin.AddCustomer("乙", new { industry = "软件", credit_limit = 50_000.25 });
        await tenant.Admin.AddCustomer("丙", new { industry = "制造", credit_limit = 1.75 });
        await tenant.Admin.AddCustomer("丁");

        var summary = await tenant.Admin.GetJson("/api/customers/summary?group=industry&measures=sum:credit_limit,max:credit_limit");

        Assert.Equal((4, 150_002.00m), ((int)summary["count"]!, (decimal)summary["measures"]!["sum:credit_limit"]!));
        Assert.Equal(
            [("软件", 2, 150_000.25m), ("制造", 1, 1.75m), (null, 1, 0m)],
            summary["groups"]!.AsArray().Select(g => ((string?)g!["label"], (int)g["count"]!, (decimal)g["measures"]!["sum:credit_limit"]!)));
        foreach (var group in summary["groups"]!.AsArray())
            Assert.Equal((int)group!["count"]!, (int)(await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString((string)group["filter"]!)}"))["total"]!);
    }

    [Fact]
    public async Task Months_are_those_of_the_organisation_and_people_are_called_by_name()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member(name: "李雷");
        await tenant.Admin.AddCustomer("甲", new { owner_id = rep.Id });
        await tenant.Admin.AddCustomer("乙");
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

        var months = await Groups(tenant.Admin, "/api/customers/summary?group=created_at");
        var owners = await Groups(tenant.Admin, "/api/customers/summary?group=owner_id");

        Assert.Equal(today.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), (string?)months.Single()["value"]);
        Assert.Equal(2, (int)(await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString((string)months[0]["filter"]!)}"))["total"]!);
        Assert.Contains("李雷", owners.Select(g => (string?)g["label"]));
    }

    [Fact]
    public async Task Days_are_parted_by_month_and_those_without_one_come_last()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("甲", new { founded_on = "2020-02-29" });
        await tenant.Admin.AddCustomer("乙", new { founded_on = "2020-02-01" });
        await tenant.Admin.AddCustomer("丙", new { founded_on = "2021-12-31" });
        await tenant.Admin.AddCustomer("丁");

        var months = await Groups(tenant.Admin, "/api/customers/summary?group=founded_on");

        Assert.Equal([("2021-12", 1), ("2020-02", 2), (null, 1)], months.Select(m => ((string?)m["value"], (int)m["count"]!)));
        Assert.Equal(2, (int)(await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString((string)months[1]["filter"]!)}"))["total"]!);
    }

    [Theory]
    [InlineData("customers", "grade")]
    [InlineData("contacts", "role")]
    [InlineData("leads", "source")]
    [InlineData("opportunities", "stage")]
    [InlineData("products", "category")]
    [InlineData("tasks", "priority")]
    public async Task Every_kind_of_record_can_be_parted(string kind, string field)
    {
        var tenant = await app.NewTenant();

        Assert.Equal(0, (int)(await tenant.Admin.GetJson($"/api/{kind}/summary?group={field}"))["count"]!);
    }

    [Fact]
    public async Task Nobody_counts_what_he_may_not_see()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        await tenant.Admin.AddCustomer("甲", new { owner_id = tenant.AdminUser.Id.ToString() });

        Assert.Equal(0, (int)(await rep.Http.GetJson("/api/customers/summary?group=status"))["count"]!);
    }

    [Theory]
    [InlineData("group=search_text", "group")]
    [InlineData("group=tags", "group")]
    [InlineData("measures=sum:name", "measures")]
    [InlineData("measures=median:credit_limit", "measures")]
    public async Task What_cannot_be_counted_is_refused(string query, string field)
    {
        var tenant = await app.NewTenant();
        var answer = tenant.Admin.GetAsync($"/api/customers/summary?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, (await answer).StatusCode);
        Assert.Equal([field], await answer.FaultyFields());
    }

    private static async Task<List<JsonNode>> Groups(HttpClient client, string address) => [.. (await client.GetJson(address))["groups"]!.AsArray().Select(g => g!)];

    [Fact]
    public async Task Money_is_added_up_in_one_currency_and_the_rest_is_told()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("外贸公司");
        foreach (var (currency, amount, channel) in new[] { ("CNY", 100, "展会"), ("USD", 30, "展会"), ("USD", 5, "官网"), ("EUR", 7, "官网") })
            await admin.AddOrder(customer, new { amount, currency, channel });
        async Task<(decimal?, string, int)> Sum(string more)
        {
            var summary = await admin.GetJson($"/api/orders/summary?measures=sum:amount{more}");
            return ((decimal?)summary["measures"]!["sum:amount"], (string)summary["currency"]!, (int)summary["other_currencies"]!);
        }

        Assert.Equal((100m, "CNY", 3), await Sum(""));
        Assert.Equal((35m, "USD", 0), await Sum("&filter=" + Uri.EscapeDataString("currency = 'USD'")));
        Assert.Equal("CNY", (await Sum("&filter=" + Uri.EscapeDataString("channel = '官网'"))).Item2);
        var groups = (await admin.GetJson("/api/orders/summary?measures=sum:amount,max:amount&group=channel"))["groups"]!.AsArray().ToDictionary(g => (string)g!["value"]!, g => g!);
        Assert.Equal((2, 100m, 100m), ((int)groups["展会"]["count"]!, (decimal)groups["展会"]["measures"]!["sum:amount"]!, (decimal)groups["展会"]["measures"]!["max:amount"]!));
        var byCurrency = (await admin.GetJson("/api/orders/summary?measures=sum:amount&group=currency"))["groups"]!.AsArray().Select(g => $"{g!["currency"]} {g["measures"]!["sum:amount"]}").Order(StringComparer.Ordinal);
        Assert.Equal(["CNY 100.00", "EUR 7.00", "USD 35.00"], byCurrency);
        Assert.Equal((2, 0m, null), ((int)groups["官网"]["count"]!, (decimal)groups["官网"]["measures"]!["sum:amount"]!, (decimal?)groups["官网"]["measures"]!["max:amount"]));
    }
}
