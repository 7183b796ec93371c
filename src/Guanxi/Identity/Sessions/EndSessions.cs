using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Sessions;

/// <summary>Ends sessions and tokens, one's own or, as administrator, a user's. They are refused from the next request on.</summary>
internal static class EndSessions
{
    public static Task<IResult> Mine(Id<UserSession> id, CrmDb db, Session session, CancellationToken ct) => One(db, session.Access.UserId, id, ct);

    /// <summary>All of one's own but the one that asks.</summary>
    public static Task<IResult> MyOthers(HttpContext http, CrmDb db, Session session, CancellationToken ct) =>
        All(db, session.Access.UserId, SessionCookie.Read(http.Request) is { } secret ? Secret.HashOf(secret) : [], ct);

    public static async Task<IResult> OfUser(Id<User> id, [FromRoute(Name = "session_id")] Id<UserSession> ended, CrmDb db, Session session, CancellationToken ct) =>
        await One(db, await Reachable(db, session, id, ct), ended, ct);

    public static async Task<IResult> AllOfUser(Id<User> id, CrmDb db, Session session, CancellationToken ct) =>
        await All(db, await Reachable(db, session, id, ct), kept: [], ct);

    public static async Task<IResult> TokenOfUser(Id<User> id, [FromRoute(Name = "token_id")] Id<AccessToken> token, CrmDb db, Session session, CancellationToken ct) =>
        await IssueToken.Remove(db, await Reachable(db, session, id, ct), token, ct);

    private static async Task<IResult> One(CrmDb db, Id<User> user, Id<UserSession> id, CancellationToken ct)
    {
        db.UserSessions.Remove(await db.UserSessions.Where(s => s.UserId == user).Get(id, ct));
        return await Save(db, user, ct);
    }

    private static async Task<IResult> All(CrmDb db, Id<User> user, byte[] kept, CancellationToken ct)
    {
        var ended = await db.UserSessions.Where(s => s.UserId == user && s.SecretHash != kept).ToListAsync(ct);
        db.UserSessions.RemoveRange(ended);
        return ended.Count == 0 ? Results.NoContent() : await Save(db, user, ct);
    }

    /// <summary>The ends of sessions themselves are left out of the log's usual view; this tells of them.</summary>
    private static async Task<IResult> Save(CrmDb db, Id<User> user, CancellationToken ct)
    {
        db.Note("users", user.Value, "sessions_ended");
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<Id<User>> Reachable(CrmDb db, Session session, Id<User> id, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Get(id, ct);
        await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
        return user.Id;
    }
}
