using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>Both factors once more, for what changes the second one: a session left open is not enough.</summary>
public sealed record BothFactorsRequest
{
    [Needed, Text(Passwords.Longest)] public required string CurrentPassword { get; init; }

    /// <summary>Of the authenticator, or a recovery code.</summary>
    [Needed, Text(40)] public required string Code { get; init; }
}

/// <summary>Turns the second factor off, or replaces its recovery codes.</summary>
internal static class DropSecondFactor
{
    public static async Task<IResult> Handle(
        BothFactorsRequest request, CrmDb db, Session session, PasswordCheck password, SecondFactorCheck check, CancellationToken ct)
    {
        var user = await Proven(request, db, session, password, check, ct);
        await Drop(db, user, "second_factor_off", ct);
        return Results.NoContent();
    }

    public static async Task<NewRecoveryCodes> RenewCodes(
        BothFactorsRequest request, CrmDb db, Session session, PasswordCheck password, SecondFactorCheck check, CancellationToken ct)
    {
        var user = await Proven(request, db, session, password, check, ct);
        var codes = await RecoveryCodes.Renew(db, user.Id, ct);
        db.Note("users", user.Id.Value, "recovery_codes_renewed");
        await db.SaveChangesAsync(ct);
        return new(codes);
    }

    /// <summary>By the administrator, for one who lost authenticator and codes.</summary>
    public static async Task<IResult> Reset(Id<User> id, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await db.Users.Get(id, ct);
        await Rank.RequireWithin(db, session, user.Roles, user.DepartmentId, Rank.Outranked, ct);
        if (user.Id == session.UserId) throw Refusal.Rule("second_factor.own"); // else a session left open could take it off
        if (!user.HasSecondFactor) throw Refusal.Conflict("second_factor.is_off");
        await Drop(db, user, "second_factor_reset", ct);
        return Results.NoContent();
    }

    public static async Task Drop(CrmDb db, User user, string act, CancellationToken ct)
    {
        user.TurnOffSecondFactor();
        db.SecondFactors.RemoveRange(await db.SecondFactors.Where(f => f.UserId == user.Id).ToListAsync(ct));
        db.HalfSessions.RemoveRange(await db.HalfSessions.Where(s => s.UserId == user.Id).ToListAsync(ct));
        await RecoveryCodes.Forget(db, user.Id, ct);
        db.Note("users", user.Id.Value, act);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<User> Proven(
        BothFactorsRequest request, CrmDb db, Session session, PasswordCheck password, SecondFactorCheck check, CancellationToken ct)
    {
        var user = await db.Users.Get(session.Access.UserId, ct);
        if (!user.HasSecondFactor) throw Refusal.Conflict("second_factor.is_off");
        await password.RequireOwn(user, request.CurrentPassword, ct);
        await check.Require(user, request.Code, Refusal.Field("code", "second_factor.wrong"), ct);
        return user;
    }
}
