using Guanxi.Platform;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>Whether there is a second factor of one's own, among them an authenticator, whether the organisation wants one, and how many recovery codes are left.</summary>
public sealed record SecondFactorState(bool IsOn, bool HasAuthenticator, bool IsRequired, int RecoveryCodesLeft);

internal static class SecondFactorQueries
{
    public static async Task<SecondFactorState> Read(CrmDb db, Session session, CancellationToken ct)
    {
        var id = session.Access.UserId;
        var isOn = await db.Users.Where(u => u.Id == id).Select(u => u.HasSecondFactor).SingleAsync(ct);
        var hasAuthenticator = await db.SecondFactors.AnyAsync(f => f.UserId == id && f.IsOn, ct);
        return new(isOn, hasAuthenticator, await TenancyModule.RequiresSecondFactor(db, ct), await db.RecoveryCodes.CountAsync(c => c.UserId == id, ct));
    }
}
