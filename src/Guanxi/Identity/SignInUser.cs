using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record SignInRequest
{
    [Needed, Text(254)] public required string Email { get; init; }
    [Needed, Text(Passwords.Longest)] public required string Password { get; init; }

    /// <summary>The second factor, where the account has one: of the authenticator, or a recovery code. Left out, the answer asks for it.</summary>
    [Text(40)] public string? Code { get; init; }
}

internal static class SignInUser
{
    public static async Task<Me> Handle(SignInRequest request, HttpContext http, PasswordCheck check, SecondFactorCheck second, SessionStart start, Session session, CancellationToken ct)
    {
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());
        var user = await check.Require(request.Email, request.Password, ct);
        await second.Pass(user, request.Code, ct);
        return await start.For(user, http, ct);
    }

    public static async Task<IResult> Leave(HttpContext http, CrmDb db, CancellationToken ct)
    {
        if (SessionCookie.Read(http.Request) is { } secret)
        {
            var hash = Secret.HashOf(secret);
            if (await db.UserSessions.FirstOrDefaultAsync(s => s.SecretHash == hash, ct) is { } ended)
            {
                db.UserSessions.Remove(ended);
                db.Note("users", ended.UserId.Value, "signed_out");
            }
            await db.SaveChangesAsync(ct);
        }
        SessionCookie.Delete(http);
        return Results.NoContent();
    }
}

/// <summary>Begins a browser session and answers who one is.</summary>
internal sealed class SessionStart(CrmDb db, Session session, TimeProvider clock)
{
    public async Task<Me> For(User user, HttpContext http, CancellationToken ct)
    {
        var access = await AccessLoader.Load(db, user.Id, ct) ?? throw Refusal.With(401, "auth.wrong");
        session.ActAsUser(access);
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());
        var (secret, hash) = Secret.New(Secret.SessionPrefix, user.TenantId);
        var now = clock.GetUtcNow();
        db.UserSessions.Add(UserSession.Begin(user.Id, hash, http.Request.Headers.UserAgent, now, session.Address));
        db.Note("users", user.Id.Value, "signed_in");
        await db.SaveChangesAsync(ct);
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LastSeenAt, now), ct);
        SessionCookie.Write(http, secret);
        return await MeQueries.Read(db, session, ct);
    }
}
