using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>
/// Finds the user a mail address and a password belong to. Every attempt is counted in the database before the password is
/// looked at, so that however many guesses run at once, on however many servers, no more than the limit are tried.
/// </summary>
internal sealed class PasswordCheck(CrmDb db, Session session, Passwords passwords, TimeProvider clock)
{
    /// <exception cref="Refusal">401 <c>auth.wrong</c>, the same for an unknown address; 429 <c>auth.locked</c> after too many failures.</exception>
    public async Task<User> Require(string email, string password, CancellationToken ct)
    {
        var places = await SignIn.Places(db, session, email, ct);
        if (places.Count == 0) passwords.Fits(null, password);
        var (locked, failed) = (TimeSpan.Zero, new List<User>());
        foreach (var place in places)
        {
            session.ActAsSystem(place.TenantId);
            var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == place.UserId, ct);
            if (await TryClaim(user, ct) && passwords.Fits(user.PasswordHash, password) && user.IsActive)
            {
                foreach (var other in failed) await GiveBack(other, ct);
                session.ActAsSystem(user.TenantId);
                await Clear(user, ct);
                return user;
            }
            failed.Add(user);
            await Note(user, ct);
            if (await Wait(user, ct) is var wait && wait > locked) locked = wait;
        }
        throw Refused(locked, Refusal.With(401, "auth.wrong"));
    }

    /// <summary>Asks a signed-in user for the password again; a stolen session is no place to guess it either.</summary>
    /// <exception cref="Refusal">400 on <c>current_password</c>; 429 <c>auth.locked</c>.</exception>
    public async Task RequireOwn(User user, string password, CancellationToken ct)
    {
        if (await TryClaim(user, ct) && passwords.Fits(user.PasswordHash, password))
        {
            await Clear(user, ct);
            return;
        }
        await Note(user, ct);
        throw Refused(await Wait(user, ct), Refusal.Field("current_password", "password.wrong"));
    }

    private static Refusal Refused(TimeSpan locked, Refusal otherwise) => locked > TimeSpan.Zero ? Refusal.TooMany("auth.locked", locked) : otherwise;

    /// <summary>False while sign-in is shut. The last attempt allowed shuts it in the same statement.</summary>
    private async Task<bool> TryClaim(User user, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.users SET failed_sign_ins = failed_sign_ins + 1, locked_until = CASE WHEN failed_sign_ins + 1 >= {User.FailuresToLock}
                 THEN {now} + least(failed_sign_ins + 2 - {User.FailuresToLock}, {User.LongestLockMinutes}) * interval '1 minute' END
             WHERE tenant_id = {user.TenantId} AND id = {user.Id.Value} AND (locked_until IS NULL OR locked_until <= {now})
             """, ct) == 1;
    }

    private Task<int> Clear(User user, CancellationToken ct) =>
        db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.FailedSignIns, 0).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), ct);

    /// <summary>The password was right in another organisation of the same person: here nothing was guessed.</summary>
    private async Task GiveBack(User user, CancellationToken ct)
    {
        session.ActAsSystem(user.TenantId);
        await db.Users.Where(u => u.Id == user.Id && u.FailedSignIns > 0 && u.FailedSignIns <= User.FailuresToLock).ExecuteUpdateAsync(set => set
            .SetProperty(u => u.FailedSignIns, u => u.FailedSignIns - 1).SetProperty(u => u.LockedUntil, (DateTimeOffset?)null), ct);
    }

    private async Task<TimeSpan> Wait(User user, CancellationToken ct)
    {
        var until = await db.Users.Where(u => u.Id == user.Id).Select(u => u.LockedUntil).SingleAsync(ct);
        return until is { } end ? end - clock.GetUtcNow() : TimeSpan.Zero;
    }

    private async Task Note(User user, CancellationToken ct)
    {
        db.Note("users", user.Id.Value, "sign_in_failed");
        await db.SaveChangesAsync(ct);
    }
}
