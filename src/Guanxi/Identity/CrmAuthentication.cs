using System.Security.Claims;
using System.Text.Encodings.Web;
using Guanxi.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Guanxi.Identity;

/// <summary>Recognises a personal access token (<c>Authorization: Bearer crm_…</c>) or the session cookie, and fills <see cref="Session"/>.</summary>
internal sealed class CrmAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "crm";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var loader = Context.RequestServices.GetRequiredService<AccessLoader>();
        var header = Request.Headers.Authorization.ToString();
        var byToken = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);
        var secret = byToken ? header[Bearer.Length..].Trim() : SessionCookie.Read(Request);
        if (string.IsNullOrEmpty(secret)) return AuthenticateResult.NoResult();

        var access = byToken ? await loader.ByToken(secret, Context.RequestAborted) : await loader.BySession(secret, Context.RequestAborted);
        if (access is null) return AuthenticateResult.Fail("unknown or expired");

        var session = Context.RequestServices.GetRequiredService<Session>();
        session.ActAsUser(access);
        session.Source = byToken ? "api" : "web";
        session.Address = Context.Connection.RemoteIpAddress?.ToString();
        return AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(access), Name));
    }

    private static ClaimsPrincipal PrincipalOf(Access access) => new(new ClaimsIdentity(
        access.Grants.Keys.Select(p => new Claim(EndpointRules.PermissionClaim, p)), Name));
}

/// <summary>The cookie of a signed-in browser. <c>__Host-</c> binds it to this host where the connection is encrypted.</summary>
internal static class SessionCookie
{
    private const string Plain = "guanxi";
    private const string Secure = "__Host-guanxi";

    public static string? Read(HttpRequest request) => request.Cookies[request.IsHttps ? Secure : Plain];

    public static void Write(HttpContext http, string secret) =>
        http.Response.Cookies.Append(http.Request.IsHttps ? Secure : Plain, secret, Options(http, UserSession.LongestTime));

    public static void Delete(HttpContext http) =>
        http.Response.Cookies.Delete(http.Request.IsHttps ? Secure : Plain, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? age) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = age,
    };
}
