using System.Net.Http.Json;
using Guanxi.Identity.SecondFactors;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Support;

/// <summary>Somebody of an organisation with a password, a browser, and perhaps an authenticator on the phone.</summary>
internal sealed class Person
{
    public const string Password = "correct horse 1";
    private readonly CrmApp app;
    private readonly Tenant tenant;
    private byte[] key = [];

    private Person(CrmApp app, Tenant tenant, string id, string email) => (this.app, this.tenant, Id, Email, Browser) = (app, tenant, id, email, app.Visitor());

    public string Id { get; }
    public string Email { get; }
    public string[] RecoveryCodes { get; private set; } = [];

    /// <summary>Keeps cookies; signed in once somebody signs in with it.</summary>
    public HttpClient Browser { get; }

    public static Person AdministratorOf(CrmApp app, Tenant tenant) => new(app, tenant, tenant.AdminUser.Id.ToString(), tenant.AdminUser.Email);

    public static async Task<Person> Of(CrmApp app, Tenant tenant, string role = "sales")
    {
        var email = $"{Guid.CreateVersion7():N}@example.com";
        var user = await tenant.Admin.PostJson("/api/users", new { name = "赵敏", email, password = Password, roles = new[] { role } });
        return new(app, tenant, (string)user["user_id"]!, email);
    }

    public Task<HttpResponseMessage> Login(HttpClient? browser = null, string password = Password, string? code = null) =>
        (browser ?? Browser).PostAsJsonAsync("/api/auth/login", new { email = Email, password, code });

    /// <summary>The right password, in a browser of its own: what the server gives to ask for the code with.</summary>
    public async Task<string> HalfSession()
    {
        var answer = await Login(app.Visitor());
        return (string)(await answer.Body())["half_session"]!;
    }

    public Task<HttpResponseMessage> Finish(string half, string code, HttpClient? browser = null) =>
        (browser ?? Browser).PostAsJsonAsync("/api/auth/second_factor", new { half_session = half, code });

    /// <summary>Signs in and turns the second factor on.</summary>
    public async Task<Person> WithSecondFactor()
    {
        (await Login()).EnsureSuccessStatusCode();
        await TurnOn();
        return this;
    }

    public async Task TurnOn()
    {
        var made = await Browser.PostJson("/api/me/second_factor", new { });
        key = Read((string)made["secret"]!);
        RecoveryCodes = [.. (await Browser.Put("/api/me/second_factor", new { code = Code() }))["recovery_codes"]!.AsArray().Select(c => (string)c!)];
        await LetTimePass();
    }

    /// <summary>What the authenticator shows, or showed so many half minutes ago.</summary>
    public string Code(int steps = 0) => Totp.CodeAt(key, Totp.StepAt(TimeProvider.System.GetUtcNow()) + steps);

    /// <summary>A code of six digits that is not right now.</summary>
    public string WrongCode() => Enumerable.Range(0, 10).Select(i => $"00000{i}").First(code => !Enumerable.Range(-3, 7).Select(Code).Contains(code));

    /// <summary>The codes used so far are long past; their successors are tried.</summary>
    public Task LetTimePass() => tenant.Read(db => db.SecondFactors.ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, 0)));

    /// <summary>RFC 4648, written apart from the server's own.</summary>
    private static byte[] Read(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
