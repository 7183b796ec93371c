using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Identity;

public sealed class PasskeySignInTests(CrmApp app)
{
    [Fact]
    public async Task A_passkey_signs_in_without_mail_address_and_password()
    {
        var (person, browser) = (await Somebody(), PasskeyPerson.Named(app));

        (await person.SignIn(browser)).EnsureSuccessStatusCode();

        Assert.Equal(person.Person.Email, (string?)(await browser.GetJson("/api/me"))["email"]);
        Assert.NotNull((await person.Browser.GetJson("/api/me/passkeys"))["items"]![0]!["last_used_at"]);
        Assert.Contains("signed_in", await Acts(person));
        (await person.SignIn(browser)).EnsureSuccessStatusCode(); // and again, signed in or not
    }

    [Fact]
    public async Task After_the_password_it_is_the_second_factor()
    {
        var (person, browser) = (await Somebody(), PasskeyPerson.Named(app));
        var asked = await (await person.Person.Login(browser)).Body();
        Assert.Equal(("second_factor.needed", true, false), ((string?)asked["code"], (bool)asked["passkeys"]!, (bool)asked["authenticator"]!));
        var half = (string)asked["half_session"]!;

        (await person.Finish(half, browser)).EnsureSuccessStatusCode();

        await browser.GetJson("/api/me");
        Assert.Equal("second_factor.expired", await person.Browser.PostAsJsonAsync("/api/auth/passkeys/challenge", new { half_session = half }).RefusedWith(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task It_satisfies_an_organisation_that_requires_a_second_factor()
    {
        var person = await Somebody();
        await tenant.Admin.PatchJson("/api/organization", new { require_second_factor = true });
        var browser = PasskeyPerson.Named(app);

        (await person.SignIn(browser)).EnsureSuccessStatusCode();

        await browser.GetJson("/api/customers");
        Assert.False((bool)(await browser.GetJson("/api/me"))["must_set_up_second_factor"]!);
    }

    [Fact]
    [AttackCase("AC-091")]
    public async Task An_answer_works_once_also_of_devices_that_do_not_count()
    {
        foreach (var count in new uint[] { 1, 0 })
        {
            var person = await PasskeyPerson.Of(app, tenant ??= await app.NewTenant());
            person.Device.Count = count;
            await person.Add();
            var answer = await person.Answer();
            (await person.Send(answer)).EnsureSuccessStatusCode();
            Assert.Equal("passkey.refused", await person.Send(answer).RefusedWith(HttpStatusCode.Unauthorized));
        }
    }

    [Fact]
    public async Task An_answer_sent_many_times_at_the_same_moment_enters_once()
    {
        tenant = await app.NewTenant();
        var person = await PasskeyPerson.Of(app, tenant);
        person.Device.Count = 0;
        await person.Add();
        var answer = await person.Answer();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => person.Send(answer)));
        Assert.Single(answers, a => a.IsSuccessStatusCode);
    }

    [Fact]
    [AttackCase("AC-091")]
    public async Task A_page_elsewhere_another_challenge_and_a_device_that_looked_at_nobody_are_refused()
    {
        var person = await Somebody();
        var good = person.Device.Origin;

        foreach (var origin in new[] { "http://evil.example", $"http://localhost:{app.Address.Port + 1}", "http://localhost.evil.example", good.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) })
        {
            person.Device.Origin = origin;
            Assert.Equal("passkey.refused", await person.SignIn().RefusedWith(HttpStatusCode.Unauthorized));
        }
        person.Device.Origin = good;
        var asked = await PasskeyPerson.Named(app).PostJson("/api/auth/passkeys/challenge", new { });
        var other = await PasskeyPerson.Named(app).PostJson("/api/auth/passkeys/challenge", new { });
        Assert.Equal("passkey.refused", await person.Send(new { challenge = (string)other["challenge"]!, credential = person.Device.Sign((string)asked["options"]!) }).RefusedWith(HttpStatusCode.Unauthorized));
        person.Device.Verifies = false;
        Assert.Equal("passkey.refused", await person.SignIn().RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Contains("passkey_failed", await Acts(person));
        person.Device.Verifies = true;
        (await person.SignIn()).EnsureSuccessStatusCode();
    }

    [Fact]
    [AttackCase("AC-091")]
    public async Task A_counter_that_goes_back_is_refused_and_nothing_stored_changes()
    {
        var person = await Somebody();
        person.Device.Count = 40;
        (await person.SignIn()).EnsureSuccessStatusCode();
        person.Device.Count = 7; // a copy of the key, made before

        Assert.Equal("passkey.refused", await person.SignIn().RefusedWith(HttpStatusCode.Unauthorized));

        Assert.Equal(41, await tenant.Read(db => db.Passkeys.Select(p => p.SignCount).SingleAsync()));
    }

    [Fact]
    public async Task A_challenge_is_for_one_purpose_at_one_place_and_not_made_up()
    {
        var person = await Somebody();
        var asked = await person.Browser.PostJson("/api/me/passkeys/challenge", new { }); // to confirm, not to sign in
        object Answer(string challenge) => new { challenge, credential = person.Device.Sign((string)asked["options"]!) };
        Assert.Equal("passkey.expired", await person.Send(Answer((string)asked["challenge"]!)).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("passkey.expired", await person.Send(Answer("AAAA")).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("passkey.expired", await person.Send(Answer("%%")).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("passkey.refused", await person.Send(new { challenge = await Challenge(), credential = "{\"id\":1}" }).RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal("passkey.no_domain", await app.Visitor().PostAsJsonAsync("/api/auth/passkeys/challenge", new { }).RefusedWith(HttpStatusCode.Conflict));
        var atOther = new HttpRequestMessage(HttpMethod.Post, "/api/auth/passkeys") { Content = JsonContent.Create(await person.Answer()), Headers = { Host = "crm.example" } };
        Assert.Equal("passkey.expired", await PasskeyPerson.Named(app).SendAsync(atOther).RefusedWith(HttpStatusCode.Unauthorized));

        async Task<string> Challenge() => (string)(await PasskeyPerson.Named(app).PostJson("/api/auth/passkeys/challenge", new { }))["challenge"]!;
    }

    [Fact]
    public async Task Who_was_deactivated_and_what_was_removed_or_reset_signs_nobody_in()
    {
        var (gone, removed, reset) = (await Somebody(), await PasskeyPerson.With(app, tenant), await PasskeyPerson.With(app, tenant));
        (await tenant.Admin.DeleteAsync($"/api/users/{gone.Person.Id}")).EnsureSuccessStatusCode();
        (await removed.Browser.PostAsJsonAsync($"/api/me/passkeys/{removed.PasskeyId}/removal", await removed.Proof())).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.DeleteAsync($"/api/users/{reset.Person.Id}/second_factor")).StatusCode);

        foreach (var person in new[] { gone, removed, reset })
            Assert.Equal("passkey.refused", await person.SignIn().RefusedWith(HttpStatusCode.Unauthorized));

        (await reset.Person.Login(app.Visitor())).EnsureSuccessStatusCode(); // by the password alone again
        Assert.Equal(1, await tenant.Read(db => db.Passkeys.CountAsync()));
    }

    [Fact]
    [AttackCase("AC-091")]
    public async Task Anothers_passkey_is_no_second_factor_of_ones_own_not_even_in_another_organisation()
    {
        var mine = await Somebody();
        foreach (var other in new[] { await PasskeyPerson.With(app, tenant), await PasskeyPerson.With(app, await app.NewTenant()) })
        {
            var half = await mine.Person.HalfSession();
            Assert.Equal("passkey.refused", await other.Finish(half).RefusedWith(HttpStatusCode.Unauthorized));
            var proof = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(await other.Proof()))!;
            Assert.Equal("passkey.refused", await mine.Browser.PostAsJsonAsync($"/api/me/passkeys/{mine.PasskeyId}/removal", proof).RefusedWith(HttpStatusCode.UnprocessableEntity));
        }
    }

    [Fact]
    [AttackCase("AC-085")]
    public async Task Failures_shut_sign_in_for_passkeys_as_well()
    {
        var person = await Somebody();
        person.Device.Verifies = false;
        for (var i = 0; i < 9; i++) await person.SignIn();
        Assert.Equal("auth.locked", await person.SignIn().RefusedWith(HttpStatusCode.TooManyRequests));
        person.Device.Verifies = true;
        Assert.Equal("auth.locked", await person.SignIn().RefusedWith(HttpStatusCode.TooManyRequests));
        DateTimeOffset? past = DateTimeOffset.UnixEpoch;
        await tenant.Read(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntil, past)));
        (await person.SignIn()).EnsureSuccessStatusCode();
        Assert.Equal(0, await tenant.Read(db => db.Users.Where(u => u.Email == person.Person.Email).Select(u => u.FailedSignIns).SingleAsync()));
    }

    private Tenant tenant = null!;

    private async Task<PasskeyPerson> Somebody() => await PasskeyPerson.With(app, tenant = await app.NewTenant());

    private async Task<List<string>> Acts(PasskeyPerson person) =>
        [.. (await tenant.Admin.GetJson($"/api/audit?kind=users&id={person.Person.Id}"))["items"]!.AsArray().Select(e => (string)e!["action"]!)];
}
