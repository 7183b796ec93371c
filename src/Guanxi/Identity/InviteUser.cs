using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Asks a new user by mail to choose a password.</summary>
internal static class InviteUser
{
    /// <summary>Once more, for a mail that got lost or too old.</summary>
    public static async Task<IResult> Again(Id<User> id, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await db.Users.Get(id, ct);
        await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
        user.Invite(session.Language);
        await db.SaveChangesAsync(ct);
        return Results.Accepted();
    }

    /// <summary>The newest invitation is the only one that opens.</summary>
    public static async Task SendMail(UserInvited invited, ReactionScope scope)
    {
        var user = await scope.Db.Users.FirstOrDefaultAsync(u => u.Id == invited.UserId, scope.Cancelled);
        if (user is not { IsActive: true, PasswordHash: null }) return;
        var earlier = scope.Db.EmailLinks.Where(l => l.UserId == user.Id && l.Purpose == LinkPurpose.Invitation);
        scope.Db.EmailLinks.RemoveRange(await earlier.ToListAsync(scope.Cancelled));
        await scope.Get<LinkMail>().Send(user, LinkPurpose.Invitation, user.Locale ?? invited.Language, scope.Cancelled);
    }
}
