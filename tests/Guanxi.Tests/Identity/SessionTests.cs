using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class SessionTests(CrmApp app)
{
    [Fact]
    [AttackCase("AC-110")]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var answer = await app.Visitor().PostAsJsonAsync("/api/auth/login", await Credentials());

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_write_another_site_makes_the_browser_send_is_refused(string header, string value)
    {
        var browser = await SignedIn();
        browser.DefaultRequestHeaders.Add(header, value);

        Assert.Equal("csrf", await browser.PatchAsJsonAsync("/api/me", new { name = "改名" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.NotEqual("改名", (string?)(await browser.GetJson("/api/me"))["name"]);
    }

    [Fact]
    [AttackCase("AC-109")]
    public async Task A_foreign_site_can_not_sign_a_browser_in()
    {
        var browser = app.Visitor();
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        Assert.Equal("csrf", await browser.PostAsJsonAsync("/api/auth/login", await Credentials()).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        var browser = app.Visitor();
        var answer = await browser.PostAsJsonAsync("/api/auth/login", await Credentials());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        (await browser.PostAsync("/api/auth/logout", null)).EnsureSuccessStatusCode();

        var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);

        Assert.Equal("unauthenticated", await thief.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    [AttackCase("AC-103")]
    public async Task An_expired_token_is_refused()
    {
        var tenant = await app.NewTenant();
        var (secret, hash) = Secret.New(Secret.TokenPrefix, tenant.Id);
        await tenant.Given(AccessToken.Issue(tenant.AdminUser.Id, "old", secret, hash, DateTimeOffset.UnixEpoch));
        var program = new HttpClient { BaseAddress = app.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", secret);

        Assert.Equal("unauthenticated", await program.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    [AttackCase("AC-094")]
    public async Task A_new_password_ends_the_other_browsers()
    {
        var credentials = await Credentials();
        var (mine, other) = (app.Visitor(), app.Visitor());
        foreach (var browser in (HttpClient[])[mine, other]) await browser.PostJson("/api/auth/login", credentials);

        (await mine.PostAsJsonAsync("/api/me/password", new { current_password = "correct horse 1", new_password = "another horse 2" })).EnsureSuccessStatusCode();

        await mine.GetJson("/api/me");
        Assert.Equal("unauthenticated", await other.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    [AttackCase("AC-050")]
    public async Task A_token_is_shown_once_and_told_apart_by_its_beginning()
    {
        var tenant = await app.NewTenant();
        var issued = await tenant.Admin.PostJson("/api/auth/tokens", new { name = "脚本" });

        var list = await tenant.Admin.GetJson("/api/auth/tokens");

        Assert.Equal("脚本", (string?)list["items"]![0]!["name"]);
        Assert.Contains((string)list["items"]![0]!["prefix"]!, (string)issued["token"]!);
        Assert.DoesNotContain((string)issued["token"]!, list.ToJsonString());
    }

    private async Task<object> Credentials() => new { email = (await app.NewTenant()).AdminUser.Email, password = "correct horse 1" };

    private async Task<HttpClient> SignedIn()
    {
        var browser = app.Visitor();
        await browser.PostJson("/api/auth/login", await Credentials());
        return browser;
    }
}
