using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

public sealed class PasswordResetTests(CrmApp app)
{
    [Fact]
    public async Task Who_forgot_the_password_chooses_a_new_one_and_every_other_browser_is_out()
    {
        var tenant = await app.NewTenant();
        var email = tenant.AdminUser.Email;
        var elsewhere = app.Visitor();
        await elsewhere.PostJson("/api/auth/login", new { email, password = "correct horse 1" });

        await Request(email);
        await tenant.Settle();
        var here = app.Visitor();
        await here.PostJson("/api/auth/password", new { token = app.TokenMailedTo(email), password = "another horse 2" });

        await here.GetJson("/api/me");
        Assert.Equal("unauthenticated", await elsewhere.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("auth.wrong", await app.Visitor().PostAsJsonAsync("/api/auth/login", new { email, password = "correct horse 1" }).RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_answer_after_the_same_time()
    {
        var tenant = await app.NewTenant();
        foreach (var email in (string[])[tenant.AdminUser.Email, "nobody@example.com"])
        {
            var since = Stopwatch.GetTimestamp();
            var answer = await Request(email);

            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Equal("", await answer.Content.ReadAsStringAsync());
            Assert.True(Stopwatch.GetElapsedTime(since) >= TimeSpan.FromMilliseconds(290));
        }
    }

    [Fact]
    [AttackCase("AC-097")]
    public async Task The_link_leads_where_the_server_knows_itself_to_be_whatever_the_request_claims()
    {
        var tenant = await app.NewTenant();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/password_reset") { Content = JsonContent.Create(new { email = tenant.AdminUser.Email }) };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        await app.Visitor().SendAsync(request);
        await tenant.Settle();

        var mail = Assert.Single(app.MailsTo(tenant.AdminUser.Email));
        Assert.Contains($"{app.Address}password?token=lnk_", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail, StringComparison.Ordinal);
    }

    [Fact]
    [AttackCase("AC-307")]
    public async Task The_form_can_not_fill_a_mailbox()
    {
        var tenant = await app.NewTenant();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Request(tenant.AdminUser.Email)));
        await tenant.Settle();

        Assert.Equal(3, app.MailsTo(tenant.AdminUser.Email).Length);
    }

    [Fact]
    [AttackCase("AC-098")]
    public async Task Two_addresses_in_one_are_none()
    {
        Assert.Equal("validation", await Request("a@example.com,b@example.com").RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("validation", await Request("a@example.com\r\nBcc: b@example.com").RefusedWith(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task An_hour_old_link_no_longer_opens_and_neither_does_a_made_up_one()
    {
        var tenant = await app.NewTenant();
        var (old, hash) = Secret.New(Secret.LinkPrefix, tenant.Id);
        await tenant.Given(EmailLink.Make(tenant.AdminUser.Id, LinkPurpose.PasswordReset, hash, TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(61)));

        foreach (var token in (string[])[old, Secret.New(Secret.LinkPrefix, tenant.Id).Text, Secret.New(Secret.LinkPrefix, Guid.CreateVersion7()).Text, "x"])
            Assert.Equal("link.expired", await app.Visitor().PostAsJsonAsync("/api/auth/password", new { token, password = "another horse 2" }).RefusedWith(HttpStatusCode.Gone));
    }

    [Fact]
    public async Task A_deactivated_user_gets_no_link()
    {
        var tenant = await app.NewTenant();
        var member = await tenant.Member();
        (await tenant.Admin.DeleteAsync($"/api/users/{member.Id}")).EnsureSuccessStatusCode();

        await Request(member.User.Email);
        await tenant.Settle();

        Assert.Empty(app.MailsTo(member.User.Email));
    }

    private Task<HttpResponseMessage> Request(string email) => app.Visitor().PostAsJsonAsync("/api/auth/password_reset", new { email });
}
