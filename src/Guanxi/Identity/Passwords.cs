using Guanxi.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Guanxi.Identity;

/// <summary>Hashes and checks passwords with ASP.NET Core Identity's hasher (PBKDF2, salted).</summary>
internal sealed class Passwords(IConfiguration configuration)
{
    public const int Shortest = 10;
    public const int Longest = 200;

    /// <summary>The passwords found first in every list of leaked ones that are long enough to pass otherwise.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "1234567890", "12345678910", "0123456789", "0987654321", "1111111111", "qwertyuiop", "1q2w3e4r5t", "password12", "password123",
        "password1234", "passw0rd123", "qwerty12345", "qwerty123456", "abc1234567", "a123456789", "iloveyou123", "woaini1314520", "admin12345", "administrator",
        "1qaz2wsx3edc", "zxcvbnm123", "aaaaaaaaaa", "0000000000", "5201314520", "letmein123", "welcome123", "changeme123",
    };

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

    /// <exception cref="Refusal">400 on the field <c>password</c>.</exception>
    public static void RequireStrong(string password, string email, string field = "password")
    {
        if (password.Length < Shortest) throw Refusal.Field(field, "password.too_short", Shortest);
        if (password.Length > Longest) throw Refusal.Field(field, "max_length", Longest);
        if (Common.Contains(password) || password.Distinct().Count() < 4 || password.Equals(email.Trim(), StringComparison.OrdinalIgnoreCase))
            throw Refusal.Field(field, "password.too_common");
    }
}
