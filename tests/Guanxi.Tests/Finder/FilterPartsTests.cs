using System.Net;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Finder;

public sealed class FilterPartsTests(CrmApp app)
{
    [Fact]
    public async Task A_filter_is_taken_apart_into_what_people_call_things()
    {
        var tenant = await app.NewTenant();
        var rep = await tenant.Member(name: "李雷");

        var tree = await Read(tenant.Admin, "customers", $"所属行业 = '软件' and (客户状态 属于 (成交, lost) or owner_id = '{rep.Id}') and not last_activity_at < today - 3m and is_active");

        var terms = tree["all"]!.AsArray();
        Assert.Equal(("industry", "所属行业", "equal", "软件"), Said(terms[0]!));
        Assert.Equal([("won", "成交"), ("lost", "流失")], terms[1]!["any"]![0]!["values"]!.AsArray().Select(v => ((string)v!["text"]!, (string?)v["label"])));
        Assert.Equal("李雷", (string?)terms[1]!["any"]![1]!["values"]![0]!["label"]);
        Assert.Equal(("last_activity_at", "最后跟进时间", "less", "today - 3m"), Said(terms[2]!["not"]!));
        Assert.Equal(("is_active", "holds"), ((string)terms[3]!["field"]!, (string)terms[3]!["operator"]!));
    }

    [Fact]
    public async Task Fields_of_related_records_are_known_by_dotted_names()
    {
        var tenant = await app.NewTenant();

        var own = await tenant.Admin.GetJson("/api/fields/contacts");
        var related = await tenant.Admin.GetJson("/api/fields/contacts?related=true");
        var tree = await Read(tenant.Admin, "contacts", "customer.所属行业 = '软件'");

        Assert.DoesNotContain(own["items"]!.AsArray(), f => ((string)f!["key"]!).Contains('.', StringComparison.Ordinal));
        Assert.Contains(related["items"]!.AsArray(), f => (string)f!["key"]! == "customer.industry" && (string)f["label"]! == "客户 · 所属行业");
        Assert.Equal(("customer.industry", "客户 · 所属行业", "equal", "软件"), Said(tree));
    }

    [Fact]
    public async Task What_is_not_understood_is_refused_with_its_place_and_nobody_reads_what_he_may_not_see()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("products_only", ["products.view"]);
        var limited = await tenant.Member("products_only");

        Assert.Equal("filter.unknown_field", await tenant.Admin.GetAsync("/api/fields/customers/filter?filter=color = 1").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("filter.syntax", await tenant.Admin.GetAsync("/api/fields/customers/filter?filter=industry =").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.NotFound, (await tenant.Admin.GetAsync("/api/fields/nothing/filter?filter=a = 1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await limited.Http.GetAsync("/api/fields/customers/filter?filter=industry = 'x'")).StatusCode);
    }

    [Fact]
    public async Task My_department_is_everybody_in_it_and_below_it()
    {
        var tenant = await app.NewTenant();
        var top = await tenant.Department("销售部");
        var below = await tenant.Department("华东", top.Id);
        var head = await tenant.Member("manager", name: "主管", department: top.Id);
        var rep = await tenant.Member(name: "李雷", department: below.Id);
        await tenant.Admin.AddCustomer("甲", new { owner_id = rep.Id });
        await tenant.Admin.AddCustomer("乙", new { owner_id = head.Id });
        await tenant.Admin.AddCustomer("丙");

        foreach (var condition in (string[])["filter=owner_id = my_department", "filter=负责人 属于 (本部门)", "owner=my_department"])
            Assert.Equal(["甲", "乙"], await Names(head.Http, condition));
        Assert.Equal(["甲"], await Names(head.Http, "filter=owner_id = my_department and owner_id != me"));
        Assert.Equal(["丙"], await Names(tenant.Admin, "filter=owner_id = my_department"));
        Assert.Equal("filter.type", await tenant.Admin.GetAsync("/api/customers?filter=annual_revenue = my_department").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_list_is_sorted_by_several_fields_page_after_page()
    {
        var tenant = await app.NewTenant();
        foreach (var (name, limit) in new[] { ("甲", 1), ("乙", 3), ("甲", 2), ("乙", 4) }) await tenant.Admin.AddCustomer(name, new { credit_limit = limit });

        var first = await tenant.Admin.GetJson("/api/customers?sort=name,-created_at&limit=3");
        var rest = await tenant.Admin.GetJson($"/api/customers?sort=name,-created_at&limit=3&cursor={first["next_cursor"]}");

        Assert.Equal([4, 3, 2, 1], first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(c => (int)(decimal)c!["credit_limit"]!));
        Assert.Equal("sort.too_many", await tenant.Admin.GetAsync("/api/customers?sort=name,code,created_at,updated_at").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("cursor.invalid", await tenant.Admin.GetAsync($"/api/customers?sort=name&cursor={first["next_cursor"]}").RefusedWith(HttpStatusCode.BadRequest));
    }

    private static async Task<JsonNode> Read(HttpClient who, string kind, string filter) => await who.GetJson($"/api/fields/{kind}/filter?filter={Uri.EscapeDataString(filter)}");

    private static (string, string, string, string) Said(JsonNode term) =>
        ((string)term["field"]!, (string)term["label"]!, (string)term["operator"]!, (string)term["values"]![0]!["text"]!);

    private static async Task<IEnumerable<string?>> Names(HttpClient who, string conditions) =>
        (await who.GetJson($"/api/customers?{conditions}"))["items"]!.AsArray().Select(c => (string?)c!["name"]).Order(StringComparer.Ordinal).Reverse();
}
