using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

/// <summary>What one may not see does not exist: in no list, count, sum, search, export, timeline or suggestion.</summary>
public sealed class CustomerVisibilityTests(CrmApp app)
{
    [Fact]
    [AttackCase("AC-026", "AC-274")]
    public async Task A_salesperson_finds_only_his_own_and_the_pool_everywhere()
    {
        var tenant = await app.NewTenant();
        var (rep, other) = (await tenant.Member(), await tenant.Member());
        var mine = await rep.Http.AddCustomer("我的科技", new { annual_revenue = 1, phone = "13900001111", email = "a@mine.example.com" });
        var hidden = await other.Http.AddCustomer("他的科技", new { annual_revenue = 10, phone = "13900002222", email = "a@hidden.example.com" });
        await tenant.Admin.AddCustomer("公海科技", new { annual_revenue = 100, owner_id = (string?)null });
        var contact = await other.Http.AddContact(hidden, "他的联系人", new { mobile = "13900003333" });
        await other.Http.LogActivity(hidden, "秘密");

        Assert.Equal(["公海科技", "我的科技"], (await rep.Http.CustomerNames()).Order());
        Assert.Equal(2, (int)(await rep.Http.GetJson("/api/customers"))["total"]!);
        var statistics = await rep.Http.GetJson("/api/customers/statistics");
        Assert.Equal((2, 101m), ((int)statistics["total"]!, (decimal)statistics["total_annual_revenue"]!));
        Assert.Equal(2, (await rep.Http.GetJson("/api/search?q=科技"))["items"]!.AsArray().Count);
        foreach (var q in new[] { "他的", "13900002222", "2222", "hidden.example.com", "13900003333" })
        {
            Assert.Empty((await rep.Http.GetJson($"/api/search?q={q}"))["items"]!.AsArray());
            Assert.Equal(0, (int)(await rep.Http.GetJson($"/api/customers?q={q}"))["total"]!);
        }
        Assert.Empty((await rep.Http.GetJson("/api/customers/duplicates?name=他的科技&phone=13900002222&email=a@hidden.example.com"))["items"]!.AsArray());
        Assert.DoesNotContain("他的", await rep.Http.GetStringAsync("/api/customers/export?format=csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("他的", await rep.Http.GetStringAsync("/api/contacts/export?format=json"), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await rep.Http.GetJson("/api/contacts"))["total"]!);
        Assert.Equal(0, (int)(await rep.Http.GetJson("/api/activities"))["total"]!);
        Assert.Equal(0, (int)(await rep.Http.PostJson("/api/customers/tags", new { customer_ids = new[] { hidden }, add = new[] { "抢" } }))["changed"]!);
        foreach (var path in new[] { $"/api/customers/{hidden}", $"/api/customers/{hidden}/timeline", $"/api/customers/{hidden}/deletion", $"/api/contacts/{contact}" })
            Assert.Equal("not_found", await rep.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await rep.Http.Patch($"/api/customers/{hidden}", new { name = "x" }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await rep.Http.DeleteAsync($"/api/customers/{hidden}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(["customer_id"], await rep.Http.PostAsJsonAsync("/api/contacts", new { customer_id = hidden, name = "x" }).FaultyFields());
        Assert.Equal(["customer_id"], await rep.Http.PostAsJsonAsync("/api/activities", new { type = "note", customer_id = hidden, content = "x" }).FaultyFields());
        Assert.Equal(["parent_id"], await rep.Http.Patch($"/api/customers/{mine}", new { parent_id = hidden }).FaultyFields());
    }

    [Fact]
    public async Task A_manager_sees_his_department_and_those_below()
    {
        var tenant = await app.NewTenant();
        var east = await tenant.Department("华东");
        var shanghai = await tenant.Department("上海", east.Id);
        var north = await tenant.Department("华北");
        var manager = await tenant.Member("manager", east.Id);
        await (await tenant.Member("sales", shanghai.Id)).Http.AddCustomer("上海客户");
        await (await tenant.Member("sales", north.Id)).Http.AddCustomer("北京客户");
        await manager.Http.AddCustomer("华东客户");

        Assert.Equal(["上海客户", "华东客户"], (await manager.Http.CustomerNames()).Order());
        Assert.Equal(3, (await tenant.Admin.CustomerNames()).Count);
        Assert.Equal(3, (await (await tenant.Member("readonly")).Http.CustomerNames()).Count);
    }

    [Fact]
    public async Task What_one_sees_but_may_not_touch_is_forbidden_rather_than_missing()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var pool = await tenant.Admin.AddCustomer("公海", new { owner_id = (string?)null });
        var reader = await tenant.Member("readonly");

        Assert.Equal("forbidden", await rep.Http.Patch($"/api/customers/{pool}", new { industry = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await rep.Http.DeleteAsync($"/api/customers/{pool}").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await rep.Http.PostAsJsonAsync($"/api/customers/{pool}/tags", new { tag = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await reader.Http.PostAsJsonAsync("/api/customers", new { name = "x" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await reader.Http.GetAsync("/api/customers/export").RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Who_hands_a_customer_over_loses_it_with_its_contacts_and_activities()
    {
        var tenant = await app.NewTenant();
        var (rep, next) = (await tenant.Member(), await tenant.Member());
        var id = await rep.Http.AddCustomer("移交客户");
        var contact = await rep.Http.AddContact(id, "张伟");
        var activity = await rep.Http.LogActivity(id, "电话");

        await tenant.Admin.PatchJson($"/api/customers/{id}", new { owner_id = next.Id });

        foreach (var path in new[] { $"/api/customers/{id}", $"/api/contacts/{contact}", $"/api/activities/{activity}" })
        {
            Assert.Equal("not_found", await rep.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
            Assert.NotNull(await next.Http.GetJson(path));
        }
    }

    [Fact]
    public async Task Deletion_takes_contacts_and_activities_and_spares_child_companies()
    {
        var tenant = await app.NewTenant();
        var (rep, other) = (await tenant.Member(), await tenant.Member("manager"));
        var id = await rep.Http.AddCustomer("母公司");
        var child = await rep.Http.AddCustomer("子公司", new { parent_id = id });
        var contact = await rep.Http.AddContact(id, "张伟");
        var activity = await rep.Http.LogActivity(id, "电话", contact: contact);

        var before = await rep.Http.GetJson($"/api/customers/{id}/deletion");
        var denied = await other.Http.DeleteAsync($"/api/customers/{id}");
        var gone = await rep.Http.DeleteAsync($"/api/customers/{id}");

        Assert.Equal((1, 1), ((int)before["contacts"]!, (int)before["activities"]!));
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        foreach (var path in new[] { $"/api/customers/{id}", $"/api/contacts/{contact}", $"/api/activities/{activity}" })
            Assert.Equal("not_found", await rep.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Null((await rep.Http.GetJson($"/api/customers/{child}"))["parent_id"]);
        Assert.Empty((await rep.Http.GetJson("/api/search?q=母公司"))["items"]!.AsArray());
    }
}
