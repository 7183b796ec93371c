using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Orders;

/// <summary>An activity of type purchase, which is an order as well.</summary>
public sealed class PurchaseTests(CrmApp app)
{
    [Fact]
    public async Task A_logged_purchase_counts_as_an_order_and_stands_once_on_the_timeline()
    {
        var tenant = await app.NewTenant();
        var (admin, customer) = (tenant.Admin, await tenant.Admin.AddCustomer("甲公司"));
        await admin.AddOrder(customer, new { amount = 100, status = "completed" });

        var bought = await admin.PostJson("/api/activities", new { type = "购买", customer_id = customer, content = "门店现购", amount = 250.5m, occurred_at = "2026-01-15T08:00:00Z" });
        await tenant.Settle();

        var order = await admin.GetJson($"/api/orders/{bought["order_id"]}");
        Assert.Equal(("completed", 250.5m, "2026-01-15T08:00:00Z"), ((string?)order["status"], (decimal)order["amount"]!, (string?)order["ordered_at"]));
        Assert.Equal((2, 350.5m), await Facts(admin, customer));
        Assert.Equal(350.5m, (decimal)(await admin.GetJson("/api/analytics/reports/sales_trend?from=2026-01-01&to=2026-12-31&by=month"))["totals"]!["cells"]!["revenue"]!);
        var items = (await admin.GetJson($"/api/customers/{customer}/timeline"))["items"]!.AsArray();
        Assert.Equal((1, 1), (items.Count(i => (string?)i!["kind"] == "order"), items.Count(i => (string?)i!["activity"]?["type"] == "purchase")));
        var entry = Assert.Single((await admin.GetJson($"/api/customers/{customer}/timeline?kind=purchase"))["items"]!.AsArray())!["activity"]!;
        Assert.Equal((250.5m, "CNY", (string?)bought["order_id"]), ((decimal)entry["amount"]!, (string?)entry["currency"], (string?)entry["order_id"]));
    }

