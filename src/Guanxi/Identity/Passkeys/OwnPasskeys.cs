using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Passkeys;

/// <summary>A passkey. It works at <c>Domain</c> alone; <c>IsSynced</c> tells that it lives on several devices of its owner.</summary>
public sealed record PasskeyRow(Id<Passkey> PasskeyId, string Name, string Domain, bool IsSynced, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, int Version)
{
    internal static PasskeyRow Of(Passkey p) => new(p.Id, p.Name, p.Domain, p.IsBackedUp, p.CreatedAt, p.LastUsedAt, p.Version);
}

public sealed record RenamePasskeyRequest
{
    [NotEmptied, Text(100)] public Optional<string> Name { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>What one does with the passkeys one has.</summary>
internal static class OwnPasskeys
{
    public static async Task<Listing<PasskeyRow>> List(CrmDb db, Session session, CancellationToken ct) =>
        new([.. (await Mine(db, session).AsNoTracking().OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct)).Select(PasskeyRow.Of)]);

    /// <summary>For what wants a fresh confirmation.</summary>
    public static async Task<PasskeyChallenge> Ask(HttpContext http, CrmDb db, Session session, PasskeyCheck check, CancellationToken ct) =>
        await check.Ask(PasskeyUse.Confirm, await db.Users.AsNoTracking().Get(session.Access.UserId, ct), http);

    public static async Task<PasskeyRow> Rename(Id<Passkey> id, RenamePasskeyRequest request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var passkey = await Mine(db, session).Get(id, ct);
        await http.RequireSame(passkey.Version, request.Version, () => Task.FromResult<object>(PasskeyRow.Of(passkey)));
        if (request.Name is { IsSet: true, Value: { } name }) passkey.Rename(name);
        await db.SaveChangesAsync(ct);
        return http.Tagged(PasskeyRow.Of(passkey), passkey.Version);
    }

    /// <summary>With the last second factor of any kind the recovery codes go, too.</summary>
    public static async Task<IResult> Remove(Id<Passkey> id, BothFactorsRequest request, HttpContext http, CrmDb db, Session session, FreshProof proof, CancellationToken ct)
    {
        var passkey = await Mine(db, session).AsNoTracking().Get(id, ct);
        var user = await db.Users.Get(session.Access.UserId, ct);
        await proof.Require(request, user, http, ct);
        db.Passkeys.Remove(await Mine(db, session).Get(passkey.Id, ct)); // loaded again: the proof may have been this very one
        db.Note("users", user.Id.Value, "passkey_removed", new { name = passkey.Name });
        var isLast = !await Mine(db, session).AnyAsync(p => p.Id != id, ct) && !await db.SecondFactors.AnyAsync(f => f.UserId == user.Id && f.IsOn, ct);
        if (isLast) await DropSecondFactor.Drop(db, user, "second_factor_off", ct);
        else await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static IQueryable<Passkey> Mine(CrmDb db, Session session)
    {
        var me = session.Access.UserId;
        return db.Passkeys.Where(p => p.UserId == me);
    }
}
