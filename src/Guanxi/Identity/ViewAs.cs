using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>
/// Looking at the product through another's eyes: with that person's rights, never with more than one's own, and only reading.
/// It belongs to one browser session, ends with it, and stands in the audit log under the name of the one who looks.
/// </summary>
internal static class ViewAs
{
    public static async Task<IResult> Begin(Id<User> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Get(id, ct);
        await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
        if (!user.IsActive) throw Refusal.Rule("user.inactive");
        if (user.Id == session.UserId) throw Refusal.Rule("view_as.self");
        var own = await Current(http, db, session, ct) ?? throw Refusal.Conflict("view_as.browser_only");
        own.LookAs(user.Id);
        db.Note("users", user.Id.Value, "view_as_began");
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    public static async Task<IResult> End(HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        if (await Current(http, db, session, ct) is not { ViewsAs: { } viewed } own) return Results.NoContent();
        own.LookAs(null);
        db.Note("users", viewed.Value, "view_as_ended");
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    /// <summary>What the viewer sees through the other's eyes; null when one of them may not any more, and he sees as himself again.</summary>
    public static async Task<Access?> Through(CrmDb db, Session session, Access viewer, Id<User> other, CancellationToken ct)
    {
        if (!viewer.Grants.ContainsKey(IdentityModule.ViewAsOthers) || await AccessLoader.Load(db, other, ct) is not { } theirs) return null;
        var user = await db.Users.AsNoTracking().Get(other, ct);
        session.ActAsUser(viewer);
        var isWithin = await IdentityModule.MayChange(db, session, user, ct);
        session.ActAsSystem(viewer.TenantId);
        return isWithin ? theirs with { ViewedBy = new(viewer.UserId, viewer.UserName), Language = viewer.Language, LacksSecondFactor = viewer.LacksSecondFactor } : null;
    }

    private static async Task<UserSession?> Current(HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        if (session.Source != "web" || SessionCookie.Read(http.Request) is not { } secret) return null;
        var hash = Secret.HashOf(secret);
        return await db.UserSessions.FirstOrDefaultAsync(s => s.SecretHash == hash, ct);
    }
}

/// <summary>Who looks through another's eyes changes nothing, takes no files away and stays out of what is that person's own.</summary>
internal static class ViewAsGate
{
    private static readonly string[] Private = ["/api/me/", "/api/auth/", "/api/calendar/feed", "/api/notifications/preferences"];

    private sealed record OpenWhile;

    public static RouteHandlerBuilder OpenWhileViewing(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new OpenWhile());

    public static Task Handle(HttpContext http, RequestDelegate next)
    {
        if (http.RequestServices.GetRequiredService<Session>() is not { UserId: not null, Access.ViewedBy: not null } || !http.Request.Path.StartsWithSegments("/api") || IsOpen(http)) return next(http);
        throw Refusal.Forbidden("view_as.read_only");
    }

    private static bool IsFileOfExport(string path) => path.StartsWith("/api/exports/", StringComparison.OrdinalIgnoreCase) && path.EndsWith("/file", StringComparison.OrdinalIgnoreCase);

    private static bool IsOpen(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<OpenWhile>() is not null) return true;
        var path = http.Request.Path.Value!;
        return HttpMethods.IsGet(http.Request.Method) && !path.EndsWith("/export", StringComparison.Ordinal) && !IsFileOfExport(path) && !Array.Exists(Private, start => path.StartsWith(start, StringComparison.Ordinal));
    }
}
