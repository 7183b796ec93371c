using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Passkeys;

/// <summary>A question for a device. <c>Options</c> is what the browser's WebAuthn functions take, as JSON text; <c>Challenge</c> comes back with the answer.</summary>
public sealed record PasskeyChallenge(string Options, string Challenge);

public sealed record PasskeyAnswer
{
    /// <summary>As it came with the options; five minutes old at most, and for one use.</summary>
    [Needed, Text(4000)] public required string Challenge { get; init; }

    /// <summary>What the browser answered, as JSON text with base64url for bytes.</summary>
    [Needed, Text(20_000)] public required string Credential { get; init; }
}

/// <summary>
/// Asks devices for proof and checks it with the framework's handler. An answer is accepted once, and failures count and lock as
/// those of passwords and codes do, together with them.
/// </summary>
internal sealed partial class PasskeyCheck(
    CrmDb db, IPasskeyHandler<User> handler, PasskeyStore store, PasskeyDomain domains, PasskeyChallenges challenges, Attempts attempts, TimeProvider clock, ILogger<PasskeyCheck> log)
{
    /// <param name="user">Null while it is not known who is there: the device then offers those it has.</param>
    public async Task<PasskeyChallenge> Ask(PasskeyUse use, User? user, HttpContext http)
    {
        var domain = domains.Require(http.Request);
        var made = await handler.MakeRequestOptionsAsync(user, http);
        return new(made.RequestOptionsJson, challenges.Close(use, made.AssertionState!, domain));
    }

    /// <summary>Answers whose passkey it is.</summary>
    /// <param name="known">Who it must be, where that is known.</param>
    /// <exception cref="Refusal">With the status given: <c>passkey.expired</c> or <c>passkey.refused</c>; 429 <c>auth.locked</c> after too many failures.</exception>
    public async Task<User> Require(PasskeyUse use, PasskeyAnswer answer, User? known, HttpContext http, int status, CancellationToken ct)
    {
        var question = challenges.Open(use, answer.Challenge, domains.Require(http.Request)) ?? throw Refusal.With(status, "passkey.expired");
        var result = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer.Credential, AssertionState = question.State });
        var wrong = Refusal.With(status, "passkey.refused");
        // without a passkey of somebody there is nobody whose failures it could count as
        if (store.Claimed is not { } user || (known is not null && known.Id != user.Id)) throw wrong;
        if (await attempts.TryClaim(user, ct) && result.Succeeded && await TrySpend(user, result.Passkey, question, ct))
        {
            await attempts.Clear(user, ct);
            return user;
        }
        LogRefused(user.Id.ToString(), result.Failure?.Message ?? "used before, or locked");
        await attempts.Note(user, "passkey_failed", ct);
        throw Attempts.Refused(await attempts.Wait(user, ct), wrong);
    }

    /// <summary>Asks again what the handler has looked at, so that of two answers at the same moment one is accepted.</summary>
    private async Task<bool> TrySpend(User user, UserPasskeyInfo used, PasskeyQuestion question, CancellationToken ct)
    {
        if (!await challenges.TrySpend(user.Id, question, ct)) return false;
        var (now, count) = (clock.GetUtcNow(), (long)used.SignCount);
        return await db.Passkeys.Where(p => p.UserId == user.Id && p.CredentialId == used.CredentialId && (p.SignCount < count || (p.SignCount == 0 && count == 0)))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.SignCount, count).SetProperty(p => p.IsBackedUp, used.IsBackedUp).SetProperty(p => p.LastUsedAt, now), ct) == 1;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A passkey of {User} was refused: {Reason}")]
    private partial void LogRefused(string user, string reason);
}
