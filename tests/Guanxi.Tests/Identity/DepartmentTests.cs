using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Identity;

public sealed class DepartmentTests(CrmApp app)
{
    [Fact]
    public async Task Departments_are_made_renamed_moved_and_deleted()
    {
        var tenant = await app.NewTenant();
        var parent = await tenant.Admin.PostJson("/api/departments", new { name = "华东" });
        var child = await tenant.Admin.PostJson("/api/departments", new { name = "杭州", parent_id = (string)parent["department_id"]! });

        var moved = await tenant.Admin.PatchJson($"/api/departments/{child["department_id"]}", new { name = "杭州组", parent_id = (string?)null });
        (await tenant.Admin.DeleteAsync($"/api/departments/{parent["department_id"]}")).EnsureSuccessStatusCode();
        var left = await tenant.Admin.GetJson("/api/departments");

        Assert.Equal(("杭州组", null), ((string?)moved["name"], (string?)moved["parent_id"]));
        Assert.Equal(["杭州组", "测试公司"], left["items"]!.AsArray().Select(d => (string?)d!["name"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    [AttackCase("AC-305")]
    public async Task A_department_can_not_come_below_itself()
    {
        var tenant = await app.NewTenant();
        var top = await tenant.Department("上");
        var below = await tenant.Department("下", top.Id);

        var ring = tenant.Admin.PatchAsJsonAsync($"/api/departments/{top.Id}", new { parent_id = below.Id.ToString() });

        Assert.Equal("department.ring", await ring.RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Two_moves_at_the_same_moment_can_not_close_a_ring()
    {
        var tenant = await app.NewTenant();
        var (left, right) = (await tenant.Department("左"), await tenant.Department("右"));

        var answers = await Task.WhenAll(
            tenant.Admin.PatchAsJsonAsync($"/api/departments/{left.Id}", new { parent_id = right.Id.ToString() }),
            tenant.Admin.PatchAsJsonAsync($"/api/departments/{right.Id}", new { parent_id = left.Id.ToString() }));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_department_with_people_or_departments_in_it_stays()
    {
        var tenant = await app.NewTenant();
        var (top, staffed) = (await tenant.Department("上"), await tenant.Department("有人"));
        await tenant.Department("下", top.Id);
        await tenant.Member(department: staffed.Id);

        Assert.Equal("department.not_empty", await tenant.Admin.DeleteAsync($"/api/departments/{top.Id}").RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("department.not_empty", await tenant.Admin.DeleteAsync($"/api/departments/{staffed.Id}").RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(1, (int)(await tenant.Admin.GetJson($"/api/departments/{staffed.Id}"))["user_count"]!);
    }

    [Fact]
    public async Task Another_organisations_department_is_nobodys_home()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var foreign = (await other.Department("别处")).Id.ToString();

        var child = await tenant.Admin.PostAsJsonAsync("/api/departments", new { name = "x", parent_id = foreign });
        var user = await tenant.Admin.PatchAsJsonAsync($"/api/users/{tenant.AdminUser.Id}", new { department_id = foreign });

        Assert.Equal("not_found", await tenant.Admin.DeleteAsync($"/api/departments/{foreign}").RefusedWith(HttpStatusCode.NotFound));
        Assert.NotNull((await child.Body())["errors"]!["parent_id"]);
        Assert.NotNull((await user.Body())["errors"]!["department_id"]);
    }

    [Fact]
    public async Task A_department_reaches_everybody_below_it_and_nobody_beside_it()
    {
        var tenant = await app.NewTenant();
        var top = await tenant.Department("上");
        var below = await tenant.Department("下", (await tenant.Department("中", top.Id)).Id);
        var manager = await tenant.Member("manager", top.Id);
        var member = await tenant.Member(department: below.Id);
        await tenant.Member(department: (await tenant.Department("旁")).Id);

        await using var scope = app.ActingFor(tenant.Id);
        var access = await AccessLoader.Load(scope.ServiceProvider.GetRequiredService<CrmDb>(), manager.User.Id, default);

        Assert.Equal([manager.User.Id, member.User.Id], access!.Colleagues.Order());
    }

    [Fact]
    public async Task The_six_roles_are_listed_in_the_readers_language()
    {
        var tenant = await app.NewTenant();
        var chinese = await tenant.Admin.GetJson("/api/roles");
        tenant.Admin.DefaultRequestHeaders.Add("Accept-Language", "en");
        var english = await tenant.Admin.GetJson("/api/roles");

        Assert.Equal(["admin", "manager", "marketing", "readonly", "sales", "service"], chinese["items"]!.AsArray().Select(r => (string)r!["code"]!).Order());
        Assert.Contains("销售经理", chinese["items"]!.AsArray().Select(r => (string?)r!["name"]));
        Assert.Contains("Sales manager", english["items"]!.AsArray().Select(r => (string?)r!["name"]));
        var manager = chinese["items"]!.AsArray().Single(r => (string?)r!["code"] == "manager")!;
        Assert.Contains(manager["permissions"]!.AsArray(), p => (string?)p!["permission"] == "customers.view" && (string?)p["scope"] == "department");
    }
}
