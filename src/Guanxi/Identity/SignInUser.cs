using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record SignInRequest
{
    [Needed, Text(254)] public required string Email { get; init; }
    [Needed, Text(Passwords.Longest)] public required string Password { get; init; }

    /// <summary>The second factor, where the account has one.</summary>
    [Text(20)] public string? Code { get; init; }
}

internal static class SignInUser
{
    public static async Task<Me> Handle(SignInRequest request, HttpContext http, PasswordCheck check, SessionStart start, CancellationToken ct) =>
        await start.For(await check.Require(request.Email, request.Password, ct), http, ct);

    public static async Task<IResult> Leave(HttpContext http, CrmDb db, CancellationToken ct)
    {
        if (SessionCookie.Read(http.Request) is { } secret)
        {
            var hash = Secret.HashOf(secret);
            var ended = await db.UserSessions.FirstOrDefaultAsync(s => s.SecretHash == hash, ct);
            if (ended is not null) db.UserSessions.Remove(ended);
            await db.SaveChangesAsync(ct);
        }
        SessionCookie.Delete(http);
        return Results.NoContent();
    }
}

/// <summary>Finds the user a mail address and a password belong to, counting failures.</summary>
internal sealed class PasswordCheck(CrmDb db, Session session, Passwords passwords, TimeProvider clock)
{
    /// <exception cref="Refusal">401 <c>auth.wrong</c>, the same for an unknown address; 429 <c>auth.locked</c> after too many failures.</exception>
    public async Task<User> Require(string email, string password, CancellationToken ct)
    {
        session.ActAcrossTenants();
        var digest = User.DigestOf(email);
        var places = await db.SignIns.IgnoreQueryFilters([Filters.Tenant]).AsNoTracking()
            .Where(s => s.EmailDigest == digest).OrderBy(s => s.UserId).Take(20).ToListAsync(ct);
        if (places.Count == 0) passwords.Fits(null, password);
        TimeSpan locked = default;
        foreach (var place in places)
        {
            session.ActAsSystem(place.TenantId);
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == place.UserId, ct);
            var wait = (user.LockedUntil ?? default) - clock.GetUtcNow();
            if (wait > TimeSpan.Zero) locked = wait > locked ? wait : locked;
            else if (passwords.Fits(user.PasswordHash, password) && user.IsActive) return await Succeed(user, ct);
            else await Fail(user, ct);
        }
        throw locked > TimeSpan.Zero ? Refusal.TooMany("auth.locked", locked) : Refusal.With(401, "auth.wrong");
    }

    private async Task<User> Succeed(User user, CancellationToken ct)
    {
        if (user.FailedSignIns > 0)
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set
                .SetProperty(u => u.FailedSignIns, 0).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), ct);
        return user;
    }

    /// <summary>Counts in the database, so that parallel guesses can't share one attempt.</summary>
    private async Task Fail(User user, CancellationToken ct)
    {
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.FailedSignIns, u => u.FailedSignIns + 1), ct);
        var failures = await db.Users.Where(u => u.Id == user.Id).Select(u => u.FailedSignIns).SingleAsync(ct);
        db.Note("users", user.Id.Value, "sign_in_failed");
        await db.SaveChangesAsync(ct);
        if (User.LockAfter(failures) is { Ticks: > 0 } wait)
        {
            DateTimeOffset? until = clock.GetUtcNow() + wait;
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntil, until), ct);
        }
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
        db.UserSessions.Add(UserSession.Begin(user.Id, hash, http.Request.Headers.UserAgent, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        SessionCookie.Write(http, secret);
        return await MeQueries.Read(db, session, ct);
    }
}
