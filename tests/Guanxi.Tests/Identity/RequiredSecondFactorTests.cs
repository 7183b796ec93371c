using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class RequiredSecondFactorTests(CrmApp app)
{
    private const string SetupRequired = "second_factor.setup_required";

    [Theory]
    [InlineData("GET", "/api/customers")]
    [InlineData("GET", "/api/events")]
    [InlineData("GET", "/api/audit")]
    [InlineData("GET", "/api/auth/tokens")]
    [InlineData("GET", "/api/me/sessions")]
    [InlineData("PATCH", "/api/me")]
    [InlineData("POST", "/api/auth/tokens")]
    [InlineData("POST", "/api/me/password")]
    public async Task Who_lacks_it_can_do_nothing_else(string method, string path)
    {
        var person = await Required(await app.NewTenant());
        using var request = new HttpRequestMessage(new(method), path) { Content = method == "GET" ? null : JsonContent.Create(new { name = "x" }) };
        Assert.Equal(SetupRequired, await person.Browser.SendAsync(request).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Who_lacks_it_can_set_it_up_and_goes_on_or_leaves()
    {
        var person = await Required(await app.NewTenant());
        Assert.True((bool)(await person.Browser.GetJson("/api/me"))["must_set_up_second_factor"]!);
        Assert.True((bool)(await person.Browser.GetJson("/api/me/second_factor"))["is_required"]!);

        await person.TurnOn();

        await person.Browser.GetJson("/api/customers");
        Assert.False((bool)(await person.Browser.GetJson("/api/me"))["must_set_up_second_factor"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await person.Browser.PostAsync("/api/auth/logout", null)).StatusCode);
    }

    [Fact]
    public async Task A_token_made_before_keeps_working_and_none_is_made_by_password()
    {
        var tenant = await app.NewTenant();
        var person = await Person.Of(app, tenant);
        Task<HttpResponseMessage> Issue() => app.Visitor().PostAsJsonAsync("/api/auth/tokens", new { name = "x", email = person.Email, password = Person.Password });
        var before = (string)(await (await Issue()).Body())["token"]!;
        await Require(tenant, true);

        var program = app.Visitor();
        program.DefaultRequestHeaders.Authorization = new("Bearer", before);
        await program.GetJson("/api/customers");
        Assert.Equal(SetupRequired, await Issue().RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task It_holds_from_the_next_request_on_and_as_long_as_the_organisation_wants_it()
    {
        var tenant = await app.NewTenant();
        var person = await Person.Of(app, tenant);
        (await person.Login()).EnsureSuccessStatusCode();
        await person.Browser.GetJson("/api/customers");

        await Require(tenant, true);
        Assert.Equal(SetupRequired, await person.Browser.GetAsync("/api/customers").RefusedWith(HttpStatusCode.Forbidden));
        await Require(tenant, false);
        await person.Browser.GetJson("/api/customers");
    }

    [Fact]
    public async Task Only_who_may_edit_the_organisation_decides_and_the_log_tells()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member("manager");
        Assert.Equal("forbidden", await member.Http.PatchAsJsonAsync("/api/organization", new { require_second_factor = true }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("validation", await tenant.Admin.PatchAsJsonAsync("/api/organization", new { require_second_factor = (bool?)null }).RefusedWith(HttpStatusCode.BadRequest));
        await Require(tenant, true);

        var field = (await tenant.Admin.GetJson("/api/audit?kind=organization&action=updated"))["items"]![0]!["fields"]![0]!;
        Assert.Equal(("require_second_factor", true), ((string?)field["key"], (bool)field["after"]!));
    }

    [Fact]
    public async Task The_administrator_takes_it_off_for_one_who_lost_it()
    {
        var tenant = await app.NewTenant();
        var (person, colleague) = (await (await Person.Of(app, tenant)).WithSecondFactor(), await tenant.Member());
        var path = $"/api/users/{person.Id}/second_factor";
        Assert.True((bool)(await tenant.Admin.GetJson($"/api/users/{person.Id}"))["has_second_factor"]!);
        Assert.Equal("forbidden", await colleague.Http.DeleteAsync(path).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("not_found", await (await app.NewTenant()).Admin.DeleteAsync(path).RefusedWith(HttpStatusCode.NotFound));

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync(path)).StatusCode);

        (await person.Login(app.Visitor())).EnsureSuccessStatusCode();
        Assert.Equal("second_factor.is_off", await tenant.Admin.DeleteAsync(path).RefusedWith(HttpStatusCode.Conflict));
        var entry = (await tenant.Admin.GetJson($"/api/audit?kind=users&id={person.Id}&action=second_factor_reset"))["items"]!.AsArray().Single()!;
        Assert.Equal(tenant.AdminUser.Id.ToString(), (string?)entry["user_id"]);
    }

    [Fact]
    public async Task Nobody_takes_off_the_own_that_way()
    {
        var tenant = await app.NewTenant();
        var admin = await Person.AdministratorOf(app, tenant).WithSecondFactor();
        Assert.Equal("second_factor.own", await admin.Browser.DeleteAsync($"/api/users/{admin.Id}/second_factor").RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    private async Task<Person> Required(Tenant tenant)
    {
        await Require(tenant, true);
        var person = await Person.Of(app, tenant);
        (await person.Login()).EnsureSuccessStatusCode();
        return person;
    }

    private static Task<JsonNode> Require(Tenant tenant, bool required) => tenant.Admin.PatchJson("/api/organization", new { require_second_factor = required });
}
