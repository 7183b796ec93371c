using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>
/// Counts failures to sign in, of passwords and of codes together, in the database and before anything is looked at: however many
/// guesses run at once, on however many servers, no more than the limit are tried.
/// </summary>
internal sealed class Attempts(CrmDb db, TimeProvider clock)
{
    /// <summary>False while sign-in is shut. The last attempt allowed shuts it in the same statement.</summary>
    public async Task<bool> TryClaim(User user, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.users SET failed_sign_ins = failed_sign_ins + 1, locked_until = CASE WHEN failed_sign_ins + 1 >= {User.FailuresToLock}
                 THEN {now} + least(failed_sign_ins + 2 - {User.FailuresToLock}, {User.LongestLockMinutes}) * interval '1 minute' END
             WHERE tenant_id = {user.TenantId} AND id = {user.Id.Value} AND (locked_until IS NULL OR locked_until <= {now})
             """, ct) == 1;
    }

    public Task<int> Clear(User user, CancellationToken ct) =>
        db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.FailedSignIns, 0).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), ct);

    /// <summary>
    /// The password was right. With a second factor only this attempt is taken back: who knows the password could otherwise wipe out
    /// the failures of guessed codes with it.
    /// </summary>
    public Task<int> PasswordWasRight(User user, CancellationToken ct) => !user.HasSecondFactor ? Clear(user, ct) :
        db.Users.Where(u => u.Id == user.Id && u.FailedSignIns > 0).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.FailedSignIns, u => u.FailedSignIns - 1).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), ct);

    /// <summary>The password was right in another organisation of the same person: here nothing was guessed.</summary>
    public Task<int> GiveBack(User user, CancellationToken ct) =>
        db.Users.Where(u => u.Id == user.Id && u.FailedSignIns > 0 && u.FailedSignIns <= User.FailuresToLock).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.FailedSignIns, u => u.FailedSignIns - 1).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), ct);

    public async Task<TimeSpan> Wait(User user, CancellationToken ct)
    {
        var until = await db.Users.Where(u => u.Id == user.Id).Select(u => u.LockedUntil).SingleAsync(ct);
        return until is { } end ? end - clock.GetUtcNow() : TimeSpan.Zero;
    }

    public async Task Note(User user, string act, CancellationToken ct)
    {
        db.Note("users", user.Id.Value, act);
        await db.SaveChangesAsync(ct);
    }

    public static Refusal Refused(TimeSpan locked, Refusal otherwise) => locked > TimeSpan.Zero ? Refusal.TooMany("auth.locked", locked) : otherwise;
}
