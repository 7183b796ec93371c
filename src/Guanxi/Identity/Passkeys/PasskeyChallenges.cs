using System.Security.Cryptography;
using System.Text.Json;
using Guanxi.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Passkeys;

/// <summary>What an answer of a device is for; one given for something else is none.</summary>
internal enum PasskeyUse { SignIn, SecondFactor, Confirm, Add }

/// <summary>What the framework wants back with the answer, where it was asked and when.</summary>
internal sealed record PasskeyQuestion(string State, string Domain, DateTimeOffset At);

/// <summary>
/// Keeps a question between its two requests, encrypted and with the page: strangers who ask for one fill no table. Each works
/// once and for five minutes.
/// </summary>
internal sealed class PasskeyChallenges(CrmDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public string Close(PasskeyUse use, string state, string domain)
    {
        var now = clock.GetUtcNow();
        var question = new PasskeyQuestion(state, domain, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond))); // as exact as the database
        return WebEncoders.Base64UrlEncode(Of(use).Protect(JsonSerializer.SerializeToUtf8Bytes(question)));
    }

    /// <summary>Null for one that was made up, is too old, or was asked for something else or elsewhere.</summary>
    public PasskeyQuestion? Open(PasskeyUse use, string text, string domain)
    {
        try
        {
            var question = JsonSerializer.Deserialize<PasskeyQuestion>(Of(use).Unprotect(WebEncoders.Base64UrlDecode(text)))!;
            return question.Domain == domain && question.At + Lifetime > clock.GetUtcNow() ? question : null;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// False for one used before. As with codes of an authenticator, it and those asked before it are spent by the statement that
    /// asks whether they are not; devices whose counter stands still would otherwise be replayed.
    /// </summary>
    public async Task<bool> TrySpend(Id<User> user, PasskeyQuestion question, CancellationToken ct) =>
        await db.Users.Where(u => u.Id == user && (u.ChallengesSpentUntil == null || u.ChallengesSpentUntil < question.At))
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.ChallengesSpentUntil, question.At), ct) == 1;

    private IDataProtector Of(PasskeyUse use) => protection.CreateProtector("passkeys", use.ToString());
}
