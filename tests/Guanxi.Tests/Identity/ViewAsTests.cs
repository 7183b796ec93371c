using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class ViewAsTests(CrmApp app)
{
    private const string ReadOnly = "view_as.read_only";

    [Fact]
    [AttackCase("AC-073")]
    public async Task An_administrator_sees_what_the_other_sees_and_changes_nothing()
    {
        var (tenant, admin, seller) = await Arranged();
        var (own, others) = (await seller.Http.AddCustomer("自己的"), await tenant.Admin.AddCustomer("别人的"));

        (await admin.Browser.PostAsync($"/api/users/{seller.Id}/view", null)).EnsureSuccessStatusCode();

        Assert.Equal(["自己的"], await admin.Browser.CustomerNames());
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Browser.GetAsync($"/api/customers/{others}")).StatusCode);
        var me = await admin.Browser.GetJson("/api/me");
        Assert.Equal((seller.Id, tenant.AdminUser.Id.ToString()), ((string?)me["user_id"], (string?)me["viewed_by"]!["user_id"]));
        Assert.Equal(ReadOnly, await admin.Browser.Patch($"/api/customers/{own}", new { industry = "软件" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(ReadOnly, await admin.Browser.PostAsJsonAsync("/api/customers", new { name = "新" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(ReadOnly, await admin.Browser.DeleteAsync($"/api/customers/{own}").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(ReadOnly, await admin.Browser.GetAsync("/api/customers/export?format=csv").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(ReadOnly, await admin.Browser.PatchAsJsonAsync("/api/me", new { locale = "en" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(ReadOnly, await admin.Browser.GetAsync("/api/auth/tokens").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal(ReadOnly, await admin.Browser.PostAsync($"/api/users/{tenant.AdminUser.Id}/view", null).RefusedWith(HttpStatusCode.Forbidden));

        (await admin.Browser.DeleteAsync("/api/me/view")).EnsureSuccessStatusCode();

        Assert.Equal(2, (await admin.Browser.CustomerNames()).Count);
        Assert.Null((await admin.Browser.GetJson("/api/me"))["viewed_by"]);
        var log = await tenant.Admin.GetJson($"/api/audit?kind=users&id={seller.Id}");
        Assert.Equal(["view_as_ended", "view_as_began"], log.Of("action").Take(2));
        Assert.Equal(tenant.AdminUser.Id.ToString(), (string?)log["items"]![0]!["user_id"]);
    }

    [Fact]
    [AttackCase("AC-073")]
    public async Task Nobody_gains_rights_by_it()
    {
        var tenant = await app.NewTenant();
        await tenant.AddRole("helper", ["users.view", "users.view_as", "customers.view"]);
        var helper = await Person.Of(app, tenant, "helper");
        (await helper.Login()).EnsureSuccessStatusCode();
        var reader = await tenant.Member("readonly");

        Assert.Equal("user.outranks_you", await helper.Browser.PostAsync($"/api/users/{tenant.AdminUser.Id}/view", null).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("user.outranks_you", await helper.Browser.PostAsync($"/api/users/{reader.Id}/view", null).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Null((await helper.Browser.GetJson("/api/me"))["viewed_by"]);
    }

    [Fact]
    public async Task It_ends_when_the_other_is_raised_above_the_viewer_or_goes()
    {
        var (tenant, admin, seller) = await Arranged();
        await tenant.AddRole("helper", ["users.view", "users.view_as", "customers.view"]);
        await tenant.AddRole("narrow", ["customers.view"]);
        var helper = await Person.Of(app, tenant, "helper");
        (await helper.Login()).EnsureSuccessStatusCode();
        await tenant.Admin.PatchJson($"/api/users/{seller.Id}", new { roles = new[] { "narrow" } });
        (await helper.Browser.PostAsync($"/api/users/{seller.Id}/view", null)).EnsureSuccessStatusCode();
        Assert.NotNull((await helper.Browser.GetJson("/api/me"))["viewed_by"]);

        await tenant.Admin.PatchJson($"/api/users/{seller.Id}", new { roles = new[] { "admin" } });
        Assert.Equal(helper.Id, (string?)(await helper.Browser.GetJson("/api/me"))["user_id"]);

        (await admin.Browser.PostAsync($"/api/users/{seller.Id}/view", null)).EnsureSuccessStatusCode();
        (await tenant.Admin.DeleteAsync($"/api/users/{seller.Id}")).EnsureSuccessStatusCode();
        Assert.Equal(tenant.AdminUser.Id.ToString(), (string?)(await admin.Browser.GetJson("/api/me"))["user_id"]);
    }

    [Fact]
    public async Task Not_with_a_token_not_oneself_and_not_in_another_organisation()
    {
        var (tenant, admin, seller) = await Arranged();
        var foreign = (await app.NewTenant()).AdminUser.Id;

        Assert.Equal("view_as.browser_only", await tenant.Admin.PostAsync($"/api/users/{seller.Id}/view", null).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("view_as.self", await admin.Browser.PostAsync($"/api/users/{tenant.AdminUser.Id}/view", null).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("not_found", await admin.Browser.PostAsync($"/api/users/{foreign}/view", null).RefusedWith(HttpStatusCode.NotFound));
        Assert.Equal("forbidden", await seller.Http.PostAsync($"/api/users/{tenant.AdminUser.Id}/view", null).RefusedWith(HttpStatusCode.Forbidden));
    }

    private async Task<(Tenant Tenant, Person Admin, Member Seller)> Arranged()
    {
        var tenant = await app.NewTenant();
        var admin = Person.AdministratorOf(app, tenant);
        (await admin.Login()).EnsureSuccessStatusCode();
        return (tenant, admin, await tenant.Member());
    }
}
