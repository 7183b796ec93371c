using Guanxi.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Guanxi.Identity.SecondFactors;

/// <summary>
/// Where the organisation requires a second factor, who signed in without one can do nothing but set it up. Programs with a token
/// made before go on working.
/// </summary>
internal static class SecondFactorGate
{
    private sealed record OpenWithout;

    public static Task Handle(HttpContext http, RequestDelegate next)
    {
        // the client itself, which leads there, is no data of the organisation
        if (!http.Request.Path.StartsWithSegments("/api") || !IsShutTo(http.RequestServices.GetRequiredService<Session>()) || IsOpen(http.GetEndpoint())) return next(http);
        throw SetUpRequired();
    }

    /// <summary>True for a browser whose user must set a second factor up first.</summary>
    public static bool IsShutTo(Session session) => session is { UserId: not null, Source: "web", Access.LacksSecondFactor: true };

    public static Refusal SetUpRequired() => Refusal.Forbidden("second_factor.setup_required");

    /// <summary>What is needed to set a second factor up, or to leave.</summary>
    public static RouteHandlerBuilder OpenWithoutSecondFactor(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new OpenWithout());

    private static bool IsOpen(Endpoint? endpoint) =>
        endpoint is null || endpoint.Metadata.GetMetadata<OpenWithout>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
