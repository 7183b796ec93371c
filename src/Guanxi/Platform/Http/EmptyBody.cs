namespace Guanxi.Platform.Http;

/// <summary>
/// A write that carries nothing says nothing about its form either. It counts as JSON, so that verbs whose body may be left out are
/// found by it; the others answer that theirs is missing.
/// </summary>
internal static class EmptyBody
{
    public static Task CountAsJson(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var isWrite = HttpMethods.IsPost(request.Method) || HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method);
        if (isWrite && request.ContentType is null && request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0) request.ContentType = "application/json";
        return next(http);
    }
}
