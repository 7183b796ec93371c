using System.Net;
using System.Net.Http.Json;
using Guanxi.Identity.Passkeys;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Identity;

/// <summary>What one does with one's own passkeys; <see cref="PasskeySignInTests"/> sign in with them.</summary>
public sealed class PasskeyTests(CrmApp app)
{
    [Fact]
    public async Task The_first_one_turns_the_second_factor_on_gives_recovery_codes_and_ends_other_sessions()
    {
        tenant = await app.NewTenant();
        var (person, elsewhere) = (await PasskeyPerson.Of(app, tenant), app.Visitor());
        (await person.Person.Login(elsewhere)).EnsureSuccessStatusCode();

        await person.Add(name: " 我的手机 ");

        var row = Assert.Single((await person.Browser.GetJson("/api/me/passkeys"))["items"]!.AsArray())!;
        Assert.Equal(("我的手机", PasskeyPerson.Domain), ((string?)row["name"], (string?)row["domain"]));
        Assert.Equal(10, person.RecoveryCodes.Distinct().Count());
        Assert.True((bool)(await person.Browser.GetJson("/api/me"))["has_second_factor"]!);
        var state = await person.Browser.GetJson("/api/me/second_factor");
        Assert.Equal((true, false, 10), ((bool)state["is_on"]!, (bool)state["has_authenticator"]!, (int)state["recovery_codes_left"]!));
        Assert.Equal("unauthenticated", await elsewhere.GetAsync("/api/me").RefusedWith(HttpStatusCode.Unauthorized));
        Assert.Equal(["passkey_added", "second_factor_on"], (await Acts(person)).Intersect(["passkey_added", "second_factor_on"]).Order());
        (await person.Person.Login(app.Visitor(), code: person.RecoveryCodes[0])).EnsureSuccessStatusCode();
    }

    [Fact]
    [AttackCase("AC-088")]
    public async Task An_open_session_alone_adds_and_removes_none()
    {
        var person = await Somebody();
        foreach (var path in new[] { "/api/me/passkeys/begin", $"/api/me/passkeys/{person.PasskeyId}/removal", "/api/me/second_factor", "/api/me/second_factor/recovery_codes" })
        {
            Assert.Equal("validation", await person.Browser.PostAsJsonAsync(path, new { }).RefusedWith(HttpStatusCode.BadRequest));
            Assert.Equal("validation", await person.Browser.PostAsJsonAsync(path, new { current_password = Person.Password }).RefusedWith(HttpStatusCode.BadRequest));
            Assert.Equal("validation", await person.Browser.PostAsJsonAsync(path, new { current_password = "not it at all", code = person.RecoveryCodes[0] }).RefusedWith(HttpStatusCode.BadRequest));
            Assert.Equal("validation", await person.Browser.PostAsJsonAsync(path, new { current_password = Person.Password, code = "000000" }).RefusedWith(HttpStatusCode.BadRequest));
        }
        Assert.Equal(8, await tenant.Read(db => db.Users.Where(u => u.Email == person.Person.Email).Select(u => u.FailedSignIns).SingleAsync()));
    }

