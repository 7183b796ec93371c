using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Guanxi.Tests.Support;

namespace Guanxi.Tests.Identity;

/// <summary>Somebody with a passkey, who reaches the server by a name: by a number there are none.</summary>
internal sealed class PasskeyPerson
{
    public const string Domain = "localhost";
    private readonly CrmApp app;

    private PasskeyPerson(CrmApp app, Person person) => (this.app, Person, Browser, Device) = (app, person, Named(app), new SoftwareAuthenticator($"http://{Domain}:{app.Address.Port}", Domain));

    public Person Person { get; }
    public HttpClient Browser { get; }
    public SoftwareAuthenticator Device { get; private set; }
    public string[] RecoveryCodes { get; private set; } = [];
    public string PasskeyId { get; private set; } = "";

    /// <summary>Signed in with the password, and nothing more yet.</summary>
    public static async Task<PasskeyPerson> Of(CrmApp app, Tenant tenant)
    {
        var person = new PasskeyPerson(app, await Person.Of(app, tenant));
        (await person.Person.Login(person.Browser)).EnsureSuccessStatusCode();
        return person;
    }

    public static async Task<PasskeyPerson> With(CrmApp app, Tenant tenant) => await (await Of(app, tenant)).Add();

    /// <summary>Not signed in, at the server's name.</summary>
    public static HttpClient Named(CrmApp app)
    {
        var client = app.Visitor();
        client.BaseAddress = new Uri($"http://{Domain}:{app.Address.Port}");
        return client;
    }

    public async Task<PasskeyPerson> Add(object? proof = null, string name = "手机")
    {
        var (answer, asked) = await Begin(proof);
        var made = (JsonNode)await Browser.PostJson("/api/me/passkeys", new { name, challenge = asked, credential = answer });
        PasskeyId = (string)made["passkey"]!["passkey_id"]!;
        if (made["recovery_codes"]!.AsArray() is { Count: > 0 } codes) RecoveryCodes = [.. codes.Select(c => (string)c!)];
        return this;
    }

    public async Task<(string Credential, string Challenge)> Begin(object? proof = null)
    {
        var asked = await Browser.PostJson("/api/me/passkeys/begin", proof ?? new { current_password = Person.Password });
        return (Device.Make((string)asked["options"]!), (string)asked["challenge"]!);
    }

    public void TakeAnotherDevice() => Device = new SoftwareAuthenticator(Device.Origin, Domain);

    /// <summary>An answer to a fresh challenge, for signing in by itself or as the second step.</summary>
    public async Task<object> Answer(string? half = null)
    {
        var asked = await Named(app).PostJson("/api/auth/passkeys/challenge", new { half_session = half });
        return new { challenge = (string)asked["challenge"]!, credential = Device.Sign((string)asked["options"]!) };
    }

    /// <summary>To confirm who he is while signed in.</summary>
    public async Task<object> Proof()
    {
        var asked = await Browser.PostJson("/api/me/passkeys/challenge", new { });
        return new { passkey = new { challenge = (string)asked["challenge"]!, credential = Device.Sign((string)asked["options"]!) } };
    }

    public async Task<HttpResponseMessage> SignIn(HttpClient? browser = null) => await Send(await Answer(), browser);

    public Task<HttpResponseMessage> Send(object answer, HttpClient? browser = null) => (browser ?? Named(app)).PostAsJsonAsync("/api/auth/passkeys", answer);

    public async Task<HttpResponseMessage> Finish(string half, HttpClient? browser = null) =>
        await (browser ?? Named(app)).PostAsJsonAsync("/api/auth/second_factor", new { half_session = half, passkey = await Answer(half) });
}
