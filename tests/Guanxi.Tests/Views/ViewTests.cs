using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Views;

public sealed class ViewTests(CrmApp app)
{
    [Fact]
    public async Task The_lists_of_the_handbook_are_there_from_the_first_day_and_find_what_they_say()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddCustomer("从未联系");
        var talked = await tenant.Admin.AddCustomer("刚联系过");
        await tenant.Admin.PostJson("/api/activities", new { type = "call", customer_id = talked, content = "报价" });
        await tenant.Settle();

        var views = await Views(tenant.Admin, "customers");
        var stale = views.Single(v => (string?)v["view_id"] == "customers.stale");
        var found = await tenant.Admin.GetJson($"/api/customers?filter={Uri.EscapeDataString((string)stale["query"]!["filter"]!)}");

        Assert.Equal(["我的客户", "三个月未跟进", "按负责人", "按级别", "按状态", "按行业"], views.Select(v => (string?)v["name"]));
        Assert.Equal(["从未联系"], found["items"]!.AsArray().Select(c => (string?)c!["name"]));
    }

    [Fact]
    public async Task A_view_keeps_conditions_columns_groups_and_figures()
    {
        var tenant = await app.NewTenant();

        var made = await tenant.Admin.PostJson("/api/views", new
        {
            kind = "customers",
            name = "华东大客户",
            query = new { status = "won,lead", filter = "annual_revenue > 10万", sort = "-annual_revenue" },
            columns = new object[] { new { key = "name", width = 300 }, new { key = "grade" } },
            group_by = "grade",
            measures = new[] { "sum:annual_revenue" },
        });
        await tenant.Admin.PatchJson($"/api/views/{made["view_id"]}", new { name = "大客户" });
        var view = await tenant.Admin.GetJson($"/api/views/{made["view_id"]}");

        Assert.Equal(("大客户", "grade", "private", "list"), ((string?)view["name"], (string?)view["group_by"], (string?)view["sharing"], (string?)view["layout"]));
        Assert.Equal("annual_revenue > 10万", (string?)view["query"]!["filter"]);
        Assert.Equal(300, (int)view["columns"]![0]!["width"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/views/{made["view_id"]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.GetAsync($"/api/views/{made["view_id"]}")).StatusCode);
    }

    [Fact]
    public async Task A_list_without_fields_of_ones_own_has_views_as_well()
    {
        var tenant = await app.NewTenant();

        await tenant.Admin.PostJson("/api/views", new { kind = "orders", name = "大单", query = new { filter = "amount > 10万" } });

        Assert.Equal(["待处理订单", "按销售", "大单"], (await Views(tenant.Admin, "orders")).Select(v => (string?)v["name"]));
    }

    [Fact]
    public async Task A_view_is_ones_own_until_it_is_shared_with_people_departments_or_everybody()
    {
        var tenant = await app.NewTenant();
        var east = await tenant.Department("华东");
        var below = await tenant.Department("上海", east.Id);
        var (friend, inDepartment, other) = (await tenant.Member(), await tenant.Member(department: below.Id), await tenant.Member());
        var view = (string)(await tenant.Admin.PostJson("/api/views", new { kind = "customers", name = "月度回访" }))["view_id"]!;

        Assert.DoesNotContain("月度回访", await Names(friend.Http));
        await tenant.Admin.PatchJson($"/api/views/{view}", new { sharing = "selected", user_ids = new[] { friend.Id }, department_ids = new[] { east.Id.ToString() } });
        Assert.Contains("月度回访", await Names(friend.Http));
        Assert.Contains("月度回访", await Names(inDepartment.Http));
        Assert.DoesNotContain("月度回访", await Names(other.Http));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Http.GetAsync($"/api/views/{view}")).StatusCode);
        await tenant.Admin.PatchJson($"/api/views/{view}", new { sharing = "everyone" });
        Assert.Contains("月度回访", await Names(other.Http));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Http.PatchAsJsonAsync($"/api/views/{view}", new { name = "我的" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Http.DeleteAsync($"/api/views/{view}")).StatusCode);
    }

    [Fact]
    public async Task The_lists_of_a_role_open_with_the_view_the_administrator_chose()
    {
        var tenant = await app.NewTenant();
        var (rep, manager) = (await tenant.Member(), await tenant.Member("manager"));
        var view = (string)(await tenant.Admin.PostJson("/api/views", new { kind = "customers", name = "跟进中", default_for = new[] { "sales" } }))["view_id"]!;

        Assert.True((bool)(await Views(rep.Http, "customers")).Single(v => (string?)v["view_id"] == view)["is_default"]!);
        Assert.DoesNotContain("跟进中", await Names(manager.Http));
        Assert.Equal(HttpStatusCode.Forbidden, (await rep.Http.PostAsJsonAsync("/api/views", new { kind = "customers", name = "我的", default_for = new[] { "sales" } })).StatusCode);
        Assert.Equal(["default_for"], await tenant.Admin.PostAsJsonAsync("/api/views", new { kind = "customers", name = "甲", default_for = new[] { "nobody" } }).FaultyFields());
    }

    [Fact]
    public async Task Favourites_keep_their_order_and_forget_a_view_that_is_gone()
    {
        var tenant = await app.NewTenant();
        var view = (string)(await tenant.Admin.PostJson("/api/views", new { kind = "leads", name = "展会" }))["view_id"]!;

        await tenant.Admin.Put("/api/views/favourites", new { views = new[] { view, "customers.stale" } });
        Assert.Equal(["展会", "三个月未跟进"], await Names(tenant.Admin, "favourite=true"));
        await tenant.Admin.Put("/api/views/favourites", new { views = new[] { "customers.stale", view } });
        Assert.Equal(["三个月未跟进", "展会"], await Names(tenant.Admin, "favourite=true"));
        await tenant.Admin.DeleteAsync($"/api/views/{view}");
        Assert.Equal(["三个月未跟进"], await Names(tenant.Admin, "favourite=true"));
        Assert.Equal(["views"], await tenant.Admin.PutAsJsonAsync("/api/views/favourites", new { views = new[] { view } }).FaultyFields());
    }

    [Theory]
    [InlineData("""{"kind": "customers"}""", "name")]
    [InlineData("""{"kind": "users", "name": "甲"}""", "kind")]
    [InlineData("""{"kind": "customers", "name": "甲", "group_by": "search_text"}""", "group_by")]
    [InlineData("""{"kind": "customers", "name": "甲", "date_field": "nothing"}""", "date_field")]
    [InlineData("""{"kind": "customers", "name": "甲", "measures": ["sum:nothing"]}""", "measures")]
    [InlineData("""{"kind": "customers", "name": "甲", "user_ids": ["user_00000000000000000000000000"]}""", "user_ids")]
    public async Task What_makes_no_view_is_refused_at_its_place(string body, string field)
    {
        var tenant = await app.NewTenant();

        Assert.Equal([field], await tenant.Admin.PostAsJsonAsync("/api/views", JsonNode.Parse(body)).FaultyFields());
    }

    [Fact]
    public async Task A_filter_that_cannot_be_understood_is_refused_with_its_place()
    {
        var tenant = await app.NewTenant();

        var refused = await tenant.Admin.PostAsJsonAsync("/api/views", new { kind = "customers", name = "甲", query = new { filter = "industry = " } });

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("filter.syntax", (string?)(await refused.Body())["code"]);
    }

    private static async Task<List<JsonNode>> Views(HttpClient client, string kind) => [.. (await client.GetJson($"/api/views?kind={kind}"))["items"]!.AsArray().Select(v => v!)];

    private static async Task<List<string?>> Names(HttpClient client, string query = "kind=customers") => [.. (await client.GetJson($"/api/views?{query}"))["items"]!.AsArray().Select(v => (string?)v!["name"])];
}
