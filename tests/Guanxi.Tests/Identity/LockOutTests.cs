using System.Net;
using System.Net.Http.Json;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Identity;

public sealed class LockOutTests(CrmApp app)
{
    private const string Right = "correct horse 1";

    [Fact]
    [AttackCase("AC-076")]
    public async Task Ten_failures_shut_sign_in_even_for_the_right_password()
    {
        var email = (await app.NewTenant()).AdminUser.Email;
        for (var i = 0; i < 9; i++) Assert.Equal("auth.wrong", await Login(email, "wrong").RefusedWith(HttpStatusCode.Unauthorized));

        var tenth = await Login(email, "wrong");
        var right = await Login(email, Right);

        Assert.Equal("auth.locked", await Task.FromResult(tenth).RefusedWith(HttpStatusCode.TooManyRequests));
        Assert.Equal("auth.locked", await Task.FromResult(right).RefusedWith(HttpStatusCode.TooManyRequests));
        Assert.InRange(right.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    [AttackCase("AC-077")]
    public async Task Guesses_at_the_same_moment_on_two_servers_can_not_share_an_attempt()
    {
        var tenant = await app.NewTenant();
        await using var second = await app.StartServer();
        var visitors = new[] { app.Visitor(), app.Visitor(second) };

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Login(tenant.AdminUser.Email, $"guess {i}", visitors[i % 2])));

        Assert.InRange(answers.Count(a => a.StatusCode == HttpStatusCode.Unauthorized), 0, 9);
        Assert.InRange(answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests), 31, 40);
        Assert.Equal(10, await tenant.Read(db => db.Users.Select(u => u.FailedSignIns).SingleAsync()));
    }

    [Fact]
    public async Task Sign_in_opens_again_when_the_time_is_over()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 10; i++) await Login(tenant.AdminUser.Email, "wrong");
        DateTimeOffset? past = DateTimeOffset.UnixEpoch;
        await tenant.Read(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntil, past)));

        Assert.Equal(HttpStatusCode.OK, (await Login(tenant.AdminUser.Email, Right)).StatusCode);
        Assert.Equal(0, await tenant.Read(db => db.Users.Select(u => u.FailedSignIns).SingleAsync()));
    }

    [Fact]
    [AttackCase("AC-079")]
    public async Task Tokens_and_the_change_of_password_are_no_side_door_for_guesses()
    {
        var tenant = await app.NewTenant();
        for (var i = 0; i < 6; i++) await app.Visitor().PostAsJsonAsync("/api/auth/tokens", new { name = "x", email = tenant.AdminUser.Email, password = "wrong" });
        for (var i = 0; i < 3; i++)
            Assert.Equal("validation", await tenant.Admin.PostAsJsonAsync("/api/me/password", Change("wrong")).RefusedWith(HttpStatusCode.BadRequest));

        Assert.Equal("auth.locked", await tenant.Admin.PostAsJsonAsync("/api/me/password", Change("wrong")).RefusedWith(HttpStatusCode.TooManyRequests));
        Assert.Equal("auth.locked", await tenant.Admin.PostAsJsonAsync("/api/me/password", Change(Right)).RefusedWith(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Who_belongs_to_two_organisations_is_not_locked_out_of_one_by_signing_in_to_the_other()
    {
        var (first, second) = (await app.NewTenant(), await app.NewTenant());
        await second.Admin.PatchJson($"/api/users/{second.AdminUser.Id}", new { email = first.AdminUser.Email });
        await app.Visitor().PostJson("/api/auth/login", new { email = first.AdminUser.Email, password = Right });
        await second.Admin.PostAsJsonAsync("/api/me/password", new { current_password = Right, new_password = "another horse 2" });

        for (var i = 0; i < 11; i++) Assert.Equal(HttpStatusCode.OK, (await Login(first.AdminUser.Email, "another horse 2")).StatusCode);

        Assert.Equal(0, await first.Read(db => db.Users.Select(u => u.FailedSignIns).SingleAsync()));
    }

    private static object Change(string current) => new { current_password = current, new_password = "another horse 2" };

    private Task<HttpResponseMessage> Login(string email, string password, HttpClient? visitor = null) =>
        (visitor ?? app.Visitor()).PostAsJsonAsync("/api/auth/login", new { email, password });
}
