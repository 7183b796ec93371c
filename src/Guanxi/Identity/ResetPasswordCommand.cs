using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Prints a link with which a user can choose a new password, for when mail does not work.</summary>
internal static class ResetPasswordCommand
{
    public static async Task Run(CommandScope scope)
    {
        var (db, session, ct) = (scope.Get<CrmDb>(), scope.Get<Session>(), scope.Cancelled);
        var links = new List<Uri>();
        foreach (var place in await SignIn.Places(db, session, scope.Arguments[0], ct))
        {
            session.ActAsSystem(place.TenantId);
            if (await db.Users.FirstOrDefaultAsync(u => u.Id == place.UserId && u.IsActive, ct) is not { } user) continue;
            links.Add(scope.Get<LinkMail>().Make(user, LinkPurpose.PasswordReset));
            db.Note("users", user.Id.Value, "password_reset_requested");
            await db.SaveChangesAsync(ct);
        }
        if (links.Count == 0) throw new OperatorException("没有使用此邮箱的在职用户", "no active user has this address");
        foreach (var link in links) await scope.Output.WriteLineAsync(link.ToString());
    }
}
