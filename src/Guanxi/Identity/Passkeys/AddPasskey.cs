using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Passkeys;

public sealed record AddPasskeyRequest
{
    /// <summary>By which its owner tells it from others.</summary>
    [Needed, Text(100)] public required string Name { get; init; }

    /// <summary>As it came with the options; five minutes old at most, and for one use.</summary>
    [Needed, Text(4000)] public required string Challenge { get; init; }

    /// <summary>What the browser answered, as JSON text with base64url for bytes.</summary>
    [Needed, Text(40_000)] public required string Credential { get; init; }
}

/// <summary>A new passkey. With the first second factor of any kind come recovery codes, shown this once; otherwise there are none.</summary>
public sealed record NewPasskey(PasskeyRow Passkey, string[] RecoveryCodes);

/// <summary>Adds a passkey: first who asks confirms who he is, then his device makes it.</summary>
internal static class AddPasskey
{
    /// <summary>A passkey opens everything, so that a session left open must not be enough to add one.</summary>
    public static async Task<PasskeyChallenge> Begin(
        BothFactorsRequest request, HttpContext http, CrmDb db, Session session, FreshProof proof, IPasskeyHandler<User> handler, PasskeyDomain domains, PasskeyChallenges challenges,
        CancellationToken ct)
    {
        var domain = domains.Require(http.Request);
        var user = await db.Users.AsNoTracking().Get(session.Access.UserId, ct);
        await proof.Require(request, user, http, ct);
        await RequireRoom(db, user, ct);
        var made = await handler.MakeCreationOptionsAsync(new() { Id = UserHandle.Of(user), Name = user.Email, DisplayName = user.Name }, http);
        return new(made.CreationOptionsJson, challenges.Close(PasskeyUse.Add, made.AttestationState!, domain));
    }

    public static async Task<IResult> Finish(
        AddPasskeyRequest request, HttpContext http, CrmDb db, Session session, IPasskeyHandler<User> handler, PasskeyDomain domains, PasskeyChallenges challenges, CancellationToken ct)
    {
        var domain = domains.Require(http.Request);
        var question = challenges.Open(PasskeyUse.Add, request.Challenge, domain) ?? throw Expired();
        var user = await db.Users.Get(session.Access.UserId, ct);
        var result = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = request.Credential, AttestationState = question.State });
        if (!result.Succeeded || result.UserEntity.Id != UserHandle.Of(user)) throw Refusal.Rule("passkey.not_accepted");
        await RequireRoom(db, user, ct);
        if (!await challenges.TrySpend(user.Id, question, ct)) throw Expired();

        var passkey = Passkey.Of(user.Id, request.Name, domain, result.Passkey);
        db.Passkeys.Add(passkey);
        db.Note("users", user.Id.Value, "passkey_added");
        var codes = user.HasSecondFactor ? [] : await SetUpSecondFactor.TurnOn(db, user, http, ct);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/me/passkeys/{passkey.Id}", new NewPasskey(PasskeyRow.Of(passkey), codes));
    }

    private static async Task RequireRoom(CrmDb db, User user, CancellationToken ct)
    {
        if (await db.Passkeys.CountAsync(p => p.UserId == user.Id, ct) >= Passkey.MostPerUser) throw Refusal.Rule("passkey.too_many", Passkey.MostPerUser);
    }

    private static Refusal Expired() => Refusal.Rule("passkey.expired");
}
