using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record EditMeRequest
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }

    /// <summary>zh-CN, en, or null for the browser's.</summary>
    public Optional<string> Locale { get; init; }

    /// <summary>light, dark or system.</summary>
    public Optional<string> Theme { get; init; }
}

public sealed record ChangePasswordRequest
{
    [Needed] public required string CurrentPassword { get; init; }
    [Needed] public required string NewPassword { get; init; }
}

internal static class EditMe
{
    private static readonly string?[] Locales = ["zh-CN", "en", null];
    private static readonly string?[] Themes = ["light", "dark", "system"];

    public static async Task<Me> Handle(EditMeRequest request, CrmDb db, Session session, CancellationToken ct)
    {
        if (request.Locale.IsSet && !Locales.Contains(request.Locale.Value)) throw Refusal.Field("locale", "unknown_option");
        if (request.Theme.IsSet && !Themes.Contains(request.Theme.Value)) throw Refusal.Field("theme", "unknown_option");
        var me = await db.Users.Get(session.Access.UserId, ct);
        if (request.Name is { IsSet: true, Value: { } name }) me.Rename(name);
        me.Prefer(request.Locale.Or(me.Locale), request.Theme.Or(me.Theme)!);
        await db.SaveChangesAsync(ct);
        return await MeQueries.Read(db, session, ct);
    }

    /// <summary>Changes the password and ends every other session and every mailed link of the user.</summary>
    public static async Task<IResult> ChangePassword(
        ChangePasswordRequest request, HttpContext http, CrmDb db, Session session, Passwords passwords, PasswordCheck check, CancellationToken ct)
    {
        var me = await db.Users.Get(session.Access.UserId, ct);
        await check.RequireOwn(me, request.CurrentPassword, ct);
        await Passwords.RequireStrong(request.NewPassword, db, me.Email, me.Name, ct, "new_password");
        var mine = SessionCookie.Read(http.Request) is { } secret ? Secret.HashOf(secret) : [];
        await SetPassword.Apply(db, me, passwords.Hash(request.NewPassword), mine, ct);
        db.EmailLinks.RemoveRange(await db.EmailLinks.Where(l => l.UserId == me.Id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }
}
