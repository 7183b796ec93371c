using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.SecondFactors;

/// <summary>
/// Checks codes of authenticators and recovery codes. A code is accepted once, and failures count and lock as those of passwords do,
/// together with them.
/// </summary>
internal sealed class SecondFactorCheck(CrmDb db, Attempts attempts, KeyVault vault, TimeProvider clock)
{
    /// <summary>After a right password: nothing more is needed without a second factor; with one the code, for which a half session waits.</summary>
    /// <exception cref="Refusal">401 <c>second_factor.needed</c> with <c>half_session</c> and what the account has; otherwise as <see cref="Require"/>.</exception>
    public async Task Pass(User user, string? code, CancellationToken ct)
    {
        if (!user.HasSecondFactor) return;
        if (string.IsNullOrWhiteSpace(code)) throw await Half(user, ct);
        await Require(user, code, Refusal.With(401, "second_factor.wrong"), ct);
    }

    /// <exception cref="Refusal">The one given; 429 <c>auth.locked</c> after too many failures.</exception>
    public async Task Require(User user, string code, Refusal wrong, CancellationToken ct)
    {
        if (await attempts.TryClaim(user, ct) && await Fits(user, code, ct))
        {
            await attempts.Clear(user, ct);
            return;
        }
        await attempts.Note(user, "second_factor_failed", ct);
        throw Attempts.Refused(await attempts.Wait(user, ct), wrong);
    }

    /// <summary>For the set-up: a code shows that the authenticator has the key. Answers its step, null when it does not fit.</summary>
    public long? StepOf(SecondFactor factor, string code) =>
        vault.Open(factor) is { } key ? Totp.StepOf(key, Bare(code), clock.GetUtcNow()) : null;

    /// <summary>As typed, without what people put between.</summary>
    public static string Bare(string code) => code.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private async Task<bool> Fits(User user, string code, CancellationToken ct)
    {
        if (Bare(code).Length == Totp.Digits) return await FitsNow(user, code, ct);
        if (!await RecoveryCodes.TrySpend(db, user.Id, code, ct)) return false;
        db.Note("users", user.Id.Value, "recovery_code_used");
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <summary>The step is spent by the statement that asks whether it is not, so that the same code sent twice at once enters once.</summary>
    private async Task<bool> FitsNow(User user, string code, CancellationToken ct)
    {
        var factor = await db.SecondFactors.AsNoTracking().FirstOrDefaultAsync(f => f.UserId == user.Id && f.IsOn, ct);
        if (factor is null || StepOf(factor, code) is not { } step) return false;
        return await db.SecondFactors.Where(f => f.UserId == user.Id && f.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(f => f.LastStep, step), ct) == 1;
    }

    private async Task<Refusal> Half(User user, CancellationToken ct)
    {
        var (secret, hash) = Secret.New(Secret.HalfSessionPrefix, user.TenantId);
        db.HalfSessions.Add(new HalfSession { UserId = user.Id, SecretHash = hash, ExpiresAt = clock.GetUtcNow() + HalfSession.Lifetime });
        await db.SaveChangesAsync(ct);
        var needed = Refusal.With(401, "second_factor.needed");
        needed.Extensions["half_session"] = secret;
        needed.Extensions["authenticator"] = await db.SecondFactors.AnyAsync(f => f.UserId == user.Id && f.IsOn, ct);
        needed.Extensions["passkeys"] = await db.Passkeys.AnyAsync(p => p.UserId == user.Id, ct);
        return needed;
    }
}
