using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>Takes the authenticator off, or replaces the recovery codes.</summary>
internal static class DropSecondFactor
{
    /// <summary>Passkeys stay, and are the second factor then.</summary>
    public static async Task<IResult> Handle(BothFactorsRequest request, HttpContext http, CrmDb db, Session session, FreshProof proof, CancellationToken ct)
    {
        var user = await db.Users.Get(session.Access.UserId, ct);
        var factor = await db.SecondFactors.FirstOrDefaultAsync(f => f.UserId == user.Id && f.IsOn, ct) ?? throw Refusal.Conflict("second_factor.is_off");
        await proof.Require(request, user, http, ct);
        if (await db.Passkeys.AnyAsync(p => p.UserId == user.Id, ct))
        {
            db.SecondFactors.Remove(factor);
            db.Note("users", user.Id.Value, "authenticator_removed");
            await db.SaveChangesAsync(ct);
        }
        else await Drop(db, user, "second_factor_off", ct);
        return Results.NoContent();
    }

    public static async Task<NewRecoveryCodes> RenewCodes(BothFactorsRequest request, HttpContext http, CrmDb db, Session session, FreshProof proof, CancellationToken ct)
    {
        var user = await db.Users.Get(session.Access.UserId, ct);
        if (!user.HasSecondFactor) throw Refusal.Conflict("second_factor.is_off");
        await proof.Require(request, user, http, ct);
        var codes = await RecoveryCodes.Renew(db, user.Id, ct);
        db.Note("users", user.Id.Value, "recovery_codes_renewed");
        await db.SaveChangesAsync(ct);
        return new(codes);
    }

    /// <summary>By the administrator, for one who lost authenticator, passkeys and codes.</summary>
    public static async Task<IResult> Reset(Id<User> id, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await db.Users.Get(id, ct);
        await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
        if (user.Id == session.UserId) throw Refusal.Rule("second_factor.own"); // else a session left open could take it off
        if (!user.HasSecondFactor) throw Refusal.Conflict("second_factor.is_off");
        await Drop(db, user, "second_factor_reset", ct);
        return Results.NoContent();
    }

    /// <summary>All of them, of every kind, and what was asked for to add another.</summary>
    public static async Task Drop(CrmDb db, User user, string act, CancellationToken ct)
    {
        user.TurnOffSecondFactor(db.Now);
        db.SecondFactors.RemoveRange(await db.SecondFactors.Where(f => f.UserId == user.Id).ToListAsync(ct));
        db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == user.Id).ToListAsync(ct));
        db.HalfSessions.RemoveRange(await db.HalfSessions.Where(s => s.UserId == user.Id).ToListAsync(ct));
        await RecoveryCodes.Forget(db, user.Id, ct);
        db.Note("users", user.Id.Value, act);
        await db.SaveChangesAsync(ct);
    }
}
