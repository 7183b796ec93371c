using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class RoleTests(CrmApp app)
{
    [Fact]
    public async Task A_role_is_made_changed_and_removed_and_counts_at_once()
    {
        var tenant = await app.NewTenant();
        var role = await tenant.AddRole("viewer", ["customers.view"]);
        var member = await tenant.Member("viewer");
        await member.Http.GetJson("/api/customers");

        var changed = await tenant.Admin.PatchJson($"/api/roles/{role["role_id"]}", new { name = "联系人查看", permissions = new[] { new { permission = "contacts.view", scope = "own" } } });

        Assert.Equal("联系人查看", (string?)changed["name"]);
        Assert.Equal(1, (int)changed["user_count"]!);
        Assert.Equal("contacts.view own", Permissions(changed).Single());
        Assert.Equal("forbidden", await member.Http.GetAsync("/api/customers").RefusedWith(HttpStatusCode.Forbidden));
        await member.Http.GetJson("/api/contacts");
        Assert.Equal("role.in_use", await Delete(tenant.Admin, role).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await tenant.Admin.PatchJson($"/api/users/{member.Id}", new { roles = new[] { "readonly" } });
        Assert.Equal(HttpStatusCode.NoContent, (await Delete(tenant.Admin, role)).StatusCode);
        var acts = await tenant.Admin.GetJson($"/api/audit?kind=roles&id={role["role_id"]}");
        Assert.Equal(["deleted", "updated", "created"], acts.Of("action"));
    }

    [Fact]
    public async Task The_administrators_role_stays_as_it_is_and_a_built_in_one_stays()
    {
        var tenant = await app.NewTenant();
        var (admin, sales) = (await RoleOf(tenant, "admin"), await RoleOf(tenant, "sales"));

        Assert.Equal("role.admin_fixed", await tenant.Admin.Patch($"/api/roles/{admin["role_id"]}", new { permissions = Array.Empty<object>() }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("role.built_in", await Delete(tenant.Admin, admin).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("role.built_in", await Delete(tenant.Admin, sales).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("role.built_in", await tenant.Admin.Patch($"/api/roles/{sales["role_id"]}", new { name = "别的" }).RefusedWith(HttpStatusCode.UnprocessableEntity));

        var adjusted = await tenant.Admin.PatchJson($"/api/roles/{sales["role_id"]}", new { permissions = new[] { new { permission = "customers.view", scope = "department" } } });

        Assert.Equal("customers.view department", Permissions(adjusted).Single());
        Assert.Equal(Permissions(admin).Count, Permissions(await RoleOf(tenant, "admin")).Count);
    }

    [Fact]
    [AttackCase("AC-055")]
    public async Task Nobody_gives_a_role_more_than_he_holds_or_touches_one_that_holds_more()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("officer", ["roles.view", "roles.edit", "users.view", "users.edit", "customers.view"], ("customers", "phone", "masked"));
        var officer = await tenant.Member("officer");
        var (mine, sales) = (await RoleOf(tenant, "officer"), await RoleOf(tenant, "sales"));
        object Grants(params string[] permissions) => permissions.Select(p => new { permission = p, scope = "all" });
        var limit = new[] { new { kind = "customers", field = "phone", access = "masked" } };

        Assert.Equal("user.cannot_grant", await officer.Http.PostAsJsonAsync("/api/roles", new { name = "x", permissions = Grants("customers.delete"), fields = limit }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("user.cannot_grant", await officer.Http.PostAsJsonAsync("/api/roles", new { name = "x", permissions = Grants("customers.view") }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("user.cannot_grant", await officer.Http.Patch($"/api/roles/{mine["role_id"]}", new { fields = Array.Empty<object>() }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("role.outranks_you", await officer.Http.Patch($"/api/roles/{sales["role_id"]}", new { permissions = Array.Empty<object>() }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("user.cannot_grant", await officer.Http.Patch($"/api/users/{officer.Id}", new { roles = new[] { "officer", "readonly" } }).RefusedWith(HttpStatusCode.Forbidden));
        await officer.Http.PostJson("/api/roles", new { name = "同级", permissions = Grants("customers.view"), fields = limit });
        Assert.Equal(8, (await tenant.Admin.GetJson("/api/roles"))["items"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("customers.fly", null, null, "permissions")]
    [InlineData("customers.view", "flowers", "hidden", "fields")]
    [InlineData("customers.view", "name", "hidden", "fields")]
    [InlineData("customers.view", "name", "read_only", "fields")]
    [InlineData("customers.view", "owner_id", "masked", "fields")]
    [InlineData("customers.view", "created_at", "read_only", "fields")]
    public async Task What_does_not_exist_or_a_record_needs_can_not_be_said(string permission, string? field, string? access, string faulty)
    {
        var tenant = await app.NewTenant();
        object[] limits = field is null ? [] : [new { kind = "customers", field, access }];

        var answer = tenant.Admin.PostAsJsonAsync("/api/roles", new { name = "x", permissions = new[] { new { permission, scope = "all" } }, fields = limits });

        Assert.Equal([faulty], await answer.FaultyFields());
    }

    [Fact]
    public async Task A_code_is_a_word_of_its_own()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("support", ["customers.view"]);

        Assert.Equal("role.code_taken", await tenant.Admin.PostAsJsonAsync("/api/roles", new { code = "support", name = "x" }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(["code"], await tenant.Admin.PostAsJsonAsync("/api/roles", new { code = "Two Words", name = "x" }).FaultyFields());
        Assert.StartsWith("role_", (string?)(await tenant.Admin.PostJson("/api/roles", new { name = "没有编码" }))["code"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editors_do_not_overwrite_each_other()
    {
        var tenant = await app.NewTenant();
        var role = await tenant.AddRole("viewer", ["customers.view"]);
        var path = $"/api/roles/{role["role_id"]}";
        await tenant.Admin.PatchJson(path, new { name = "一", version = 1 });

        Assert.Equal("conflict.version", await tenant.Admin.Patch(path, new { name = "二", version = 1 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("一", (string?)(await tenant.Admin.GetJson(path))["name"]);
    }

    private static async Task<JsonNode> RoleOf(Tenant tenant, string code) =>
        (await tenant.Admin.GetJson("/api/roles"))["items"]!.AsArray().Single(r => (string?)r!["code"] == code)!;

    private static List<string> Permissions(JsonNode role) => [.. role["permissions"]!.AsArray().Select(p => $"{p!["permission"]} {p["scope"]}")];

    private static Task<HttpResponseMessage> Delete(HttpClient http, JsonNode role) => http.DeleteAsync($"/api/roles/{role["role_id"]}");
}
