using Guanxi.Identity.SecondFactors;
using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Identity.Passkeys;

public sealed record AskPasskeyRequest
{
    /// <summary>After a right password, from the refusal <c>second_factor.needed</c>; left out, the passkey signs in by itself.</summary>
    [Text(200)] public string? HalfSession { get; init; }
}

/// <summary>Signs in with a passkey alone: the device says who it is and has looked at finger, face or PIN.</summary>
internal static class SignInByPasskey
{
    public static async Task<PasskeyChallenge> Ask(AskPasskeyRequest request, HttpContext http, HalfSessions halves, PasskeyCheck check, CancellationToken ct) =>
        request.HalfSession is not { } secret
            ? await check.Ask(PasskeyUse.SignIn, user: null, http)
            : await check.Ask(PasskeyUse.SecondFactor, (await halves.Require(secret, http, ct)).User, http);

    public static async Task<Me> Handle(PasskeyAnswer request, HttpContext http, Session session, PasskeyCheck check, SessionStart start, CancellationToken ct)
    {
        session.ActAcrossTenants(); // whoever this browser was before
        (session.Source, session.Address) = ("web", http.Connection.RemoteIpAddress?.ToString());
        return await start.For(await check.Require(PasskeyUse.SignIn, request, known: null, http, 401, ct), http, ct);
    }
}