    [Fact]
    public async Task It_can_be_renamed_and_removed_and_the_last_one_takes_the_recovery_codes_along()
    {
        var person = await Somebody();
        var first = person.PasskeyId;
        var (proof, device) = (await person.Proof(), person.Device);
        person.TakeAnotherDevice();
        await person.Add(proof, "电脑");
        var path = $"/api/me/passkeys/{first}";
        Assert.Equal("旧手机", (string?)(await person.Browser.PatchJson(path, new { name = "旧手机", version = 1 }))["name"]);
        Assert.Equal("conflict.version", await person.Browser.PatchAsJsonAsync(path, new { name = "x", version = 1 }).RefusedWith(HttpStatusCode.Conflict));
        Assert.Equal("validation", await person.Browser.PatchAsJsonAsync(path, new { name = " " }).RefusedWith(HttpStatusCode.BadRequest));

        (await person.Browser.PostAsJsonAsync($"{path}/removal", new { current_password = Person.Password, code = person.RecoveryCodes[1] })).EnsureSuccessStatusCode();
        Assert.True((bool)(await person.Browser.GetJson("/api/me"))["has_second_factor"]!);
        (await person.SignIn()).EnsureSuccessStatusCode();

        (await person.Browser.PostAsJsonAsync($"/api/me/passkeys/{person.PasskeyId}/removal", await person.Proof())).EnsureSuccessStatusCode();
        Assert.False((bool)(await person.Browser.GetJson("/api/me"))["has_second_factor"]!);
        Assert.Equal(0, await tenant.Read(db => db.RecoveryCodes.CountAsync()) + await tenant.Read(db => db.Passkeys.CountAsync()));
        Assert.Equal(["passkey_removed", "second_factor_off"], (await Acts(person)).Intersect(["passkey_removed", "second_factor_off"]).Order());
        Assert.NotSame(device, person.Device);
    }

    [Fact]
    public async Task Anothers_is_not_there()
    {
        var (mine, other) = (await Somebody(), await PasskeyPerson.With(app, await app.NewTenant()));
        var colleague = await PasskeyPerson.With(app, tenant);
        foreach (var stranger in new[] { other, colleague })
        {
            Assert.Equal("not_found", await stranger.Browser.PatchAsJsonAsync($"/api/me/passkeys/{mine.PasskeyId}", new { name = "x" }).RefusedWith(HttpStatusCode.NotFound));
            Assert.Equal("not_found", await stranger.Browser.PostAsJsonAsync($"/api/me/passkeys/{mine.PasskeyId}/removal", await stranger.Proof()).RefusedWith(HttpStatusCode.NotFound));
        }
    }

