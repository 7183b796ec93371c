using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Identity;

public sealed class InvitationTests(CrmApp app)
{
    private readonly string email = $"{Guid.CreateVersion7():N}@example.com";

    [Fact]
    public async Task An_invited_user_follows_the_mail_and_is_in()
    {
        var tenant = await app.NewTenant();
        await Invite(tenant);
        var visitor = app.Visitor();

        var me = await visitor.PostJson("/api/auth/password", new { token = app.TokenMailedTo(email), password = "correct horse 2" });

        Assert.Equal(email, (string?)me["email"]);
        Assert.Equal(email, (string?)(await visitor.GetJson("/api/me"))["email"]);
        Assert.Contains("测试公司 为您开通了", Assert.Single(app.MailsTo(email)), StringComparison.Ordinal);
        await app.Visitor().PostJson("/api/auth/login", new { email, password = "correct horse 2" });
    }

    [Fact]
    [AttackCase("AC-100")]
    public async Task A_link_works_once()
    {
        var tenant = await app.NewTenant();
        await Invite(tenant);
        var token = app.TokenMailedTo(email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => app.Visitor().PostAsJsonAsync("/api/auth/password", new { token, password = $"correct horse {i}" })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.Gone));
        Assert.Equal("link.expired", await app.Visitor().PostAsJsonAsync("/api/auth/password", new { token, password = "correct horse 9" }).RefusedWith(HttpStatusCode.Gone));
    }

    [Fact]
    public async Task A_password_too_weak_does_not_use_the_link_up()
    {
        var tenant = await app.NewTenant();
        await Invite(tenant);
        var token = app.TokenMailedTo(email);

        Assert.Equal("validation", await app.Visitor().PostAsJsonAsync("/api/auth/password", new { token, password = "short" }).RefusedWith(HttpStatusCode.BadRequest));
        await app.Visitor().PostJson("/api/auth/password", new { token, password = "correct horse 2" });
    }

    [Fact]
    public async Task A_second_invitation_replaces_the_first()
    {
        var tenant = await app.NewTenant();
        var user = await Invite(tenant);
        var first = app.TokenMailedTo(email);

        Assert.Equal(HttpStatusCode.Accepted, (await tenant.Admin.PostAsync($"/api/users/{user["user_id"]}/invitation", null)).StatusCode);
        await tenant.Settle();
        var second = app.MailsTo(email).Select(_ => app.TokenMailedTo(email)).Last();

        Assert.NotEqual(first, second);
        Assert.Equal("link.expired", await Use(first).RefusedWith(HttpStatusCode.Gone));
        Assert.Equal(HttpStatusCode.OK, (await Use(second)).StatusCode);
        Assert.Equal("user.has_joined", await tenant.Admin.PostAsync($"/api/users/{user["user_id"]}/invitation", null).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    [AttackCase("AC-100")]
    public async Task A_link_dies_with_its_user_or_its_address()
    {
        var tenant = await app.NewTenant();
        var user = await Invite(tenant);
        await tenant.Admin.PatchJson($"/api/users/{user["user_id"]}", new { email = $"new-{email}" });

        Assert.Equal("link.expired", await Use(app.TokenMailedTo(email)).RefusedWith(HttpStatusCode.Gone));
    }

    [Fact]
    [AttackCase("AC-101")]
    public async Task Neither_the_events_nor_the_audit_log_hold_address_or_link()
    {
        var tenant = await app.NewTenant();
        await Invite(tenant);

        var events = string.Join('\n', await tenant.Read(db => db.Events.Select(e => e.Payload).ToListAsync()));
        var links = string.Join('\n', await tenant.Read(db => db.Audit.Where(a => a.Kind == "links").Select(a => a.Changes).ToListAsync()));

        Assert.DoesNotContain(email, events + links, StringComparison.Ordinal);
        Assert.DoesNotContain(app.TokenMailedTo(email), events + links, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Use(string token) => app.Visitor().PostAsJsonAsync("/api/auth/password", new { token, password = "correct horse 2" });

    private async Task<JsonNode> Invite(Tenant tenant)
    {
        var user = await tenant.Admin.PostJson("/api/users", new { name = "新同事", email, roles = new[] { "sales" } });
        await tenant.Settle();
        return user;
    }
}
