using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>Takes a user's second factor off, for an administrator who lost authenticator and codes and has nobody to ask.</summary>
internal static class ResetSecondFactorCommand
{
    public static async Task Run(CommandScope scope)
    {
        var (db, session, ct) = (scope.Get<CrmDb>(), scope.Get<Session>(), scope.Cancelled);
        var count = 0;
        foreach (var place in await SignIn.Places(db, session, scope.Arguments[0], ct))
        {
            session.ActAsSystem(place.TenantId);
            if (await db.Users.FirstOrDefaultAsync(u => u.Id == place.UserId && u.HasSecondFactor, ct) is not { } user) continue;
            await DropSecondFactor.Drop(db, user, "second_factor_reset", ct);
            count++;
        }
        if (count == 0) throw new OperatorException("没有使用此邮箱且开启两步验证的用户", "no user with a second factor has this address");
        await scope.Output.WriteLineAsync("ok");
    }
}
