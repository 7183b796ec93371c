using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Opportunities;

public sealed class CustomerGroupTests(CrmApp app)
{
    [Fact]
    public async Task A_group_is_shown_from_the_top_with_the_sums_of_its_deals()
    {
        var tenant = await app.NewTenant();
        var admin = tenant.Admin;
        var top = await admin.AddCustomer("云栖集团");
        var east = await admin.AddCustomer("云栖华东", new { parent_id = top });
        var shop = await admin.AddCustomer("云栖上海门店", new { parent_id = east });
        var west = await admin.AddCustomer("云栖西北", new { parent_id = top });
        await admin.AddDeal(shop, "收银系统", new { amount = 300 });
        await admin.AddDeal(west, "官网", new { amount = 100 });
        await admin.Close(await admin.AddDeal(east, "云主机", new { amount = 50 }), new { status = "won", actual_amount = 45 });
        await admin.Close(await admin.AddDeal(east, "云盘", new { amount = 70 }), new { status = "lost", lost_reason = "价格" });

        var group = await admin.GetJson($"/api/customers/{shop}/group");

        Assert.Equal([$"0 {top}", $"1 {east}", $"2 {shop}", $"1 {west}"], group["items"]!.AsArray().Select(m => $"{m!["depth"]} {m["customer_id"]}"));
        Assert.Equal((4, 2, 400m, 45m, false), ((int)group["customers"]!, (int)group["open_deals"]!, (decimal)group["open_amount"]!, (decimal)group["won_amount"]!, (bool)group["is_cut"]!));
        Assert.Equal((0m, 45m), ((decimal)Member(group, east)["open_amount"]!, (decimal)Member(group, east)["won_amount"]!));
        Assert.Equal(group.ToJsonString(), (await admin.GetJson($"/api/customers/{top}/group")).ToJsonString());
    }

    [Fact]
    public async Task Only_what_the_caller_sees_is_shown_and_summed_up()
    {
        var tenant = await app.NewTenant();
        var mine = await tenant.Member();
        var top = await tenant.Admin.AddCustomer("云栖集团");
        var own = await tenant.Admin.AddCustomer("云栖华东", new { parent_id = top, owner_id = mine.Id });
        var hidden = await tenant.Admin.AddCustomer("云栖西北", new { parent_id = own });
        var behind = await tenant.Admin.AddCustomer("云栖兰州", new { parent_id = hidden, owner_id = mine.Id });
        await tenant.Admin.AddDeal(hidden, "官网", new { amount = 100 });

        var group = await mine.Http.GetJson($"/api/customers/{own}/group");

        Assert.Equal([own], group.Of("customer_id"));
        Assert.Equal(0m, (decimal)group["open_amount"]!);
        Assert.Equal([behind], (await mine.Http.GetJson($"/api/customers/{behind}/group")).Of("customer_id"));
        Assert.Equal("not_found", await mine.Http.GetAsync($"/api/customers/{top}/group").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await (await app.NewTenant()).Admin.GetAsync($"/api/customers/{own}/group").RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_company_moves_within_its_group_but_never_below_itself()
    {
        var admin = (await app.NewTenant()).Admin;
        var top = await admin.AddCustomer("云栖集团");
        var east = await admin.AddCustomer("云栖华东", new { parent_id = top });
        var shop = await admin.AddCustomer("云栖上海门店", new { parent_id = east });

        Assert.Equal("customer.ring", await admin.PatchAsJsonAsync($"/api/customers/{top}", new { parent_id = shop }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("customer.ring", await admin.PatchAsJsonAsync($"/api/customers/{top}", new { parent_id = top }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal([top, east, shop], (await admin.GetJson($"/api/customers/{top}/group")).Of("customer_id"));

        await admin.PatchJson($"/api/customers/{shop}", new { parent_id = top });

        Assert.Equal(1, (int)Member(await admin.GetJson($"/api/customers/{top}/group"), shop)["depth"]!);
    }

    private static JsonNode Member(JsonNode group, string id) => group["items"]!.AsArray().Single(m => (string?)m!["customer_id"] == id)!;
}
