using System.Net;
using Guanxi.Platform;
using Microsoft.AspNetCore.Identity;

namespace Guanxi.Identity.Passkeys;

/// <summary>
/// The name passkeys are bound to, and the address pages may come from: the setting <c>Passkeys:Domain</c>, else the host the
/// request was sent to. A device signs only for the name it was made with, so a host that somebody invents opens nothing.
/// </summary>
internal sealed class PasskeyDomain(IConfiguration configuration)
{
    private readonly string? given = configuration["Passkeys:Domain"] is { Length: > 0 } name ? name.Trim().ToLowerInvariant() : null;
    private readonly Uri? publicUrl = Uri.TryCreate(configuration["Public:Url"], UriKind.Absolute, out var url) ? url : null;

    /// <exception cref="Refusal">409 where the server is reached by a number, to which nothing can be bound.</exception>
    public string Require(HttpRequest request) =>
        given ?? (IsName(request.Host.Host) ? request.Host.Host.ToLowerInvariant() : throw Refusal.Conflict("passkey.no_domain"));

    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = given;
        options.UserVerificationRequirement = "required"; // which makes it both factors
        options.ResidentKeyRequirement = "required"; // so that it signs in without a mail address
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = PasskeyChallenges.Lifetime;
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && IsOurs(context.Origin, context.HttpContext.Request));
    }

    /// <summary>
    /// Where the name is set, only it or the public address below it: what a request says about its host must not let a page on a
    /// neighbouring host in.
    /// </summary>
    private bool IsOurs(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var page)) return false;
        if (page.Scheme != Uri.UriSchemeHttps && page.Host != "localhost") return false;
        if (given is null) return Same(page.Authority, request.Host.Value);
        return Same(page.Host, given) || (publicUrl is not null && Same(page.Authority, publicUrl.Authority) && publicUrl.Host.EndsWith($".{given}", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsName(string host) => host.Length > 0 && !IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
