using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class SignInTests(CrmApp app)
{
    [Fact]
    public async Task Who_signs_up_is_signed_in_as_administrator()
    {
        var visitor = app.Visitor();
        var email = $"{Guid.CreateVersion7():N}@example.com";

        await visitor.PostJson("/api/signup", new { organization = "关系科技", name = "王芳", email, password = "correct horse 1" });
        var me = await visitor.GetJson("/api/me");

        Assert.Equal(email, (string?)me["email"]);
        Assert.Contains("users.edit", me["permissions"]!.AsArray().Select(p => (string)p!));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var tenant = await app.NewTenant();
        var wrong = await app.Visitor().PostAsJsonAsync("/api/auth/login", new { email = tenant.AdminUser.Email, password = "not it at all" });
        var unknown = await app.Visitor().PostAsJsonAsync("/api/auth/login", new { email = "nobody@example.com", password = "not it at all" });

        Assert.Equal("auth.wrong", await Task.FromResult(wrong).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("auth.wrong", await Task.FromResult(unknown).RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var tenant = await app.NewTenant();
        var visitor = app.Visitor();
        var issued = await visitor.PostJson("/api/auth/tokens", new { name = "script", email = tenant.AdminUser.Email, password = "correct horse 1" });
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", (string)issued["token"]!);
        await visitor.GetJson("/api/me");

        (await visitor.DeleteAsync($"/api/auth/tokens/{issued["token_id"]}")).EnsureSuccessStatusCode();

        Assert.Equal("unauthenticated", await visitor.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
    }
}
