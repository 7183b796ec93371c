using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class UserTests(CrmApp app)
{
    [Fact]
    public async Task A_user_made_with_a_password_can_sign_in()
    {
        var tenant = await app.NewTenant();
        var department = await tenant.Department("华东");
        var email = NewEmail();

        var made = await tenant.Admin.PostJson("/api/users", new { name = "李雷", email, password = "correct horse 1", department_id = department.Id.ToString(), roles = new[] { "sales" } });
        await app.Visitor().PostJson("/api/auth/login", new { email, password = "correct horse 1" });

        Assert.Equal("华东", (string?)made["department_name"]);
        Assert.True((bool)made["is_active"]!);
        Assert.NotNull((await tenant.Admin.GetJson($"/api/users/{made["user_id"]}"))["last_seen_at"]);
    }

    [Fact]
    public async Task Missing_and_unknown_values_are_named_field_by_field()
    {
        var tenant = await app.NewTenant();

        var missing = await tenant.Admin.PostAsJsonAsync("/api/users", new { name = "李雷" });
        var role = await tenant.Admin.PostAsJsonAsync("/api/users", new { name = "李雷", email = NewEmail(), roles = new[] { "king" } });

        Assert.Equal(["email", "roles"], (await missing.Body())["errors"]!.AsObject().Select(e => e.Key).Order());
        Assert.NotNull((await role.Body())["errors"]!["roles"]);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (missing.StatusCode, role.StatusCode));
    }

    [Fact]
    public async Task One_address_belongs_to_one_user_of_the_organisation_in_any_case()
    {
        var tenant = await app.NewTenant();
        var email = tenant.AdminUser.Email.ToUpperInvariant();

        var twice = tenant.Admin.PostAsJsonAsync("/api/users", new { name = "李雷", email, password = "correct horse 1", roles = new[] { "sales" } });

        Assert.Equal("user.email_taken", await twice.RefusedWith(HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Typing_finds_people_by_name_and_address()
    {
        var tenant = await app.NewTenant();
        var found = await tenant.Member(name: "韩梅梅100%");
        await tenant.Member(name: "别人1000");

        var byName = await tenant.Admin.GetJson("/api/users?q=" + Uri.EscapeDataString("00%"));
        var byAddress = await tenant.Admin.GetJson("/api/users?q=" + found.User.Email[..20].ToUpperInvariant());

        Assert.Equal(found.Id, (string?)Assert.Single(byName["items"]!.AsArray())!["user_id"]);
        Assert.Contains(found.Id, byAddress["items"]!.AsArray().Select(u => (string?)u!["user_id"]));
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 4; i++) await tenant.Member(name: $"成员{i % 2}");

        var seen = new List<(string Name, string Id)>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await tenant.Admin.GetJson($"/api/users?limit=2&cursor={cursor}");
            seen.AddRange(page["items"]!.AsArray().Select(u => ((string)u!["name"]!, (string)u["user_id"]!)));
            Assert.Equal(5, (int)page["total"]!);
            cursor = (string?)page["next_cursor"];
        }

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(seen.OrderBy(u => u.Name, StringComparer.Ordinal).ThenBy(u => u.Id, StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Another_organisations_user_does_not_exist()
    {
        var (tenant, other) = (await app.NewTenant(), await app.NewTenant());
        var path = $"/api/users/{other.AdminUser.Id}";

        Assert.Equal("not_found", await tenant.Admin.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await tenant.Admin.PatchAsJsonAsync(path, new { name = "x" }).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await tenant.Admin.DeleteAsync(path).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("not_found", await tenant.Admin.PostAsync(path + "/invitation", null).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("管理员", (string?)(await other.Admin.GetJson(path))["name"]);
    }

    [Fact]
    public async Task An_old_version_is_refused_with_the_current_state()
    {
        var tenant = await app.NewTenant();
        var path = $"/api/users/{(await tenant.Member()).Id}";
        var version = (int)(await tenant.Admin.GetJson(path))["version"]!;
        await tenant.Admin.PatchJson(path, new { name = "第一", version });

        var late = await tenant.Admin.PatchAsJsonAsync(path, new { name = "第二", version });
        using var byHeader = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(new { name = "第三" }) };
        byHeader.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");

        Assert.Equal("第一", (string?)(await late.Body())["current"]!["name"]);
        Assert.Equal("conflict.version", await Task.FromResult(late).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("conflict.version", await tenant.Admin.SendAsync(byHeader).RefusedWith(HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    [AttackCase("AC-061", "AC-095")]
    public async Task A_deactivated_users_token_is_refused_at_once()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        await member.Http.GetJson("/api/me");

        (await tenant.Admin.DeleteAsync($"/api/users/{member.Id}")).EnsureSuccessStatusCode();

        Assert.Equal("unauthenticated", await member.Http.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        Assert.False((bool)(await tenant.Admin.GetJson($"/api/users/{member.Id}"))["is_active"]!);
    }

    [Fact]
    public async Task A_changed_address_signs_in_and_the_old_one_no_longer()
    {
        var tenant = await app.NewTenant();
        var (before, after) = (tenant.AdminUser.Email, NewEmail());

        await tenant.Admin.PatchJson($"/api/users/{tenant.AdminUser.Id}", new { email = after });

        Assert.Equal("auth.wrong", await Login(before).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.OK, (await Login(after)).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_go_nor_lose_the_role()
    {
        var tenant = await app.NewTenant();
        var path = $"/api/users/{tenant.AdminUser.Id}";
        await tenant.Admin.PostJson("/api/users", new { name = "未到任", email = NewEmail(), roles = new[] { "admin" } });

        Assert.Equal("user.last_admin", await tenant.Admin.DeleteAsync(path).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("user.last_admin", await tenant.Admin.PatchAsJsonAsync(path, new { is_active = false }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("user.last_admin", await tenant.Admin.PatchAsJsonAsync(path, new { roles = new[] { "sales" } }).RefusedWith(HttpStatusCode.UnprocessableEntity));
        await tenant.Admin.GetJson("/api/users");
    }

    [Fact]
    [AttackCase("AC-299")]
    public async Task Two_administrators_can_not_remove_each_other_at_the_same_moment()
    {
        var tenant = await app.NewTenant();
        var second = await tenant.Admin.PostJson("/api/users", new { name = "副手", email = NewEmail(), password = "correct horse 1", roles = new[] { "admin" } });
        string[] both = [tenant.AdminUser.Id.ToString(), (string)second["user_id"]!];

        var answers = await Task.WhenAll(both.Select(id => tenant.Admin.PatchAsJsonAsync($"/api/users/{id}", new { roles = new[] { "sales" } })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_may_not_edit_users_gets_nothing_done()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();

        Assert.Equal("forbidden", await member.Http.PostAsJsonAsync("/api/users", new { name = "x", email = NewEmail(), roles = new[] { "sales" } }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await member.Http.PatchAsJsonAsync($"/api/users/{member.Id}", new { roles = new[] { "admin" } }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await member.Http.DeleteAsync($"/api/users/{tenant.AdminUser.Id}").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(["sales"], (await member.Http.GetJson($"/api/users/{member.Id}"))["roles"]!.AsArray().Select(r => (string?)r));
    }

    private Task<HttpResponseMessage> Login(string email) => app.Visitor().PostAsJsonAsync("/api/auth/login", new { email, password = "correct horse 1" });

    private static string NewEmail() => $"{Guid.CreateVersion7():N}@example.com";
}
