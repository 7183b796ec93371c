using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity;
using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Identity;

public sealed class SecondFactorTests(CrmApp app)
{
    [Fact]
    public async Task Who_turned_it_on_signs_in_with_password_and_code()
    {
        var person = await Guarded();

        var first = await person.Login(app.Visitor());
        Assert.Equal("second_factor.needed", await Task.FromResult(first).RefusedWith(HttpStatusCode.Unauthorized));
        var browser = app.Visitor();
        (await person.Finish((string)(await first.Body())["half_session"]!, person.Code(), browser)).EnsureSuccessStatusCode();

        var me = await browser.GetJson("/api/me");
        Assert.Equal((person.Email, true), ((string?)me["email"], (bool)me["has_second_factor"]!));
    }

    [Fact]
    public async Task Password_and_code_may_come_together()
    {
        var person = await Guarded();
        Assert.Equal("second_factor.wrong", await person.Login(code: person.WrongCode()).RefusedWith(HttpStatusCode.Unauthorized));
        (await person.Login(code: $"{person.Code()[..3]} {person.Code()[3..]}")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_wrong_password_does_not_tell_that_there_is_a_second_factor()
    {
        var person = await Guarded();
        Assert.Equal("auth.wrong", await person.Login(app.Visitor(), "not it at all", person.Code()).RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    [AttackCase("AC-086")]
    public async Task A_half_session_opens_nothing_but_the_question_for_the_code()
    {
        var person = await Guarded();
        var answer = await person.Login(app.Visitor());
        var half = (string)(await answer.Body())["half_session"]!;
        Assert.False(answer.Headers.Contains("Set-Cookie"));

        foreach (var (header, value) in new[] { ("Authorization", $"Bearer {half}"), ("Cookie", $"guanxi={half}") })
        {
            var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
            thief.DefaultRequestHeaders.Add(header, value);
            Assert.Equal("unauthenticated", await thief.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        }
    }

    [Fact]
    public async Task A_half_session_ends_when_it_is_used_too_old_or_the_password_changes()
    {
        var person = await Guarded();
        var used = await person.HalfSession();
        (await person.Finish(used, person.Code())).EnsureSuccessStatusCode();
        await person.LetTimePass();
        Assert.Equal("second_factor.expired", await person.Finish(used, person.Code()).RefusedWith(HttpStatusCode.Unauthorized));

        var old = await person.HalfSession();
        await tenant.Read(db => db.HalfSessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, DateTimeOffset.UnixEpoch)));
        Assert.Equal("second_factor.expired", await person.Finish(old, person.Code()).RefusedWith(HttpStatusCode.Unauthorized));

        var before = await person.HalfSession();
        (await person.Browser.PostAsJsonAsync("/api/me/password", new { current_password = Person.Password, new_password = "another horse 2" })).EnsureSuccessStatusCode();
        Assert.Equal("second_factor.expired", await person.Finish(before, person.Code()).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("second_factor.expired", await person.Finish("half_x", person.Code()).RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task A_code_is_accepted_once_even_when_it_is_sent_many_times_at_the_same_moment()
    {
        var person = await Guarded();
        var code = person.Code();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.Login(app.Visitor(), code: code)));

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        Assert.Equal("second_factor.wrong", await person.Login(app.Visitor(), code: code).RefusedWith(HttpStatusCode.Unauthorized));
        (await person.Login(app.Visitor(), code: person.Code(1))).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_code_too_old_is_refused()
    {
        var person = await Guarded();
        Assert.Equal("second_factor.wrong", await person.Login(app.Visitor(), code: person.Code(-2)).RefusedWith(HttpStatusCode.Unauthorized));
        (await person.Login(app.Visitor(), code: person.Code())).EnsureSuccessStatusCode();
    }

    [Fact]
    [AttackCase("AC-085")]
    public async Task Wrong_codes_shut_sign_in_and_the_right_password_between_them_does_not_count_as_success()
    {
        var person = await Guarded();
        for (var i = 0; i < 9; i++)
        {
            var half = await person.HalfSession();
            Assert.Equal("second_factor.wrong", await person.Finish(half, person.WrongCode(), app.Visitor()).RefusedWith(HttpStatusCode.Unauthorized));
        }
        var last = await person.HalfSession();

        Assert.Equal("auth.locked", await person.Finish(last, person.WrongCode(), app.Visitor()).RefusedWith(HttpStatusCode.TooManyRequests));
        Assert.Equal("auth.locked", await person.Finish(last, person.Code(), app.Visitor()).RefusedWith(HttpStatusCode.TooManyRequests));
        Assert.Equal("auth.locked", await person.Login(app.Visitor()).RefusedWith(HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task When_the_lock_is_over_password_and_code_open_again()
    {
        var person = await Guarded();
        for (var i = 0; i < 10; i++) await person.Login(app.Visitor(), code: person.WrongCode());
        DateTimeOffset? past = DateTimeOffset.UnixEpoch;
        await tenant.Read(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntil, past)));

        (await person.Finish(await person.HalfSession(), person.Code(), app.Visitor())).EnsureSuccessStatusCode();

        Assert.Equal(0, await tenant.Read(db => db.Users.Where(u => u.Email == person.Email).Select(u => u.FailedSignIns).SingleAsync()));
    }

    [Fact]
    [AttackCase("AC-089")]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        var person = await Guarded();
        var code = person.RecoveryCodes[3];
        Assert.Equal(10, person.RecoveryCodes.Distinct().Count());

        (await person.Finish(await person.HalfSession(), code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant())).EnsureSuccessStatusCode();

        Assert.Equal("second_factor.wrong", await person.Login(app.Visitor(), code: code).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal(9, (int)(await person.Browser.GetJson("/api/me/second_factor"))["recovery_codes_left"]!);
        Assert.Contains("recovery_code_used", await Acts(person));
    }

    [Fact]
    [AttackCase("AC-089")]
    public async Task A_new_set_of_recovery_codes_needs_both_factors_and_ends_the_old_one()
    {
        var person = await Guarded();
        Task<HttpResponseMessage> Renew(string password, string code) => person.Browser.PostAsJsonAsync("/api/me/second_factor/recovery_codes", new { current_password = password, code });
        Assert.Equal("validation", await Renew("not it at all", person.Code()).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("validation", await Renew(Person.Password, person.WrongCode()).RefusedWith(HttpStatusCode.BadRequest));

        var renewed = (await (await Renew(Person.Password, person.Code())).Body())["recovery_codes"]!.AsArray().Select(c => (string)c!).ToList();

        Assert.Equal("second_factor.wrong", await person.Login(app.Visitor(), code: person.RecoveryCodes[0]).RefusedWith(HttpStatusCode.Unauthorized));
        (await person.Login(app.Visitor(), code: renewed[0])).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_token_by_password_asks_for_the_code_too()
    {
        var person = await Guarded();
        Task<HttpResponseMessage> Ask(string? code) => app.Visitor().PostAsJsonAsync("/api/auth/tokens", new { name = "x", email = person.Email, password = Person.Password, code });

        Assert.Equal("second_factor.needed", await Ask(null).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("second_factor.wrong", await Ask(person.WrongCode()).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.Created, (await Ask(person.Code())).StatusCode);
    }

    [Fact]
    public async Task A_mailed_link_sets_the_password_and_does_not_get_around_the_code()
    {
        var person = await Guarded();
        var (secret, hash) = Secret.New(Secret.LinkPrefix, tenant.Id);
        await tenant.Given(EmailLink.Make(Id<User>.Parse(person.Id, null), LinkPurpose.PasswordReset, hash, TimeProvider.System.GetUtcNow()));
        for (var i = 0; i < 10; i++) await person.Login(app.Visitor(), code: person.WrongCode());
        var browser = app.Visitor();

        var answer = await browser.PostAsJsonAsync("/api/auth/password", new { token = secret, password = "another horse 2" });

        Assert.Equal("second_factor.needed", await Task.FromResult(answer).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("unauthenticated", await browser.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        var half = (string)(await answer.Body())["half_session"]!;
        Assert.Equal("auth.locked", await person.Finish(half, person.Code()).RefusedWith(HttpStatusCode.TooManyRequests)); // the guesses are not forgiven
        DateTimeOffset? past = DateTimeOffset.UnixEpoch;
        await tenant.Read(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntil, past)));
        (await person.Finish(half, person.Code())).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Setting_up_needs_a_beginning_a_right_code_and_happens_once()
    {
        tenant = await app.NewTenant();
        var person = Person.AdministratorOf(app, tenant);
        (await person.Login()).EnsureSuccessStatusCode();
        Assert.Equal("second_factor.not_begun", await person.Browser.PutAsJsonAsync("/api/me/second_factor", new { code = "123456" }).RefusedWith(HttpStatusCode.Conflict));
        var first = await person.Browser.PostJson("/api/me/second_factor", new { });
        Assert.StartsWith("otpauth://totp/", (string?)first["address"], StringComparison.Ordinal);
        Assert.Contains((string)first["secret"]!, (string?)first["address"], StringComparison.Ordinal);
        Assert.Equal("validation", await person.Browser.PutAsJsonAsync("/api/me/second_factor", new { code = "12345" }).RefusedWith(HttpStatusCode.BadRequest));
        (await person.Login(app.Visitor())).EnsureSuccessStatusCode(); // not yet on

        await person.TurnOn();

        Assert.Equal("second_factor.is_on", await person.Browser.PostAsync("/api/me/second_factor", null).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("second_factor.is_on", await person.Browser.PutAsJsonAsync("/api/me/second_factor", new { code = person.Code() }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("second_factor_on", (await Acts(person))[0]);
    }

    [Fact]
    [AttackCase("AC-094")]
    public async Task Turning_it_on_ends_the_sessions_that_began_without_it()
    {
        tenant = await app.NewTenant();
        var (person, other) = (Person.AdministratorOf(app, tenant), app.Visitor());
        (await person.Login(other)).EnsureSuccessStatusCode();
        await person.WithSecondFactor();

        await person.Browser.GetJson("/api/me");
        Assert.Equal("unauthenticated", await other.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    [AttackCase("AC-088")]
    public async Task Turning_it_off_needs_password_and_code_and_wrong_ones_count()
    {
        var person = await Guarded();
        Task<HttpResponseMessage> Off(string password, string code) => person.Browser.PostAsJsonAsync("/api/me/second_factor/removal", new { current_password = password, code });
        Assert.Equal("validation", await Off("not it at all", person.Code()).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal("validation", await Off(Person.Password, person.WrongCode()).RefusedWith(HttpStatusCode.BadRequest));
        Assert.Equal(2, await tenant.Read(db => db.Users.Where(u => u.Email == person.Email).Select(u => u.FailedSignIns).SingleAsync()));

        Assert.Equal(HttpStatusCode.NoContent, (await Off(Person.Password, person.Code())).StatusCode);

        (await person.Login(app.Visitor())).EnsureSuccessStatusCode();
        Assert.Equal("second_factor.is_off", await Off(Person.Password, person.Code()).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal(0, await tenant.Read(db => db.RecoveryCodes.CountAsync()) + await tenant.Read(db => db.SecondFactors.CountAsync()));
        Assert.Contains("second_factor_off", await Acts(person));
    }

    /// <summary>A keyed request is one transaction, which a refusal undoes: the count must not be undone with it.</summary>
    [Theory]
    [InlineData("/api/me/password", "new_password", "another horse 2")]
    [InlineData("/api/me/second_factor/removal", "code", "123456")]
    public async Task An_idempotency_key_does_not_hide_guesses(string path, string field, string value)
    {
        var person = await Guarded();
        person.Browser.DefaultRequestHeaders.Add("Idempotency-Key", "one");
        await person.Browser.PostAsJsonAsync(path, new Dictionary<string, string> { ["current_password"] = "not it at all", [field] = value });
        Assert.Equal(1, await tenant.Read(db => db.Users.Where(u => u.Email == person.Email).Select(u => u.FailedSignIns).SingleAsync()));
    }

    [Fact]
    [AttackCase("AC-340", "AC-344")]
    public async Task Neither_key_nor_recovery_codes_lie_plain_in_the_database_and_a_key_opens_for_its_user_only()
    {
        var person = await Guarded();
        var factor = await tenant.Read(db => db.SecondFactors.AsNoTracking().SingleAsync());
        var hashes = await tenant.Read(db => db.RecoveryCodes.Select(c => c.CodeHash).ToListAsync());

        Assert.All(hashes, hash => Assert.Equal(32, hash.Length));
        var vault = app.Services.GetRequiredService<KeyVault>();
        var key = vault.Open(factor)!;
        Assert.Equal(person.Code(), Totp.CodeAt(key, Totp.StepAt(TimeProvider.System.GetUtcNow())));
        Assert.Equal(-1, factor.ProtectedKey.AsSpan().IndexOf(key));
        var swapped = SecondFactor.Begin(tenant.AdminUser.Id, factor.ProtectedKey);
        swapped.TenantId = tenant.Id;
        Assert.Null(vault.Open(swapped));
        Assert.DoesNotContain(Totp.TextOf(key), (await tenant.Admin.GetJson("/api/audit")).ToJsonString());
    }

    private Tenant tenant = null!;

    private async Task<Person> Guarded()
    {
        tenant = await app.NewTenant();
        return await (await Person.Of(app, tenant)).WithSecondFactor();
    }

    private async Task<List<string>> Acts(Person person) =>
        [.. (await tenant.Admin.GetJson($"/api/audit?kind=users&id={person.Id}"))["items"]!.AsArray().Select(e => (string)e!["action"]!).Where(a => a != "updated")];
}
