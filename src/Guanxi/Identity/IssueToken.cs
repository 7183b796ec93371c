using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record IssueTokenRequest
{
    [Needed, Text(100)] public required string Name { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Only without a session, together with the password.</summary>
    [Text(254)] public string? Email { get; init; }
    [Text(Passwords.Longest)] public string? Password { get; init; }

    /// <summary>With the password, where the account has a second factor.</summary>
    [Text(40)] public string? Code { get; init; }
}

/// <summary>A new token. Its text is shown this once.</summary>
public sealed record IssuedToken(string Token, Id<AccessToken> TokenId, string Name, DateTimeOffset? ExpiresAt, DateTimeOffset CreatedAt);

public sealed record TokenRow(Id<AccessToken> TokenId, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt);

internal static class IssueToken
{
    private const int MostPerUser = 50;

    public static async Task<IResult> Handle(
        IssueTokenRequest request, CrmDb db, Session session, PasswordCheck check, SecondFactorCheck second, TimeProvider clock, CancellationToken ct)
    {
        if (request.ExpiresAt <= clock.GetUtcNow()) throw Refusal.Field("expires_at", "in_the_past");
        if (SecondFactorGate.IsShutTo(session)) throw SecondFactorGate.SetUpRequired();
        if (session.UserId is null) await ActAsOwner(request, db, session, check, second, ct);
        var user = session.Access.UserId;
        if (await db.AccessTokens.CountAsync(t => t.UserId == user, ct) >= MostPerUser) throw Refusal.Rule("token.too_many", MostPerUser);

        var (secret, hash) = Secret.New(Secret.TokenPrefix, session.TenantId);
        var token = AccessToken.Issue(user, request.Name, secret, hash, request.ExpiresAt?.ToUniversalTime());
        db.AccessTokens.Add(token);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/auth/tokens/{token.Id}", new IssuedToken(secret, token.Id, token.Name, token.ExpiresAt, token.CreatedAt));
    }

    public static Task<Listing<TokenRow>> List(CrmDb db, Session session, CancellationToken ct) => ListOf(db, session.Access.UserId, ct);

    public static async Task<Listing<TokenRow>> ListOf(CrmDb db, Id<User> user, CancellationToken ct) =>
        new(await db.AccessTokens.Where(t => t.UserId == user).OrderByDescending(t => t.CreatedAt)
            .Select(t => new TokenRow(t.Id, t.Name, t.Hint, t.CreatedAt, t.ExpiresAt, t.LastUsedAt)).ToListAsync(ct));

    public static Task<IResult> Revoke(Id<AccessToken> id, CrmDb db, Session session, CancellationToken ct) => Remove(db, session.Access.UserId, id, ct);

    public static async Task<IResult> Remove(CrmDb db, Id<User> user, Id<AccessToken> id, CancellationToken ct)
    {
        db.AccessTokens.Remove(await db.AccessTokens.Where(t => t.UserId == user).Get(id, ct));
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task ActAsOwner(IssueTokenRequest request, CrmDb db, Session session, PasswordCheck check, SecondFactorCheck second, CancellationToken ct)
    {
        if (request.Email is null || request.Password is null) throw Refusal.Unauthenticated();
        var user = await check.Require(request.Email, request.Password, ct);
        await second.Pass(user, request.Code, ct);
        session.ActAsUser(await AccessLoader.Load(db, user.Id, ct) ?? throw Refusal.With(401, "auth.wrong"));
        if (session.Access.LacksSecondFactor) throw SecondFactorGate.SetUpRequired(); // a token made now would be a way around
        session.Source = "api";
    }
}
