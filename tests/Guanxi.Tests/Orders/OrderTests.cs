using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Orders;

public sealed class OrderTests(CrmApp app)
{
    [Fact]
    public async Task An_order_costs_what_its_lines_cost_and_takes_price_and_category_from_the_catalogue()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PostJson("/api/products", new { name = "云空间", category = "云服务", unit_price = 120.5m });

        var order = await admin.AddOrder(await admin.AddCustomer("甲公司"), new { lines = new object[] { new { name = "云 空间", quantity = 2 }, new { name = "安装", unit_price = 99.999m, category = "服务" } } });

        Assert.Matches("^ORD[0-9]{8}[0-9]{3}$", (string)order["order_number"]!);
        Assert.Equal((341m, "pending", 0m), ((decimal)order["amount"]!, (string?)order["status"], (decimal)order["net_amount"]!));
        Assert.Equal(["云服务", "服务"], order["lines"]!.AsArray().Select(l => (string)l!["category"]!));
    }

    [Fact]
    public async Task A_completed_order_is_a_purchase_and_stands_on_the_timeline()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var order = await admin.AddOrder(customer, new { amount = 500, order_number = "S-1" });

        var done = await admin.PutJson($"/api/orders/{order["order_id"]}/complete", new { });

        Assert.Equal(("completed", 500m), ((string?)done["status"], (decimal)done["net_amount"]!));
        Assert.Equal("won", (string?)(await admin.GetJson($"/api/customers/{customer}"))["status"]);
        var entry = (await admin.GetJson($"/api/customers/{customer}/timeline?kind=order"))["items"]![0]!;
        Assert.Equal(("S-1", "completed", "CNY 500.00"), ((string?)entry["record"]!["title"], (string?)entry["record"]!["what"], (string?)entry["record"]!["detail"]));
        Assert.Equal("order.not_pending", await admin.PutAsJsonAsync($"/api/orders/{order["order_id"]}/cancel", new { }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Money_goes_back_in_parts_but_never_more_than_was_paid()
    {
        var admin = (await app.NewTenant()).Admin;
        var order = await admin.AddOrder(await admin.AddCustomer("甲公司"), new { amount = 100, status = "completed" });
        var address = $"/api/orders/{order["order_id"]}/return";

        var part = await admin.PutJson(address, new { amount = 30, reason = "破损" });
        Assert.Equal(("completed", 30m, 70m), ((string?)part["status"], (decimal)part["returned_amount"]!, (decimal)part["net_amount"]!));
        Assert.Equal("order.returns_too_much", await admin.PutAsJsonAsync(address, new { amount = 70.01m }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(["amount"], await admin.PutAsJsonAsync(address, new { amount = -1 }).FaultyFields());
        var all = await admin.PutJson(address, new { });
        Assert.Equal(("returned", 100m, 0m, "破损"), ((string?)all["status"], (decimal)all["returned_amount"]!, (decimal)all["net_amount"]!, (string?)all["return_reason"]));
        Assert.Equal("order.ended", await admin.PatchAsJsonAsync($"/api/orders/{order["order_id"]}", new { notes = "x" }).RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_changes_nothing()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddOrder(customer, new { amount = 1, order_number = "A1" });

        Assert.Equal("order.number_taken", await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 1, order_number = "A1" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["lines"], await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer }).FaultyFields());
        Assert.Equal(["customer_id"], await admin.PostAsJsonAsync("/api/orders", new { amount = 1 }).FaultyFields());
        Assert.Equal(["amount"], await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 1e30 }).FaultyFields());
        Assert.Equal(["lines"], await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, lines = new[] { new { quantity = 1 } } }).FaultyFields());
        Assert.Equal(["status"], await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 1, status = "lost" }).FaultyFields());
        Assert.Equal(1, (int)(await admin.GetJson("/api/orders"))["total"]!);
    }

    [Fact]
    public async Task The_amount_of_an_order_with_lines_is_changed_by_changing_these()
    {
        var admin = (await app.NewTenant()).Admin;
        var order = await admin.AddOrder(await admin.AddCustomer("甲公司"), new { lines = new[] { new { name = "咖啡", quantity = 2, unit_price = 18 } } });
        var address = $"/api/orders/{order["order_id"]}";

        Assert.Equal(["amount"], await admin.PatchAsJsonAsync(address, new { amount = 40 }).FaultyFields());
        Assert.Equal(54m, (decimal)(await admin.PatchJson(address, new { lines = new[] { new { name = "咖啡", quantity = 3, unit_price = 18 } } }))["amount"]!);
        Assert.Equal(54m, (decimal)(await admin.PatchJson(address, new { amount = 54, channel = "门店" }))["amount"]!);
        Assert.Equal(20m, (decimal)(await admin.PatchJson(address, new { lines = Array.Empty<object>(), amount = 20 }))["amount"]!);
    }

    [Fact]
    public async Task Orders_are_seen_by_whoever_sees_the_customer_also_after_a_change_of_hands()
    {
        var tenant = await app.NewTenant();
        var (li, wang) = (await tenant.Member(), await tenant.Member());
        var customer = await li.Http.AddCustomer("甲公司");
        var order = await li.Http.AddOrder(customer, new { amount = 8, status = "completed" });

        Assert.Equal(HttpStatusCode.NotFound, (await wang.Http.GetAsync($"/api/orders/{order["order_id"]}")).StatusCode);
        Assert.Equal(0, (int)(await wang.Http.GetJson("/api/orders/summary?measures=sum:amount"))["count"]!);
        await tenant.Admin.PutJson($"/api/customers/{customer}", new { owner_id = wang.Id });
        Assert.Equal(8m, (decimal)(await wang.Http.GetJson("/api/orders/summary?measures=sum:net_amount"))["measures"]!["sum:net_amount"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await li.Http.GetAsync($"/api/orders/{order["order_id"]}")).StatusCode);
    }

    [Fact]
    public async Task Orders_outlive_the_customer_and_follow_a_merge()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var order = await admin.AddOrder(customer, new { amount = 8, status = "completed" });

        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"/api/customers/{customer}")).StatusCode);

        var after = await admin.GetJson($"/api/orders/{order["order_id"]}");
        Assert.Null(after["customer_id"]);
        Assert.Equal("甲公司", (string?)after["customer_name"]);
    }

    [Fact]
    public async Task Points_are_earned_by_rule_spent_once_and_taken_back_with_the_money()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PatchJson("/api/loyalty/rules", new { is_active = true, points_per_unit = 1, point_value = 0.1m });
        var customer = await admin.AddCustomer("甲公司");
        var first = await admin.AddOrder(customer, new { amount = 100.9m, status = "completed" });
        Assert.Equal((100, 100L, 10m), ((int)first["points_earned"]!, await Balance(admin, customer), (decimal)(await admin.GetJson($"/api/customers/{customer}/points"))["worth"]!));

        Assert.Equal("loyalty.insufficient", await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 50, points_spent = 101 }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("loyalty.more_than_order", await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 5, points_spent = 80 }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        var second = await admin.AddOrder(customer, new { amount = 50, points_spent = 80 });
        Assert.Equal((42m, 20L), ((decimal)second["amount"]!, await Balance(admin, customer)));

        await admin.PutJson($"/api/orders/{second["order_id"]}/cancel", new { });
        await admin.PutJson($"/api/orders/{first["order_id"]}/return", new { amount = 50 });
        Assert.Equal(50L, await Balance(admin, customer));
        await admin.PostJson($"/api/customers/{customer}/points", new { points = -50, reason = "年底清零" });
        Assert.Equal("loyalty.insufficient", await admin.PostAsJsonAsync($"/api/customers/{customer}/points", new { points = -1, reason = "x" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Points_go_with_their_part_of_the_money_whatever_the_rule_says_meanwhile_and_also_by_import()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PatchJson("/api/loyalty/rules", new { is_active = true, points_per_unit = 1, point_value = 0.1m });
        var customer = await admin.AddCustomer("甲公司");
        var order = await admin.AddOrder(customer, new { order_number = "P1", amount = 100, status = "completed" });
        await admin.AddOrder(customer, new { amount = 1000, currency = "JPY", status = "completed" });
        Assert.Equal(100L, await Balance(admin, customer));
        Assert.Equal("loyalty.other_currency", await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 100, currency = "USD", points_spent = 10 }).RefusedWith(HttpStatusCode.UnprocessableEntity));

        await admin.PatchJson("/api/loyalty/rules", new { is_active = false });
        await admin.PutJson($"/api/orders/{order["order_id"]}/return", new { amount = 10 });
        Assert.Equal(90L, await Balance(admin, customer));

        await admin.AddCustomer("乙公司");
        Task<JsonNode> Brought(string row) => admin.Import(Imports.Csv("小票号,会员,交易时间,商品名称,数量,单价,订单状态", row), "pos.csv", ("kind", "orders"), ("mode", "upsert"), ("match", "order_number"));
        Assert.Equal("0/0/0/1", (await Brought("P1,乙公司,2026-01-05 10:00,咖啡,1,100,已完成")).Counts());
        foreach (var _ in new[] { "once", "again" })
            Assert.Equal("0/1/0/0", (await Brought("P1,甲公司,2026-01-05 10:00,咖啡,1,100,已退货")).Counts());
        Assert.Equal(0L, await Balance(admin, customer));
    }

    [Fact]
    public async Task The_same_points_are_not_spent_twice_at_once()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.PatchJson("/api/loyalty/rules", new { is_active = true });
        var customer = await admin.AddCustomer("甲公司");
        await admin.AddOrder(customer, new { amount = 100, status = "completed" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 10, points_spent = 60 })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(40L, await Balance(admin, customer));
    }

    [Fact]
    public async Task Orders_are_found_by_what_their_lines_say()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        async Task Order(string number, params object[] lines) => await admin.AddOrder(customer, new { order_number = number, lines });
        await Order("A", new { name = "云空间", category = "云服务", unit_price = 1 }, new { name = "培训", unit_price = 1 });
        await Order("B", new { name = "云空间", category = "云服务", quantity = 20, unit_price = 1 });
        await Order("C", new { name = "安装", category = "服务", unit_price = 1 });
        async Task<string> Found(string filter) =>
            string.Concat((await admin.GetJson($"/api/orders?filter={Uri.EscapeDataString(filter)}"))["items"]!.AsArray().Select(o => (string)o!["order_number"]!).Order());

        Assert.Equal("AB", await Found("line.name = '云空间'"));
        Assert.Equal("C", await Found("line.name != '云空间'"));
        Assert.Equal("AC", await Found("line.category = '服务' or line.name contains '培'"));
        Assert.Equal("A", await Found("line.has_category = false"));
        Assert.Equal("B", await Found("明细.数量 >= 10"));
    }

    [Fact]
    public async Task A_file_of_a_till_brings_orders_with_their_lines_and_renews_them_by_their_number()
    {
        var admin = (await app.NewTenant()).Admin;
        await admin.AddCustomer("甲公司");
        var file = Imports.Csv("小票号,会员,交易时间,商品名称,类别,数量,单价,订单状态", "P1,甲公司,2026-01-05 10:00,咖啡,饮料,2,18,已完成", "P1,甲公司,2026-01-05 10:00,蛋糕,甜点,1,30,已完成", "P2,路人,2026-02-01,咖啡,饮料,1,18,已取消", "P3,甲公司,,咖啡,饮料,1,18,");

        var import = await admin.Import(file, "till.csv", ("kind", "orders"), ("mode", "upsert"), ("match", "order_number"));

        Assert.Equal("3/0/0/1", import.Counts());
        var orders = (await admin.GetJson("/api/orders?sort=ordered_at"))["items"]!.AsArray();
        Assert.Equal([("P1", "completed", 66m), ("P2", "cancelled", 18m)], orders.Select(o => ((string?)o!["order_number"], (string?)o["status"], (decimal)o["amount"]!)));
        Assert.Equal((null, "路人"), ((string?)orders[1]!["customer_id"], (string?)orders[1]!["customer_name"]));

        var again = await admin.Import(Imports.Csv("小票号,会员,交易时间,商品名称,数量,单价,订单状态", "P1,甲公司,2026-01-05 10:00,咖啡,3,18,已退货"), "till.csv", ("kind", "orders"), ("mode", "upsert"), ("match", "order_number"));
        Assert.Equal("0/1/0/0", again.Counts());
        Assert.Equal((54m, "returned"), await Standing(admin, "P1"));
        await admin.Revert(again);
        Assert.Equal((66m, "completed"), await Standing(admin, "P1"));
        await admin.Revert(import);
        Assert.Equal(1, (int)(await admin.GetJson("/api/orders"))["total"]!); // the one taken back by hand between stays, since it was changed
    }

    private static async Task<(decimal, string?)> Standing(HttpClient http, string number)
    {
        var order = (await http.GetJson($"/api/orders?q={number}"))["items"]![0]!;
        return ((decimal)order["amount"]!, (string?)order["status"]);
    }

    private static async Task<long> Balance(HttpClient http, string customer) => (long)(await http.GetJson($"/api/customers/{customer}/points"))["balance"]!;

    [Fact]
    public async Task A_currency_is_one_there_is_and_files_may_call_it_as_people_do()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");

        foreach (var wrong in new[] { "RMB", "XXX", "人民币", "C" })
            Assert.Equal("validation", await admin.PostAsJsonAsync("/api/orders", new { customer_id = customer, amount = 1, currency = wrong }).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("USD", (string?)(await admin.AddOrder(customer, new { amount = 1, currency = " usd " }))["currency"]);
        var import = await admin.Import(Imports.Csv("订单编号,客户,下单时间,金额,币种", "A1,甲公司,2026-01-05,1,RMB", "A2,甲公司,2026-01-05,1,人民币", "A3,甲公司,2026-01-05,1,hkd", "A4,甲公司,2026-01-05,1,XXX"), "orders.csv", ("kind", "orders"));

        Assert.Equal("3/0/0/1", import.Counts());
        Assert.Equal(["CNY", "CNY", "HKD"], (await admin.GetJson("/api/orders?q=A"))["items"]!.AsArray().OrderBy(o => (string)o!["order_number"]!, StringComparer.Ordinal).Select(o => (string)o!["currency"]!));
    }
}
