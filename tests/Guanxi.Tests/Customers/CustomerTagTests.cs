using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Customers;

public sealed class CustomerTagTests(CrmApp app)
{
    [Fact]
    public async Task The_same_tag_twice_is_no_error_and_changes_nothing()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件");
        var first = await tenant.Admin.PostJson($"/api/customers/{id}/tags", new { tag = "VIP" });

        var again = await tenant.Admin.PostJson($"/api/customers/{id}/tags", new { tag = " vip " });

        Assert.Equal("""["VIP"]""", again["tags"]!.ToJsonString());
        Assert.Equal((int)first["version"]!, (int)again["version"]!);
    }

    [Fact]
    public async Task A_tag_goes_in_any_case_also_one_with_a_slash_and_one_that_is_not_there()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new { tags = new[] { "VIP", "A/B 测试", "华东", "vip" } });

        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.DeleteAsync($"/api/customers/{id}/tags/{Uri.EscapeDataString("A/B 测试")}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.DeleteAsync($"/api/customers/{id}/tags/vip")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.DeleteAsync($"/api/customers/{id}/tags/nothing")).StatusCode);

        Assert.Equal(["华东"], (await tenant.Admin.GetJson($"/api/customers/{id}"))["tags"]!.AsArray().Select(t => (string?)t));
    }

    [Fact]
    public async Task A_tag_is_short_and_there_are_at_most_fifty()
    {
        var tenant = await app.NewTenant();
        var id = await tenant.Admin.AddCustomer("云杉软件", new { tags = Enumerable.Range(0, 50).Select(i => $"标签{i}") });

        Assert.Equal(["tag"], await tenant.Admin.PostAsJsonAsync($"/api/customers/{id}/tags", new { tag = new string('长', 51) }).FaultyFields());
        Assert.Equal(["tag"], await tenant.Admin.PostAsJsonAsync($"/api/customers/{id}/tags", new { tag = " " }).FaultyFields());
        Assert.Equal(["tags"], await tenant.Admin.PostAsJsonAsync($"/api/customers/{id}/tags", new { tag = "第五十一" }).FaultyFields());
    }

    [Fact]
    public async Task Many_are_tagged_by_id_by_search_and_by_filter()
    {
        var tenant = await app.NewTenant();
        var a = await tenant.Admin.AddCustomer("甲科技", new { industry = "软件", tags = new[] { "旧" } });
        await tenant.Admin.AddCustomer("乙科技", new { industry = "贸易" });
        await tenant.Admin.AddCustomer("丙贸易", new { industry = "贸易" });

        var byId = await tenant.Admin.PostJson("/api/customers/tags", new { customer_ids = new[] { a }, add = new[] { "新", "新" }, remove = new[] { "旧" } });
        var bySearch = await tenant.Admin.PostJson("/api/customers/tags", new { conditions = new { q = "科技" }, add = new[] { "科技圈" } });
        var byFilter = await tenant.Admin.PostJson("/api/customers/tags", new { conditions = new { filter = "industry = '贸易'", status = "potential" }, add = new[] { "贸易圈" } });
        var again = await tenant.Admin.PostJson("/api/customers/tags", new { conditions = new { filter = "industry = '贸易'" }, add = new[] { "贸易圈" } });

        Assert.Equal([1, 2, 2, 0], new[] { byId, bySearch, byFilter, again }.Select(r => (int)r["changed"]!));
        Assert.Equal("新,科技圈", string.Join(',', (await tenant.Admin.GetJson($"/api/customers/{a}"))["tags"]!.AsArray().Select(t => (string?)t)));
        Assert.Equal(["customer_ids"], await tenant.Admin.PostAsJsonAsync("/api/customers/tags", new { add = new[] { "全部" } }).FaultyFields());
    }

    [Fact]
    public async Task In_bulk_what_one_may_not_edit_stays_as_it_is()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member();
        var mine = await rep.Http.AddCustomer("我的");
        var pool = await tenant.Admin.AddCustomer("公海", new { owner_id = (string?)null });

        var changed = await rep.Http.PostJson("/api/customers/tags", new { customer_ids = new[] { mine, pool }, add = new[] { "标" } });

        Assert.Equal(1, (int)changed["changed"]!);
        Assert.Empty((await tenant.Admin.GetJson($"/api/customers/{pool}"))["tags"]!.AsArray());
    }
}
