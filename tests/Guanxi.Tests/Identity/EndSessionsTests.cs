using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class EndSessionsTests(CrmApp app)
{
    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_another_browser()
    {
        var (tenant, lost) = (await app.NewTenant(), app.Visitor());
        var person = await SignedIn(tenant);
        lost.DefaultRequestHeaders.UserAgent.ParseAdd("Lost/1.0");
        (await person.Login(lost)).EnsureSuccessStatusCode();

        var sessions = await Sessions(person.Browser, "/api/me/sessions");
        Assert.Equal(2, sessions.Count);
        var other = sessions.Single(s => !(bool)s["is_current"]!);
        Assert.Equal(("Lost/1.0", "127.0.0.1"), ((string?)other["browser"], (string?)other["address"]));
        (await person.Browser.DeleteAsync($"/api/me/sessions/{other["session_id"]}")).EnsureSuccessStatusCode();

        Assert.Equal("unauthenticated", await lost.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        Assert.True((bool)Assert.Single(await Sessions(person.Browser, "/api/me/sessions"))["is_current"]!);
    }

    [Fact]
    public async Task All_others_end_at_once_and_the_one_that_asks_stays()
    {
        var tenant = await app.NewTenant();
        var person = await SignedIn(tenant);
        var others = new[] { app.Visitor(), app.Visitor() };
        foreach (var other in others) (await person.Login(other)).EnsureSuccessStatusCode();

        (await person.Browser.DeleteAsync("/api/me/sessions")).EnsureSuccessStatusCode();

        foreach (var other in others) Assert.Equal("unauthenticated", await other.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        await person.Browser.GetJson("/api/me");
    }

    [Fact]
    public async Task Nobody_ends_anothers_session_as_if_it_were_the_own()
    {
        var tenant = await app.NewTenant();
        var (person, colleague) = (await SignedIn(tenant), await SignedIn(tenant));
        var theirs = (string?)(await Sessions(colleague.Browser, "/api/me/sessions"))[0]["session_id"];
        Assert.Equal("not_found", await person.Browser.DeleteAsync($"/api/me/sessions/{theirs}").RefusedWith(HttpStatusCode.NotFound));
        await colleague.Browser.GetJson("/api/me");
    }

    [Fact]
    public async Task The_administrator_sees_and_ends_a_users_sessions()
    {
        var tenant = await app.NewTenant();
        var person = await SignedIn(tenant);
        (await person.Login(app.Visitor())).EnsureSuccessStatusCode();
        var path = $"/api/users/{person.Id}/sessions";
        var sessions = await Sessions(tenant.Admin, path);
        Assert.Equal((2, false), (sessions.Count, sessions.Any(s => (bool)s["is_current"]!)));

        (await tenant.Admin.DeleteAsync($"{path}/{sessions[0]["session_id"]}")).EnsureSuccessStatusCode();
        Assert.Single(await Sessions(tenant.Admin, path));
        (await tenant.Admin.DeleteAsync(path)).EnsureSuccessStatusCode();

        Assert.Equal("unauthenticated", await person.Browser.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        var entry = (await tenant.Admin.GetJson($"/api/audit?kind=users&id={person.Id}&action=sessions_ended"))["items"]![0]!;
        Assert.Equal(tenant.AdminUser.Id.ToString(), (string?)entry["user_id"]);
    }

    [Fact]
    public async Task The_administrator_sees_and_revokes_a_users_tokens()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        var path = $"/api/users/{member.Id}/tokens";
        var token = (await tenant.Admin.GetJson(path))["items"]!.AsArray().Single()!;

        (await tenant.Admin.DeleteAsync($"{path}/{token["token_id"]}")).EnsureSuccessStatusCode();

        Assert.Equal("unauthenticated", await member.Http.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("not_found", await tenant.Admin.DeleteAsync($"{path}/{token["token_id"]}").RefusedWith(HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Neither_colleagues_nor_other_organisations_see_or_end_them()
    {
        var tenant = await app.NewTenant();
        var (person, colleague, foreign) = (await SignedIn(tenant), await tenant.Member("manager"), (await app.NewTenant()).Admin);
        foreach (var path in new[] { $"/api/users/{person.Id}/sessions", $"/api/users/{person.Id}/tokens" })
        {
            Assert.Equal("forbidden", await colleague.Http.GetAsync(path).RefusedWith(HttpStatusCode.Forbidden));
            Assert.Equal("not_found", await foreign.GetAsync(path).RefusedWith(HttpStatusCode.NotFound));
        }
        Assert.Equal("forbidden", await colleague.Http.DeleteAsync($"/api/users/{person.Id}/sessions").RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("not_found", await foreign.DeleteAsync($"/api/users/{person.Id}/sessions").RefusedWith(HttpStatusCode.NotFound));
        await person.Browser.GetJson("/api/me");
    }

    private async Task<Person> SignedIn(Tenant tenant)
    {
        var person = await Person.Of(app, tenant);
        (await person.Login()).EnsureSuccessStatusCode();
        return person;
    }

    private static async Task<List<JsonNode>> Sessions(HttpClient http, string path) => [.. (await http.GetJson(path))["items"]!.AsArray().Select(s => s!)];
}
