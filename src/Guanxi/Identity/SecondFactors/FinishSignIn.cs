using Guanxi.Identity.Passkeys;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

public sealed record FinishSignInRequest
{
    /// <summary>From the refusal <c>second_factor.needed</c>; five minutes old at most.</summary>
    [Needed, Text(200)] public required string HalfSession { get; init; }

    /// <summary>Of the authenticator, or a recovery code; left out where a passkey answers.</summary>
    [Text(40)] public string? Code { get; init; }

    /// <summary>To a challenge of <c>/api/auth/passkeys/challenge</c> with the half session.</summary>
    public PasskeyAnswer? Passkey { get; init; }
}

/// <summary>The second step of signing in.</summary>
internal static class FinishSignIn
{
    public static async Task<Me> Handle(
        FinishSignInRequest request, HttpContext http, HalfSessions halves, SecondFactorCheck check, PasskeyCheck passkey, SessionStart start, CancellationToken ct)
    {
        if (request.Passkey is null && string.IsNullOrWhiteSpace(request.Code)) throw Refusal.Field("code", "required");
        var half = await halves.Require(request.HalfSession, http, ct);
        if (request.Passkey is { } answer) await passkey.Require(PasskeyUse.SecondFactor, answer, half.User, http, 401, ct);
        else await check.Require(half.User, request.Code!, Refusal.With(401, "second_factor.wrong"), ct);
        await halves.Use(half, ct);
        return await start.For(half.User, http, ct);
    }
}

/// <summary>Somebody whose password was right.</summary>
internal sealed record HalfSignedIn(User User, byte[] SecretHash);

/// <summary>Finds who waits for the second step, by the secret that the first one gave.</summary>
internal sealed class HalfSessions(CrmDb db, Session session, TimeProvider clock)
{
    /// <summary>The session acts for that organisation afterwards.</summary>
    /// <exception cref="Refusal">401 <c>second_factor.expired</c>.</exception>
    public async Task<HalfSignedIn> Require(string secret, HttpContext http, CancellationToken ct)
    {
        if (!Secret.TryTenant(secret, Secret.HalfSessionPrefix, out var tenant)) throw Expired();
        session.ActAsSystem(tenant);
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());
        var (hash, now) = (Secret.HashOf(secret), clock.GetUtcNow());
        var half = await db.HalfSessions.AsNoTracking().FirstOrDefaultAsync(s => s.SecretHash == hash && s.ExpiresAt > now, ct) ?? throw Expired();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == half.UserId && u.IsActive, ct) ?? throw Expired();
        return new(user, hash);
    }

    public async Task Use(HalfSignedIn half, CancellationToken ct)
    {
        if (await db.HalfSessions.Where(s => s.SecretHash == half.SecretHash).ExecuteDeleteAsync(ct) == 0) throw Expired(); // used in this very moment
    }

    private static Refusal Expired() => Refusal.With(401, "second_factor.expired");
}
