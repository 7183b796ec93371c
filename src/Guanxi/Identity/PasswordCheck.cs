using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Finds the user a mail address and a password belong to. Every attempt is counted before the password is looked at.</summary>
internal sealed class PasswordCheck(CrmDb db, Session session, Passwords passwords, Attempts attempts)
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
            if (await attempts.TryClaim(user, ct) && passwords.Fits(user.PasswordHash, password) && user.IsActive)
            {
                foreach (var other in failed)
                {
                    session.ActAsSystem(other.TenantId);
                    await attempts.GiveBack(other, ct);
                }
                session.ActAsSystem(user.TenantId);
                await attempts.PasswordWasRight(user, ct);
                return user;
            }
            failed.Add(user);
            await attempts.Note(user, "sign_in_failed", ct);
            if (await attempts.Wait(user, ct) is var wait && wait > locked) locked = wait;
        }
        throw Attempts.Refused(locked, Refusal.With(401, "auth.wrong"));
    }

    /// <summary>Asks a signed-in user for the password again; a stolen session is no place to guess it either.</summary>
    /// <exception cref="Refusal">400 on <c>current_password</c>; 429 <c>auth.locked</c>.</exception>
    public async Task RequireOwn(User user, string password, CancellationToken ct)
    {
        if (await attempts.TryClaim(user, ct) && passwords.Fits(user.PasswordHash, password))
        {
            await attempts.PasswordWasRight(user, ct);
            return;
        }
        await attempts.Note(user, "sign_in_failed", ct);
        throw Attempts.Refused(await attempts.Wait(user, ct), Refusal.Field("current_password", "password.wrong"));
    }
}
