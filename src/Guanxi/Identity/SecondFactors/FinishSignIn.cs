using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

public sealed record FinishSignInRequest
{
    /// <summary>From the refusal <c>second_factor.needed</c>; five minutes old at most.</summary>
    [Needed, Text(200)] public required string HalfSession { get; init; }

    /// <summary>Of the authenticator, or a recovery code.</summary>
    [Needed, Text(40)] public required string Code { get; init; }
}

/// <summary>The second step of signing in.</summary>
internal static class FinishSignIn
{
    public static async Task<Me> Handle(
        FinishSignInRequest request, HttpContext http, CrmDb db, Session session, SecondFactorCheck check, SessionStart start, TimeProvider clock, CancellationToken ct)
    {
        if (!Secret.TryTenant(request.HalfSession, Secret.HalfSessionPrefix, out var tenant)) throw Expired();
        session.ActAsSystem(tenant);
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());
        var (hash, now) = (Secret.HashOf(request.HalfSession), clock.GetUtcNow());
        var half = await db.HalfSessions.AsNoTracking().FirstOrDefaultAsync(s => s.SecretHash == hash && s.ExpiresAt > now, ct) ?? throw Expired();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == half.UserId && u.IsActive, ct) ?? throw Expired();
        await check.Require(user, request.Code, Refusal.With(401, "second_factor.wrong"), ct);
        if (await db.HalfSessions.Where(s => s.SecretHash == hash).ExecuteDeleteAsync(ct) == 0) throw Expired(); // used in this very moment
        return await start.For(user, http, ct);
    }

    private static Refusal Expired() => Refusal.With(401, "second_factor.expired");
}
