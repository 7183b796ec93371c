using Microsoft.AspNetCore.Routing.Template;

namespace Guanxi.Platform.Http;

/// <summary>An address below <c>/api</c> that nothing answers: 405 when another method would, 415 when another content type would, else 404.</summary>
internal static class UnknownRoute
{
    public static IResult Handle(HttpContext http, EndpointDataSource endpoints)
    {
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>() is not null && Matches(e, http.Request.Path))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods).Distinct().ToArray();
        if (methods.Length == 0) return TypedResults.NotFound();
        if (methods.Contains(http.Request.Method)) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        http.Response.Headers.Allow = methods;
        return TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []).TryMatch(path, []);
}
