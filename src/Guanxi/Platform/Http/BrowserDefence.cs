namespace Guanxi.Platform.Http;

/// <summary>The headers every answer carries, and the refusal of writes that another site makes a browser send.</summary>
internal static class BrowserDefence
{
    private const string Sources =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
        "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    public static Task SetHeaders(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Sources + (http.Request.Path.StartsWithSegments("/f") ? "*" : "'none'"); // web forms stand inside other pages
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsForEverySite(http.Request.Path)) OpenToEverySite(headers);
        headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=()";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        if (http.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
        return next(http);
    }

    /// <summary>
    /// A browser names the site a request comes from in <c>Sec-Fetch-Site</c> and <c>Origin</c>; programs send neither. Tokens
    /// are not sent by themselves, so only what may carry the cookie is looked at.
    /// </summary>
    public static Task RefuseForeignWrites(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (isSafe || !request.Path.StartsWithSegments("/api") || request.Headers.Authorization.Count > 0 || IsForEverySite(request.Path) || IsOwnSite(request)) return next(http);
        throw Refusal.Forbidden("csrf");
    }

    /// <summary>Answers what a browser asks before it sends a form's content from another site.</summary>
    public static Task AnswerPreflight(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsOptions(http.Request.Method) || !IsForEverySite(http.Request.Path)) return next(http);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Forms for visitors of any web page: nothing there looks at who is signed in, so another site gains nothing.</summary>
    private static bool IsForEverySite(PathString path) => path.StartsWithSegments("/api/public");

    private static void OpenToEverySite(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*"; // browsers then send and keep no cookies
        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = "Content-Type, Accept-Language";
        headers.AccessControlMaxAge = "86400";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static bool IsOwnSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is "same-origin" or "none") return true;
        if (site.Length > 0) return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
