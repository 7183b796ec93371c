using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

/// <summary>A personnel officer who keeps users but sees only her own customers.</summary>
public sealed class RankTests(CrmApp app)
{
    private static readonly Dictionary<string, Scope> Grants = new()
    {
        [IdentityModule.ViewUsers] = Scope.All,
        [IdentityModule.CreateUsers] = Scope.All,
        [IdentityModule.EditUsers] = Scope.All,
        ["customers.view"] = Scope.Own,
    };

    [Fact]
    [AttackCase("AC-055")]
    public async Task Nobody_gives_rights_he_does_not_hold()
    {
        var tenant = await app.NewTenant();
        var officer = await Officer(tenant);
        var colleague = await tenant.Member("helper");

        var self = officer.Http.PatchAsJsonAsync($"/api/users/{officer.Id}", new { roles = new[] { "officer", "admin" } });
        var other = officer.Http.PatchAsJsonAsync($"/api/users/{colleague.Id}", new { roles = new[] { "readonly" } });
        var fresh = officer.Http.PostAsJsonAsync("/api/users", new { name = "x", email = $"{Guid.CreateVersion7():N}@example.com", roles = new[] { "admin" } });

        Assert.Equal("user.cannot_grant", await self.RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("user.cannot_grant", await other.RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("user.cannot_grant", await fresh.RefusedWith(HttpStatusCode.Forbidden));
        await officer.Http.PatchJson($"/api/users/{colleague.Id}", new { roles = new[] { "officer" } });
    }

    [Fact]
    [AttackCase("AC-058", "AC-059")]
    public async Task An_administrators_account_is_out_of_a_lesser_users_hands()
    {
        var tenant = await app.NewTenant();
        var officer = await Officer(tenant);
        var path = $"/api/users/{tenant.AdminUser.Id}";

        Assert.Equal("user.outranks_you", await officer.Http.PatchAsJsonAsync(path, new { email = "mine@example.com" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("forbidden", await officer.Http.DeleteAsync($"/api/users/{(await tenant.Member("helper")).Id}").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(tenant.AdminUser.Email, (string?)(await officer.Http.GetJson(path))["email"]);
    }

    [Fact]
    public async Task Who_sees_a_department_can_not_move_to_one_that_sees_more()
    {
        var tenant = await app.NewTenant();
        var (top, team) = (await tenant.Department("总部"), await tenant.Department("一组"));
        await tenant.Given(Role.BuiltIn("lead", "组长", new(Grants) { ["customers.view"] = Scope.Department }));
        var lead = await tenant.Member("lead", team.Id);

        var up = lead.Http.PatchAsJsonAsync($"/api/users/{lead.Id}", new { department_id = top.Id.ToString() });

        Assert.Equal("user.cannot_grant", await up.RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    [AttackCase("AC-061")]
    public async Task A_role_taken_away_counts_with_the_next_request()
    {
        var tenant = await app.NewTenant();
        var officer = await Officer(tenant);
        await officer.Http.GetJson("/api/users");

        await tenant.Admin.PatchJson($"/api/users/{officer.Id}", new { roles = new[] { "helper" } });

        Assert.Equal("forbidden", await officer.Http.GetAsync("/api/users").RefusedWith(HttpStatusCode.Forbidden));
    }

    private static async Task<Member> Officer(Tenant tenant)
    {
        await tenant.Given(Role.BuiltIn("officer", "人事", Grants), Role.BuiltIn("helper", "助理", new() { ["customers.view"] = Scope.Own }));
        return await tenant.Member("officer");
    }
}
