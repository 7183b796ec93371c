using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

[Event("user.password_reset_requested")]
public sealed record PasswordResetRequested(Id<User> UserId, string Language) : IEvent;

public sealed record ResetPasswordRequest
{
    [Needed, MailAddress] public required string Email { get; init; }
}

/// <summary>Sends who forgot a password a link to choose a new one.</summary>
internal static class ResetPassword
{
    private const int MostPerHour = 3;
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(300);

    /// <summary>Answers the same, and after the same time, whether anybody has the address or not.</summary>
    public static async Task<IResult> Handle(
        ResetPasswordRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var since = clock.GetTimestamp();
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());
        foreach (var place in await SignIn.Places(db, session, request.Email, ct))
        {
            session.ActAsSystem(place.TenantId);
            db.Note("users", place.UserId.Value, "password_reset_requested");
            db.Raise(new PasswordResetRequested(place.UserId, session.Language));
            await db.SaveChangesAsync(ct);
        }
        var rest = Duration - clock.GetElapsedTime(since);
        if (rest > TimeSpan.Zero) await Task.Delay(rest, clock, ct);
        return Results.Accepted();
    }

    /// <summary>A few an hour: the form must not fill somebody's mailbox.</summary>
    public static async Task SendMail(PasswordResetRequested requested, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == requested.UserId && u.IsActive, ct);
        var hourAgo = scope.Get<TimeProvider>().GetUtcNow() - TimeSpan.FromHours(1);
        if (user is null) return;
        var sent = await db.EmailLinks.CountAsync(l => l.UserId == user.Id && l.Purpose == LinkPurpose.PasswordReset && l.CreatedAt > hourAgo, ct);
        if (sent < MostPerHour) await scope.Get<LinkMail>().Send(user, LinkPurpose.PasswordReset, user.Locale ?? requested.Language, ct);
    }
}
