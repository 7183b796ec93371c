using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Tests.Duplicates;
using Guanxi.Tests.Platform.Tables;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Analytics;

public sealed class WorthTests(CrmApp app)
{
    [Fact]
    public async Task Published_orders_come_in_as_files_and_score_every_customer_as_published()
    {
        var admin = (await app.NewTenant()).Admin;
        var file = await File.ReadAllBytesAsync(SharedData.PathOf("02-rfm/rfm_data_orders.csv"));
        await admin.Import(Names(file), "people.csv", ("kind", "customers"), ("mode", "upsert"), ("match", "name"));
        var import = await admin.Import(file, "rfm_data_orders.csv", ("kind", "orders"));
        Assert.Equal("4906/0/0/0", import.Counts());

        await admin.PostJson("/api/analytics/refresh", new { });

        var expected = (await File.ReadAllLinesAsync(SharedData.PathOf("02-rfm/rfm_expected_scores_and_segments.csv"))).Skip(1).Select(l => l.Split(',')).ToList();
        var seen = (await Listed(admin, "purchase_count > 0")).Select(c => $"{c["name"]} {c["rfm_score"]!["recency"]}{c["rfm_score"]!["frequency"]}{c["rfm_score"]!["monetary"]}");
        Assert.Equal(expected.Select(e => $"{e[0]} {e[7]}").Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        var published = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.PathOf("02-rfm/rfm_expected_summary.json")))!;
        foreach (var (rules, column) in new[] { ("segment_rules_readme", 8), ("segment_rules_test", 9) })
            foreach (var (name, filter) in Segments(published[rules]!))
                Assert.Equal(expected.Where(e => e[column] == name).Select(e => e[0]).Order(StringComparer.Ordinal), (await Listed(admin, filter)).Select(c => (string)c["name"]!).Order(StringComparer.Ordinal));
        var segments = Segments(published["segment_rules_readme"]!);
        foreach (var (name, figures) in published["published_segment_summary_readme"]!.AsObject()) Assert.Equal(Published(figures!), await Counted(admin, segments[name]));
        Assert.Equal(Published(published["published_test_champions"]!), await Counted(admin, Segments(published["segment_rules_test"]!)["Champions"]));
    }

    private static async Task<List<JsonNode>> Listed(HttpClient http, string filter)
    {
        var found = new List<JsonNode>();
        var path = $"/api/customers?limit=200&filter={Uri.EscapeDataString(filter)}";
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await http.GetJson(path + (cursor.Length == 0 ? "" : $"&cursor={cursor}"));
            found.AddRange(page["items"]!.AsArray().Select(c => c!));
            cursor = (string?)page["next_cursor"];
        }
        return found;
    }

    /// <summary>Each as a filter of the customer list. Their bounds overlap: who is in one is in none that follows.</summary>
    private static Dictionary<string, string> Segments(JsonNode rules)
    {
        var names = rules["names"]!.AsArray().Select(n => (string)n!).ToList();
        string Bound(string field, string low, string high, int i) => $"{field} >= {rules[low]![i]} and {field} <= {rules[high]![i]}";
        var bounds = names.Select((_, i) => $"({Bound("recency_score", "rl", "ru", i)} and {Bound("frequency_score", "fl", "fu", i)} and {Bound("monetary_score", "ml", "mu", i)})").ToList();
        return names.Select((name, i) => (name, string.Join(" and ", [bounds[i], .. bounds.Take(i).Select(b => $"not {b}")]))).ToDictionary();
    }

    private static (int, int, decimal) Published(JsonNode figures) => ((int)figures["customers"]!, (int)figures["orders"]!, (decimal)figures["revenue"]!);

    private static async Task<(int, int, decimal)> Counted(HttpClient http, string filter)
    {
        var summary = await http.GetJson($"/api/customers/summary?measures=sum:purchase_count,sum:total_spent&filter={Uri.EscapeDataString(filter)}");
        return ((int)summary["count"]!, (int)summary["measures"]!["sum:purchase_count"]!, (decimal)summary["measures"]!["sum:total_spent"]!);
    }

    [Fact]
    public async Task Published_purchases_come_in_as_a_file_and_give_the_published_model()
    {
        var admin = (await app.NewTenant()).Admin;
        var lines = (await File.ReadAllLinesAsync(SharedData.PathOf("01-clv/cdnow_sample_transactions_calibration.csv"))).Skip(1).Select(l => l.Split(',')).ToList();
        await admin.Import(Csv(lines.Select(l => $"客户{l[1]}").Distinct().Prepend("客户名称")), "people.csv", ("kind", "customers"));
        var import = await admin.Import(Csv(lines.Select(l => $"客户{l[1]},{l[2]},{l[4]}").Prepend("客户,订单日期,金额")), "cdnow.csv", ("kind", "orders"));
        Assert.Equal($"{lines.Count}/0/0/0", import.Counts());

        var model = await admin.GetJson("/api/analytics/model?as_of=1997-09-30");

        var published = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.PathOf("01-clv/published_results.json")))!["BG/NBD"]!["BTYD"]!;
        foreach (var name in new[] { "r", "alpha", "a", "b" }) Assert.InRange((double)model["purchases"]![name]! / (double)published[name]!, 0.99, 1.01);
        Assert.Equal((double)published["LL"]!, (double)model["log_likelihood"]!, 0.01);
        Assert.InRange((double)model["value"]!["p"]! / 6.25, 0.99, 1.01);
    }

    [Fact]
    public async Task What_an_import_of_orders_makes_customers_worth_is_counted_soon_after_and_again_when_it_is_taken_back()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("甲公司");

        var import = await tenant.Admin.Import(Csv(["客户,订单日期,金额", "甲公司,2026-01-05,120"]), "orders.csv", ("kind", "orders"));
        await tenant.Settle();
        await CountDue();

        Assert.Equal(120m, (decimal)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["total_spent"]!);

        await tenant.Admin.Revert(import);
        await tenant.Settle();
        await CountDue();

        Assert.Equal(0m, (decimal)(await tenant.Admin.GetJson($"/api/customers/{customer}"))["total_spent"]!);
    }

    [Fact]
    public async Task A_purchase_that_is_corrected_given_to_another_or_deleted_changes_what_customers_are_worth()
    {
        var tenant = await app.NewTenant();
        var admin = tenant.Admin;
        var (first, second) = (await admin.AddCustomer("甲公司"), await admin.AddCustomer("乙公司"));
        var order = $"/api/orders/{(await admin.AddOrder(first, new { amount = 100, status = "completed", ordered_at = "2026-03-05" }))["order_id"]}";
        await tenant.Settle();
        await admin.PostJson("/api/analytics/refresh", new { });

        await admin.PatchJson(order, new { amount = 60, ordered_at = "2026-01-05" });
        await tenant.Settle();
        Assert.Equal((60m, "2026-01"), (await Spent(admin, first), ((string)(await admin.GetJson($"/api/customers/{first}"))["first_purchase_at"]!)[..7]));
        await admin.PatchJson(order, new { customer_id = second });
        await tenant.Settle();
        Assert.Equal((0m, 60m), (await Spent(admin, first), await Spent(admin, second)));
        await admin.DeleteAsync(order);
        await tenant.Settle();
        Assert.Equal(0m, await Spent(admin, second));
    }

    [Fact]
    public async Task A_count_that_began_earlier_overwrites_nothing_counted_later()
    {
        var tenant = await app.NewTenant();
        var customer = await tenant.Admin.AddCustomer("甲公司");
        await tenant.Admin.AddOrder(customer, new { amount = 130, status = "completed" });
        await tenant.Admin.PostJson("/api/analytics/refresh", new { });
        var id = Id<Customer>.Parse(customer);

        var stale = new CustomerWorth(id, 0, 0, null, null, 0, null, null, null, null, Lifecycle.Prospect, 0, 0, null, null);
        await tenant.Read(db => CustomersModule.Value(db, [stale], TimeProvider.System.GetUtcNow().AddMinutes(-1), new DateOnly(2026, 11, 1), default));

        Assert.Equal(130m, await Spent(tenant.Admin, customer));
    }

    [Fact]
    public async Task Merged_customers_are_worth_what_both_bought_and_each_its_own_when_they_are_taken_apart()
    {
        var pair = await Pair.Make(app);
        var (admin, keep, other) = (pair.Tenant.Admin, pair.Keep, pair.Gone);
        await admin.AddOrder(keep, new { amount = 100, status = "completed" });
        await admin.AddOrder(other, new { amount = 30, status = "completed" });
        await pair.Tenant.Settle();
        await admin.PostJson("/api/analytics/refresh", new { });

        await admin.PostJson(pair.Path + "/merge", new { keep_id = keep });
        await pair.Tenant.Settle();
        Assert.Equal(130m, await Spent(admin, keep));

        await admin.PostJson(pair.Path + "/unmerge", new { });
        await pair.Tenant.Settle();
        Assert.Equal((100m, 30m), (await Spent(admin, keep), await Spent(admin, other)));
    }

    private Task CountDue() => Schedule.All.Single(job => job.Name == "count_due_values").Run(new JobScope(app.Services, TimeProvider.System.GetUtcNow(), default));

    private static async Task<decimal> Spent(HttpClient http, string customer) => (decimal)(await http.GetJson($"/api/customers/{customer}"))["total_spent"]!;

    [Fact]
    public async Task The_portrait_of_a_customer_has_the_third_document_s_fields_and_says_from_which_facts()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        foreach (var _ in Enumerable.Range(0, 6)) await admin.AddOrder(customer, new { status = "completed", lines = new[] { new { name = "云空间", category = "云服务", unit_price = 700 } } });
        await admin.PostJson("/api/activities", new { type = "email", customer_id = customer, content = "报价" });

        var profile = await admin.GetJson($"/api/customers/{customer}/profile");

        Assert.Equal("""{"recency":5,"frequency":4,"monetary":5}""", profile["rfmScore"]!.ToJsonString());
        Assert.Equal(("loyal", 0d, 50400m), ((string?)profile["lifecycle"], (double)profile["churnRisk"]!, (decimal)profile["predictedValue"]!));
        Assert.Equal(["云服务", "邮件沟通"], profile["preferences"]!.AsArray().Select(p => (string)p!));
        Assert.Equal(["VIP专属服务", "推荐给朋友奖励", "新产品优先体验"], profile["recommendedActions"]!.AsArray().Select(p => (string)p!));
        Assert.Equal((6, 4200m), ((int)profile["facts"]!["purchases"]!, (decimal)profile["facts"]!["total"]!));
        await admin.PostJson("/api/analytics/refresh", new { });
        Assert.Equal("too_few_customers", (string?)(await admin.GetJson($"/api/customers/{customer}/profile"))["model"]!["refusal"]);
    }

    [Fact]
    public async Task What_was_bought_in_other_currencies_is_told_though_it_counts_nowhere()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("外贸公司");
        await admin.AddOrder(customer, new { status = "completed", currency = "USD", amount = 300 });
        await admin.AddOrder(customer, new { status = "completed", currency = "USD", amount = -50 });
        await admin.AddOrder(customer, new { status = "pending", currency = "EUR", amount = 10 });

        var facts = (await admin.GetJson($"/api/customers/{customer}/profile"))["facts"]!;

        Assert.Equal((0, 0m), ((int)facts["purchases"]!, (decimal)facts["total"]!));
        Assert.Equal("""[{"currency":"USD","purchases":1,"total":250.00}]""", facts["not_counted"]!.ToJsonString());
    }

    [Fact]
    public async Task Who_never_bought_one_who_gave_back_more_and_one_from_the_future_are_all_valued()
    {
        var admin = (await app.NewTenant()).Admin;
        var (none, back, late) = (await admin.AddCustomer("从未购买"), await admin.AddCustomer("退款"), await admin.AddCustomer("未来"));
        await admin.AddOrder(back, new { amount = 10, status = "completed", ordered_at = "2026-01-01" });
        await admin.AddOrder(back, new { amount = -50, status = "completed", ordered_at = "2026-01-02" });
        await admin.AddOrder(late, new { amount = 0, status = "completed", ordered_at = "2099-01-01" });
        await admin.PostJson("/api/analytics/refresh", new { });

        foreach (var customer in new[] { none, back, late })
        {
            var profile = await admin.GetJson($"/api/customers/{customer}/profile");
            Assert.InRange((double)profile["churnRisk"]!, 0, 1);
            Assert.True((decimal)profile["predictedValue"]! >= 0);
        }
        Assert.Equal((0, "prospect"), ((int)(await admin.GetJson($"/api/customers/{none}"))["purchase_count"]!, (string?)(await admin.GetJson($"/api/customers/{none}"))["lifecycle"]));
        Assert.Equal((1, -40m), ((int)(await admin.GetJson($"/api/customers/{back}"))["purchase_count"]!, (decimal)(await admin.GetJson($"/api/customers/{back}"))["total_spent"]!));
    }

    [Fact]
    public async Task Segments_are_live_conditions_of_lists_and_exports()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PatchJson("/api/analytics/settings", new { rfm_mode = "fixed" });
        var (vip, other) = (await admin.AddCustomer("大客户"), await admin.AddCustomer("小客户"));
        foreach (var _ in Enumerable.Range(0, 6)) await admin.AddOrder(vip, new { amount = 1000, status = "completed" });
        await admin.AddOrder(other, new { amount = 1, status = "completed" });

        var rfm = await admin.GetJson("/api/analytics/rfm"); // few buyers: counted when asked

        Assert.Equal(["vip", "general_develop"], rfm["segments"]!.AsArray().Select(s => (string)s!["segment"]!));
        var found = await admin.GetJson("/api/customers?filter=" + Uri.EscapeDataString("价值分群 = 'VIP客户'"));
        Assert.Equal(["大客户"], found["items"]!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Contains("VIP客户", await admin.GetStringAsync("/api/customers/export?format=csv&columns=name,segment"), StringComparison.Ordinal);
        await admin.AddOrder(vip, new { amount = 5, status = "pending" });
        Assert.Equal(6000m, (decimal)(await admin.GetJson("/api/analytics/customer_value"))["items"]![0]!["total_spent"]!);
    }

    private static byte[] Csv(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    /// <summary>The names of the file alone, each once, under our heading.</summary>
    private static byte[] Names(byte[] file) => Csv(Encoding.UTF8.GetString(file).Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')[0]).Distinct().Prepend("客户名称"));
}
