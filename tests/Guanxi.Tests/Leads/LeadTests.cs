using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Leads;

public sealed class LeadTests(CrmApp app)
{
    private static readonly object Wei = new
    {
        name = "李四",
        company = "新公司",
        phone = "13900139000",
        email = "lisi@newcompany.com",
        position = "采购经理",
        source = "网站",
        interest = "CRM系统",
    };

    [Fact]
    public async Task A_lead_is_captured_read_changed_and_deleted()
    {
        var tenant = await app.NewTenant();

        var made = await tenant.Admin.PostJson("/api/leads", Wei);
        var path = $"/api/leads/{made["lead_id"]}";
        Assert.StartsWith("lead_", (string)made["lead_id"]!, StringComparison.Ordinal);
        Assert.Equal(("新公司", "new", "low", 0), ((string?)made["company"], (string?)made["status"], (string?)made["quality"], (int)made["score"]!));

        var changed = await tenant.Admin.PatchJson(path, new { status = "working", company_size = 120, tags = new[] { "展会", "展会" }, phone = (string?)null });
        var read = await tenant.Admin.GetJson(path);
        Assert.Equal(("working", 120, (string?)null, 2), ((string?)read["status"], (int)read["company_size"]!, (string?)read["phone"], (int)changed["version"]!));
        Assert.Equal("展会", (string?)Assert.Single(read["tags"]!.AsArray())!);

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(path)).StatusCode);
        Assert.Equal("not_found", await tenant.Admin.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Bad_input_names_its_field_and_changes_nothing()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四");
        var before = await tenant.Admin.GetJson($"/api/leads/{lead}");

        Assert.Equal(["name"], await tenant.Admin.PostAsJsonAsync("/api/leads", new { company = "无名" }).FaultyFields());
        Assert.Equal(["email"], await tenant.Admin.Patch($"/api/leads/{lead}", new { email = "不是邮箱" }).FaultyFields());
        Assert.Equal(["company_size"], await tenant.Admin.Patch($"/api/leads/{lead}", new { company_size = -1 }).FaultyFields());
        Assert.Equal(["website"], await tenant.Admin.Patch($"/api/leads/{lead}", new { website = "javascript:alert(1)" }).FaultyFields());
        Assert.Equal(["nmae"], await tenant.Admin.Patch($"/api/leads/{lead}", new { nmae = "x" }).FaultyFields());
        Assert.Equal(["status"], await tenant.Admin.Patch($"/api/leads/{lead}", new { status = "sold" }).FaultyFields());
        Assert.Equal("lead.status_by_verb", await tenant.Admin.Patch($"/api/leads/{lead}", new { status = "converted" }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("lead.status_by_verb", await tenant.Admin.Patch($"/api/leads/{lead}", new { status = "disqualified" }).RefusedWith(HttpStatusCode.UnprocessableEntity));

        Assert.Equal(before.ToJsonString(), (await tenant.Admin.GetJson($"/api/leads/{lead}")).ToJsonString());
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_sorted()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddLead("王小明", new { company = "云杉科技", industry = "科技", company_size = 300, source = "展会", phone = "13800001111" });
        await tenant.Admin.AddLead("赵敏", new { company = "绿源食品", industry = "食品", source = "网站", tags = new[] { "VIP" }, status = "working" });

        Assert.Equal(["赵敏", "王小明"], (await tenant.Admin.GetJson("/api/leads")).Of("name"));
        foreach (var query in new[] { "q=yskj", "q=王小", "q=1111", "industry=科技", "source=展会", "status=new", "filter=公司规模 > 100", "filter=行业 = '科技' and 线索来源 = '展会'" })
            Assert.Equal(["王小明"], (await tenant.Admin.GetJson($"/api/leads?{query}")).Of("name"));
        Assert.Equal(["赵敏"], (await tenant.Admin.GetJson("/api/leads?tag=VIP")).Of("name"));
        Assert.Equal(["王小明", "赵敏"], (await tenant.Admin.GetJson("/api/leads?status=new,working&sort=created_at")).Of("name"));
        Assert.Equal("filter.unknown_field", await tenant.Admin.GetAsync("/api/leads?filter=预算 > 3").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("sort.unknown", await tenant.Admin.GetAsync("/api/leads?sort=company").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task Who_captures_a_lead_owns_it_and_others_do_not_see_it()
    {
        var tenant = await app.NewTenant();
        var (rep, colleague, marketing) = (await tenant.Member(), await tenant.Member(), await tenant.Member("marketing"));
        var lead = await rep.Http.PostJson("/api/leads", Wei);
        var path = $"/api/leads/{lead["lead_id"]}";

        Assert.Equal((rep.Id, rep.Id, rep.User.Name), ((string?)lead["assigned_to"], (string?)lead["owner_id"], (string?)lead["assigned_to_name"]));
        Assert.Equal("not_found", await colleague.Http.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Empty((await colleague.Http.GetJson("/api/leads")).Of("name"));
        Assert.Equal(["李四"], (await marketing.Http.GetJson("/api/leads")).Of("name"));
        Assert.Equal("forbidden", await marketing.Http.DeleteAsync(path).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("lead.cannot_assign", await rep.Http.Patch(path, new { assigned_to = colleague.Id }).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_lead_is_handed_over_under_either_name_of_its_owner()
    {
        var tenant = await app.NewTenant();
        var (first, second) = (await tenant.Member(), await tenant.Member());
        var lead = await tenant.Admin.AddLead("李四", new { assigned_to = first.Id });

        await first.Http.GetJson($"/api/leads/{lead}");
        await tenant.Admin.PatchJson($"/api/leads/{lead}", new { owner_id = second.Id });
        Assert.Equal("not_found", await first.Http.GetAsync($"/api/leads/{lead}").RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal(["李四"], (await second.Http.GetJson("/api/leads?owner=me")).Of("name"));
        Assert.Equal(["李四"], (await tenant.Admin.GetJson($"/api/leads?assigned_to={second.Id}")).Of("name"));

        await tenant.Admin.PatchJson($"/api/leads/{lead}", new { assigned_to = (string?)null });
        Assert.Equal(["李四"], (await first.Http.GetJson("/api/leads?owner=none")).Of("name"));
        Assert.Equal(["assigned_to"], await tenant.Admin.Patch($"/api/leads/{lead}", new { assigned_to = "user_00000000000000000000000001" }).FaultyFields());
    }

    [Fact]
    public async Task An_old_version_is_refused_with_the_current_state()
    {
        var tenant = await app.NewTenant();
        var lead = await tenant.Admin.AddLead("李四");
        await tenant.Admin.PatchJson($"/api/leads/{lead}", new { city = "深圳" });

        var stale = await tenant.Admin.Patch($"/api/leads/{lead}", new { city = "广州", version = 1 });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("深圳", (string?)(await stale.Body())["current"]!["city"]);
    }

    [Fact]
    public async Task The_export_holds_what_the_list_shows()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.AddLead("王小明", new { company = "云杉科技", visited_pricing = true });
        await tenant.Admin.AddLead("赵敏");

        var csv = await tenant.Admin.GetStringAsync("/api/leads/export?format=csv&columns=name,company,visited_pricing&filter=访问了定价页 = true");
        var english = await tenant.Admin.GetStringAsync("/api/leads/export?format=csv&columns=name,score&lang=en");

        Assert.Equal("姓名,公司,访问了定价页\r\n王小明,云杉科技,true\r\n", csv.TrimStart('\uFEFF'));
        Assert.Equal("Name,Score\r\n赵敏,0\r\n王小明,0\r\n", english.TrimStart('\uFEFF'));
    }
}
