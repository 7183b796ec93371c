using System.Security.Cryptography;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>What an authenticator needs, as text and as the address a QR code carries. Shown this once.</summary>
public sealed record NewSecondFactor(string Secret, string Address);

public sealed record ConfirmSecondFactorRequest
{
    /// <summary>Of the authenticator, to show that it has the key.</summary>
    [Needed, Text(20)] public required string Code { get; init; }
}

/// <summary>The codes for the day the authenticator is lost. Shown this once; each works once. None where there were some before.</summary>
public sealed record NewRecoveryCodes(string[] RecoveryCodes);

/// <summary>Sets an authenticator up: first the key, then a code made from it, and only then it is on.</summary>
internal static class SetUpSecondFactor
{
    private const string Issuer = "Guanxi CRM";

    /// <summary>Begun again, the key before is forgotten. Who has passkeys confirms who he is.</summary>
    public static async Task<NewSecondFactor> Begin(BothFactorsRequest? request, HttpContext http, CrmDb db, Session session, KeyVault vault, FreshProof proof, CancellationToken ct)
    {
        var user = await db.Users.Get(session.Access.UserId, ct);
        var earlier = await Begun(db, user, ct);
        if (user.HasSecondFactor) await proof.Require(request ?? new(), user, http, ct);
        var key = RandomNumberGenerator.GetBytes(Totp.KeyLength);
        var closed = vault.Close(key, user.TenantId, user.Id);
        if (earlier is not null) earlier.Replace(closed);
        else db.SecondFactors.Add(SecondFactor.Begin(user.Id, closed));
        await db.SaveChangesAsync(ct);
        return new(Totp.TextOf(key), Totp.AddressOf(key, Issuer, user.Email));
    }

    public static async Task<NewRecoveryCodes> Confirm(
        ConfirmSecondFactorRequest request, HttpContext http, CrmDb db, Session session, SecondFactorCheck check, CancellationToken ct)
    {
        var user = await db.Users.Get(session.Access.UserId, ct);
        var factor = await Begun(db, user, ct) ?? throw Refusal.Conflict("second_factor.not_begun");
        factor.TurnOn(check.StepOf(factor, request.Code) ?? throw Refusal.Field("code", "second_factor.wrong"));
        if (user.HasSecondFactor) db.Note("users", user.Id.Value, "authenticator_added");
        var codes = user.HasSecondFactor ? [] : await TurnOn(db, user, http, ct);
        await db.SaveChangesAsync(ct);
        return new(codes);
    }

    /// <summary>With the first second factor of any kind: gives recovery codes and ends the user's other sessions, which began without it. The caller saves.</summary>
    public static async Task<string[]> TurnOn(CrmDb db, User user, HttpContext http, CancellationToken ct)
    {
        user.TurnOnSecondFactor();
        var codes = await RecoveryCodes.Renew(db, user.Id, ct);
        db.Note("users", user.Id.Value, "second_factor_on");
        var mine = SessionCookie.Read(http.Request) is { } secret ? Secret.HashOf(secret) : [];
        db.UserSessions.RemoveRange(await db.UserSessions.Where(s => s.UserId == user.Id && s.SecretHash != mine).ToListAsync(ct));
        return codes;
    }

    private static async Task<SecondFactor?> Begun(CrmDb db, User user, CancellationToken ct)
    {
        var factor = await db.SecondFactors.FirstOrDefaultAsync(f => f.UserId == user.Id, ct);
        return factor is { IsOn: true } ? throw Refusal.Conflict("second_factor.is_on") : factor;
    }
}
