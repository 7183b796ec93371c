using System.Linq.Expressions;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Sessions;

/// <summary>A signed-in browser. <c>Browser</c> is what it says of itself.</summary>
public sealed record SessionRow(
    Id<UserSession> SessionId, string? Browser, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool IsCurrent);

/// <summary>Where somebody is signed in at this moment.</summary>
internal static class SessionQueries
{
    public static Task<Listing<SessionRow>> Mine(HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        List(db, session.Access.UserId, http, clock, ct);

    /// <summary>Of a user, for the administrator.</summary>
    public static async Task<Listing<SessionRow>> OfUser(Id<User> id, HttpContext http, CrmDb db, TimeProvider clock, CancellationToken ct) =>
        await List(db, (await db.Users.AsNoTracking().Get(id, ct)).Id, http, clock, ct);

    public static async Task<Listing<TokenRow>> TokensOfUser(Id<User> id, CrmDb db, CancellationToken ct) =>
        await IssueToken.ListOf(db, (await db.Users.AsNoTracking().Get(id, ct)).Id, ct);

    private static async Task<Listing<SessionRow>> List(CrmDb db, Id<User> user, HttpContext http, TimeProvider clock, CancellationToken ct)
    {
        var mine = SessionCookie.Read(http.Request) is { } secret ? Secret.HashOf(secret) : [];
        return new(await Living(db, user, clock.GetUtcNow()).OrderByDescending(s => s.LastSeenAt).ThenBy(s => s.Id).Select(Row(mine)).ToListAsync(ct));
    }

    private static IQueryable<UserSession> Living(CrmDb db, Id<User> user, DateTimeOffset now)
    {
        var idle = now - UserSession.IdleTime;
        return db.UserSessions.AsNoTracking().Where(s => s.UserId == user && s.ExpiresAt > now && s.LastSeenAt > idle);
    }

    private static Expression<Func<UserSession, SessionRow>> Row(byte[] mine) =>
        s => new SessionRow(s.Id, s.Browser, s.Address, s.CreatedAt, s.LastSeenAt, s.ExpiresAt, s.SecretHash == mine);
}