    [Fact]
    [AttackCase("AC-091")]
    public async Task What_a_device_made_is_accepted_once_and_only_for_who_asked()
    {
        var person = await Somebody();
        var (again, _) = await person.Begin(await person.Proof());
        Task<HttpResponseMessage> Add(PasskeyPerson who, string credential, string challenge) => who.Browser.PostAsJsonAsync("/api/me/passkeys", new { name = "x", credential, challenge });
        var (_, challenge) = await person.Begin(await person.Proof());
        Assert.Equal("passkey.not_accepted", await Add(person, again, challenge).RefusedWith(HttpStatusCode.UnprocessableEntity));
        person.TakeAnotherDevice();
        var asked = await person.Begin(new { current_password = Person.Password, code = person.RecoveryCodes[0] });
        var colleague = await PasskeyPerson.Of(app, tenant);
        Assert.Equal("passkey.not_accepted", await Add(colleague, asked.Credential, asked.Challenge).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("passkey.not_accepted", await Add(person, "[]", asked.Challenge).RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal("passkey.expired", await Add(person, asked.Credential, "AAAA").RefusedWith(HttpStatusCode.UnprocessableEntity));

        (await Add(person, asked.Credential, asked.Challenge)).EnsureSuccessStatusCode();
        await tenant.Read(db => db.Passkeys.Where(p => p.Name == "x").ExecuteDeleteAsync());
        Assert.Equal("passkey.expired", await Add(person, asked.Credential, asked.Challenge).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task There_are_ten_at_most()
    {
        var person = await Somebody();
        var made = await tenant.Read(db => db.Passkeys.AsNoTracking().SingleAsync());
        for (var i = 1; i < Passkey.MostPerUser; i++)
        {
            var info = made.ToInfo();
            await tenant.Given(Passkey.Of(made.UserId, $"第 {i} 个", made.Domain, new([(byte)i], info.PublicKey, info.CreatedAt, 0, null, true, false, false, [], [])));
        }
        Assert.Equal("passkey.too_many", await person.Browser.PostAsJsonAsync("/api/me/passkeys/begin", new { current_password = Person.Password, code = person.RecoveryCodes[0] }).RefusedWith(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Beside_an_authenticator_each_can_go_and_the_other_stays()
    {
        tenant = await app.NewTenant();
        var person = await PasskeyPerson.With(app, tenant);
        var key = Read((string)(await person.Browser.PostJson("/api/me/second_factor", await person.Proof()))["secret"]!);
        string Code(int steps = 0) => global::Guanxi.Identity.SecondFactors.Totp.CodeAt(key, global::Guanxi.Identity.SecondFactors.Totp.StepAt(TimeProvider.System.GetUtcNow()) + steps);
        var asked = await (await person.Person.Login(app.Visitor(), code: Code())).Body(); // not on yet
        Assert.Equal("second_factor.wrong", (string?)asked["code"]);

        Assert.Empty((await person.Browser.Put("/api/me/second_factor", new { code = Code() }))["recovery_codes"]!.AsArray()); // those before still work
        Assert.Equal("second_factor.is_on", await person.Browser.PostAsJsonAsync("/api/me/second_factor", await person.Proof()).RefusedWith(HttpStatusCode.Conflict));
        (await person.Person.Login(app.Visitor(), code: Code(1))).EnsureSuccessStatusCode();
        (await person.Browser.PostAsJsonAsync("/api/me/second_factor/removal", await person.Proof())).EnsureSuccessStatusCode();

        Assert.True((bool)(await person.Browser.GetJson("/api/me"))["has_second_factor"]!);
        Assert.Equal(10, (int)(await person.Browser.GetJson("/api/me/second_factor"))["recovery_codes_left"]!);
        (await person.SignIn()).EnsureSuccessStatusCode();
        Assert.Equal(["authenticator_added", "authenticator_removed"], (await Acts(person)).Intersect(["authenticator_added", "authenticator_removed"]).Order());
    }

    [Fact]
    public async Task Who_must_set_a_second_factor_up_can_do_so_with_a_passkey()
    {
        tenant = await app.NewTenant();
        await tenant.Admin.PatchJson("/api/organization", new { require_second_factor = true });
        var person = await PasskeyPerson.Of(app, tenant);
        Assert.Equal("second_factor.setup_required", await person.Browser.GetAsync("/api/customers").RefusedWith(HttpStatusCode.Forbidden));
        await person.Browser.GetJson("/api/me/passkeys");

        await person.Add();

        await person.Browser.GetJson("/api/customers");
    }

    [Fact]
    public async Task Where_the_operator_names_the_domain_only_that_one_counts()
    {
        await using var server = await app.StartServer(("Passkeys:Domain", "crm.example"));
        var port = new Uri(server.Urls.First()).Port;
        tenant = await app.NewTenant();
        var person = await Person.Of(app, tenant);
        var browser = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://localhost:{port}") };
        (await person.Login(browser)).EnsureSuccessStatusCode();
        async Task<HttpResponseMessage> Add(string origin)
        {
            var asked = await browser.PostJson("/api/me/passkeys/begin", new { current_password = Person.Password });
            var device = new SoftwareAuthenticator(origin, "crm.example");
            return await browser.PostAsJsonAsync("/api/me/passkeys", new { name = "x", challenge = (string)asked["challenge"]!, credential = device.Make((string)asked["options"]!) });
        }
        foreach (var origin in new[] { "http://crm.example", "https://evil.crm.example", $"http://localhost:{port}" })
            Assert.Equal("passkey.not_accepted", await Add(origin).RefusedWith(HttpStatusCode.UnprocessableEntity));
        (await Add("https://crm.example")).EnsureSuccessStatusCode();
    }

    private Tenant tenant = null!;

    private async Task<PasskeyPerson> Somebody() => await PasskeyPerson.With(app, tenant = await app.NewTenant());

    private async Task<List<string>> Acts(PasskeyPerson person) =>
        [.. (await tenant.Admin.GetJson($"/api/audit?kind=users&id={person.Person.Id}"))["items"]!.AsArray().Select(e => (string)e!["action"]!)];

    /// <summary>RFC 4648, written apart from the server's own.</summary>
    private static byte[] Read(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
