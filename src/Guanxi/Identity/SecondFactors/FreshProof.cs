using Guanxi.Identity.Passkeys;
using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Identity.SecondFactors;

/// <summary>
/// Who one is once more, for what changes how one signs in: a session left open is not enough. A passkey is both factors; without
/// one the password and, where there is a second factor, a code.
/// </summary>
public sealed record BothFactorsRequest
{
    [Text(Passwords.Longest)] public string? CurrentPassword { get; init; }

    /// <summary>Of the authenticator, or a recovery code.</summary>
    [Text(40)] public string? Code { get; init; }

    /// <summary>To a challenge of <c>/api/me/passkeys/challenge</c>.</summary>
    public PasskeyAnswer? Passkey { get; init; }
}

internal sealed class FreshProof(PasswordCheck password, SecondFactorCheck code, PasskeyCheck passkey)
{
    public async Task Require(BothFactorsRequest request, User user, HttpContext http, CancellationToken ct)
    {
        if (request.Passkey is { } answer)
        {
            await passkey.Require(PasskeyUse.Confirm, answer, user, http, 422, ct);
            return;
        }
        if (string.IsNullOrEmpty(request.CurrentPassword)) throw Refusal.Field("current_password", "required");
        if (user.HasSecondFactor && string.IsNullOrWhiteSpace(request.Code)) throw Refusal.Field("code", "required");
        await password.RequireOwn(user, request.CurrentPassword, ct);
        if (user.HasSecondFactor) await code.Require(user, request.Code!, Refusal.Field("code", "second_factor.wrong"), ct);
    }
}