    [Fact]
    public async Task Its_order_follows_when_it_is_corrected_and_goes_with_it()
    {
        var tenant = await app.NewTenant();
        var (admin, customer) = (tenant.Admin, await tenant.Admin.AddCustomer("甲公司"));
        await admin.PatchJson("/api/loyalty/rules", new { is_active = true, points_per_unit = 1, point_value = 0.1m });
        var bought = await Buy(admin, customer, 100);
        var (activity, order) = ($"/api/activities/{bought["activity_id"]}", $"/api/orders/{bought["order_id"]}");

        var changed = await admin.PatchJson(activity, new { amount = 80, occurred_at = "2025-12-31T08:00:00Z" });
        await admin.PatchJson(activity, new { content = "改过的说明" });

        Assert.Equal(80m, (decimal)changed["amount"]!);
        Assert.Equal((80m, "2025-12-31T08:00:00Z"), ((decimal)(await admin.GetJson(order))["amount"]!, (string?)(await admin.GetJson(order))["ordered_at"]));
        Assert.Equal(80, (int)(await admin.GetJson($"/api/customers/{customer}/points"))["balance"]!);
        (await admin.DeleteAsync(activity)).EnsureSuccessStatusCode();
        await tenant.Settle();
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(order)).StatusCode);
        Assert.Equal(0, (int)(await admin.GetJson($"/api/customers/{customer}/points"))["balance"]!);
        Assert.Equal((0, 0m), await Facts(admin, customer));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_books_nothing()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var lead = (string)(await admin.PostJson("/api/leads", new { name = "李四" }))["lead_id"]!;
        Task<string[]> Faults(object request) => admin.PostAsJsonAsync("/api/activities", request).FaultyFields();

        Assert.Equal(["amount"], await Faults(new { type = "purchase", customer_id = customer, content = "x" }));
        Assert.Equal(["amount"], await Faults(new { type = "purchase", customer_id = customer, content = "x", amount = -1 }));
        Assert.Equal(["amount"], await Faults(new { type = "call", customer_id = customer, content = "x", amount = 5 }));
        Assert.Equal(["customer_id"], await Faults(new { type = "purchase", lead_id = lead, content = "x", amount = 5 }));
        Assert.Equal(["occurred_at"], await Faults(new { type = "purchase", customer_id = customer, content = "x", amount = 5, occurred_at = "2999-01-01T00:00:00Z" }));
        var call = await admin.PostJson("/api/activities", new { type = "call", customer_id = customer, content = "x" });
        Assert.Equal(["type"], await admin.PatchAsJsonAsync($"/api/activities/{call["activity_id"]}", new { type = "purchase", amount = 5 }).FaultyFields());
        var bought = await Buy(admin, customer, 5);
        Assert.Equal(["type"], await admin.PatchAsJsonAsync($"/api/activities/{bought["activity_id"]}", new { type = "call" }).FaultyFields());
        await admin.PutJson($"/api/orders/{bought["order_id"]}/return", new { });
        Assert.Equal("order.ended", await admin.PatchAsJsonAsync($"/api/activities/{bought["activity_id"]}", new { amount = 6 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal((1, 2), ((int)(await admin.GetJson("/api/orders"))["total"]!, (int)(await admin.GetJson("/api/activities"))["total"]!));
    }

    [Fact]
    public async Task It_needs_the_rights_of_orders_and_shows_its_amount_to_who_sees_amounts()
    {
        var tenant = await app.NewTenant();
        string[] rights = ["customers.view", "activities.view", "activities.create", "activities.edit", "activities.delete", "orders.view", "orders.create", "orders.edit"];
        await tenant.AddRole("caller", rights[..5]);
        await tenant.AddRole("blind", rights, ("orders", "amount", "hidden"));
        await tenant.AddRole("seller", rights);
        var (caller, blind, seller) = (await tenant.Member("caller"), await tenant.Member("blind"), await tenant.Member("seller"));
        var customer = await tenant.Admin.AddCustomer("甲公司");
        var bought = await Buy(tenant.Admin, customer, 9731.5m);
        var address = $"/api/activities/{bought["activity_id"]}";

        var request = new { type = "purchase", customer_id = customer, content = "x", amount = 5 };
        Assert.Equal("forbidden", await caller.Http.PostAsJsonAsync("/api/activities", request).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("field.not_writable", await blind.Http.PostAsJsonAsync("/api/activities", request).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Null((await caller.Http.GetJson(address))["order_id"]);
        Assert.Equal(((string?)bought["order_id"], null), ((string?)(await blind.Http.GetJson(address))["order_id"], (decimal?)(await blind.Http.GetJson(address))["amount"]));
        Assert.DoesNotContain("9731.5", (await blind.Http.GetJson($"/api/customers/{customer}/timeline")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("forbidden", await seller.Http.DeleteAsync(address).RefusedWith(HttpStatusCode.Forbidden));
        var own = await Buy(seller.Http, customer, 7);
        (await seller.Http.DeleteAsync($"/api/activities/{own["activity_id"]}")).EnsureSuccessStatusCode();
        Assert.Equal(9731.5m, (decimal)(await tenant.Admin.GetJson(address))["amount"]!);
    }

    [Fact]
    public async Task The_order_outlives_the_customer_with_whom_the_purchase_goes()
    {
        var admin = (await app.NewTenant()).Admin;
        var customer = await admin.AddCustomer("甲公司");
        var bought = await Buy(admin, customer, 500);

        (await admin.DeleteAsync($"/api/customers/{customer}")).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/api/activities/{bought["activity_id"]}")).StatusCode);
        Assert.Equal((500m, "甲公司"), ((decimal)(await admin.GetJson($"/api/orders/{bought["order_id"]}"))["amount"]!, (string?)(await admin.GetJson($"/api/orders/{bought["order_id"]}"))["customer_name"]));
    }

    private static Task<JsonNode> Buy(HttpClient http, string customer, decimal amount) => http.PostJson("/api/activities", new { type = "purchase", customer_id = customer, content = "门店现购", amount });

    private static async Task<(int, decimal)> Facts(HttpClient http, string customer)
    {
        var facts = (await http.GetJson($"/api/customers/{customer}/profile"))["facts"]!;
        return ((int)facts["purchases"]!, (decimal)facts["total"]!);
    }
}
