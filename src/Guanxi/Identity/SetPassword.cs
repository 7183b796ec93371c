using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record SetPasswordRequest
{
    /// <summary>From the link of an invitation or of a forgotten password.</summary>
    [Needed, Text(200)] public required string Token { get; init; }
    [Needed] public required string Password { get; init; }
}

/// <summary>Sets the password with a mailed link and signs in, or asks for the second factor; every other session and link of the user ends.</summary>
internal static class SetPassword
{
    public static async Task<Me> Handle(
        SetPasswordRequest request, HttpContext http, CrmDb db, Session session, Passwords passwords, SecondFactorCheck second, SessionStart start, TimeProvider clock,
        CancellationToken ct)
    {
        if (!Secret.TryTenant(request.Token, Secret.LinkPrefix, out var tenant)) throw EmailLink.Expired();
        session.ActAsSystem(tenant);
        var hash = Secret.HashOf(request.Token);
        var link = await db.EmailLinks.FirstOrDefaultAsync(l => l.SecretHash == hash, ct) ?? throw EmailLink.Expired();
        link.Use(clock.GetUtcNow());
        session.ActAsUser(await AccessLoader.Load(db, link.UserId, ct) ?? throw EmailLink.Expired());
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());

        var user = await db.Users.SingleAsync(u => u.Id == link.UserId, ct);
        await Passwords.RequireStrong(request.Password, db, user.Email, user.Name, ct);
        await Apply(db, user, passwords.Hash(request.Password), keptSession: [], ct);
        db.EmailLinks.RemoveRange(await db.EmailLinks.Where(l => l.UserId == user.Id && l.Id != link.Id).ToListAsync(ct));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw EmailLink.Expired(); // somebody used the link in this very moment
        }
        await second.Pass(user, code: null, ct); // the mailbox is not the second factor
        return await start.For(user, http, ct);
    }

    /// <summary>The new password and the end of the user's sessions but one; the caller saves.</summary>
    public static async Task Apply(CrmDb db, User user, string passwordHash, byte[] keptSession, CancellationToken ct)
    {
        user.SetPassword(passwordHash);
        db.Note("users", user.Id.Value, "password_changed");
        db.UserSessions.RemoveRange(await db.UserSessions.Where(s => s.UserId == user.Id && s.SecretHash != keptSession).ToListAsync(ct));
        db.HalfSessions.RemoveRange(await db.HalfSessions.Where(s => s.UserId == user.Id).ToListAsync(ct));
    }
}
