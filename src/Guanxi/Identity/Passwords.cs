using Guanxi.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Guanxi.Identity;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity's hasher (PBKDF2, salted).</summary>
internal sealed class Passwords(IConfiguration configuration)
{
    public const int Shortest = 10;
    public const int Longest = 200;

    private readonly PasswordHasher<User> hasher = new(Options.Create(new PasswordHasherOptions
    {
        IterationCount = configuration.GetValue("SignIn:PasswordIterations", 210_000), // OWASP's figure for PBKDF2-HMAC-SHA512
    }));
    private string? decoy;

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Takes as long without a hash as with one, so that time does not tell who has an account.</summary>
    public bool Fits(string? hash, string password)
    {
        decoy ??= Hash("decoy");
        var result = hasher.VerifyHashedPassword(null!, hash ?? decoy, password);
        return hash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>What others know of the person is no password.</summary>
    /// <exception cref="Refusal">400 on the field for what is too short, too long, or among the first anybody would try.</exception>
    public static void RequireStrong(string password, string email, string name, string organization, string field = "password")
    {
        if (password.Length < Shortest) throw Refusal.Field(field, "password.too_short", Shortest);
        if (password.Length > Longest) throw Refusal.Field(field, "max_length", Longest);
        if (GuessedPasswords.Include(password, [email, email.Split('@')[0], name, organization])) throw Refusal.Field(field, "password.too_common");
    }

    /// <summary>The same for somebody of the session's organisation.</summary>
    public static async Task RequireStrong(string password, CrmDb db, string email, string name, CancellationToken ct, string field = "password") =>
        RequireStrong(password, email, name, await db.Tenants.Select(t => t.Name).SingleAsync(ct), field);
}
