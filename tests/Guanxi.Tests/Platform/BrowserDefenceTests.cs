using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Platform;

public sealed class BrowserDefenceTests(CrmApp app)
{
    [Theory]
    [InlineData("/api/me")]
    [InlineData("/api/no/such/thing")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs/api/index.html")]
    [InlineData("/health/live")]
    public async Task Every_answer_carries_the_headers_that_protect_a_browser(string path)
    {
        var response = await app.Visitor().GetAsync(path);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"), "names the server program");
        if (path.StartsWith("/api", StringComparison.Ordinal)) Assert.True(response.Headers.CacheControl?.NoStore, "may be kept by caches");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task A_write_another_site_makes_a_browser_send_is_refused(string header, string value)
    {
        var (visitor, _) = await SignedInBrowser();
        visitor.DefaultRequestHeaders.Add(header, value);

        Assert.Equal("csrf", await visitor.PatchAsJsonAsync("/api/me", new { name = "改了" }).RefusedWith(HttpStatusCode.Forbidden));
        Assert.Equal("csrf", await visitor.PostAsync("/api/auth/logout", null).RefusedWith(HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task A_write_of_our_own_pages_passes()
    {
        var (visitor, _) = await SignedInBrowser();
        visitor.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal("改了", (string?)(await visitor.PatchJson("/api/me", new { name = "改了" }))["name"]);
    }

    [Fact]
    [AttackCase("AC-110")]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        var (_, cookie) = await SignedInBrowser();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(HttpClient Http, string Cookie)> SignedInBrowser()
    {
        var tenant = await app.NewTenant();
        var visitor = app.Visitor();
        var response = await visitor.PostAsJsonAsync("/api/auth/login", new { email = tenant.AdminUser.Email, password = "correct horse 1" });
        response.EnsureSuccessStatusCode();
        return (visitor, response.Headers.GetValues("Set-Cookie").Single());
    }
}
