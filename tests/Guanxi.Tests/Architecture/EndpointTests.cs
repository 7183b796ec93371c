using Guanxi.Platform;
using Guanxi.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Guanxi.Tests.Architecture;

public sealed class EndpointTests(CrmApp app)
{
    /// <summary>Open to everybody, each for its reason.</summary>
    private static readonly Dictionary<string, string> Open = new()
    {
        ["GET /api/setup"] = "asks whether there is an organisation yet",
        ["POST /api/setup"] = "makes the first one, once",
        ["POST /api/signup"] = "where the operator allows it",
        ["POST /api/auth/login"] = "the door",
        ["POST /api/auth/second_factor"] = "with the secret of a half session, after a right password",
        ["POST /api/auth/passkeys/challenge"] = "a question for a device, no data",
        ["POST /api/auth/passkeys"] = "with the answer of a device",
        ["POST /api/auth/tokens"] = "with mail address and password in the body",
        ["POST /api/auth/password_reset"] = "asks for a mail; answers the same to all",
        ["POST /api/auth/password"] = "with the secret of a mailed link",
        ["GET /api/calendar/feed/{secret}.ics"] = "for calendar programs, which can't sign in: by a secret address",
        ["GET /api/public/forms/{key}"] = "a form on somebody's web page, by a key that can't be guessed",
        ["POST /api/public/forms/{key}"] = "what a visitor sends by it",
        ["* /api/{**rest}"] = "says 404",
        ["GET /openapi/{documentName}.json"] = "describes the API, no data",
        ["* /health/live"] = "for the machine that restarts us",
        ["* /health/ready"] = "for the load balancer",
    };

    /// <summary>For everybody who is signed in: what is one's own, or what everybody sees.</summary>
    private static readonly Dictionary<string, string> OwnData = new()
    {
        ["POST /api/auth/logout"] = "one's own session",
        ["GET /api/auth/tokens"] = "one's own tokens",
        ["DELETE /api/auth/tokens/{id}"] = "one's own token",
        ["GET /api/me"] = "oneself",
        ["PATCH /api/me"] = "oneself",
        ["POST /api/me/password"] = "one's own password",
        ["GET /api/me/sessions"] = "one's own sessions",
        ["DELETE /api/me/sessions"] = "one's own sessions",
        ["DELETE /api/me/sessions/{id}"] = "one's own session",
        ["GET /api/me/second_factor"] = "one's own",
        ["POST /api/me/second_factor"] = "one's own",
        ["PUT /api/me/second_factor"] = "one's own",
        ["POST /api/me/second_factor/recovery_codes"] = "one's own, with password and code",
        ["POST /api/me/second_factor/removal"] = "one's own, with password and code",
        ["GET /api/me/passkeys"] = "one's own",
        ["POST /api/me/passkeys/challenge"] = "to confirm with one's own",
        ["POST /api/me/passkeys/begin"] = "one's own, with password and code or a passkey",
        ["POST /api/me/passkeys"] = "one's own, with what was begun",
        ["PATCH /api/me/passkeys/{id}"] = "one's own",
        ["POST /api/me/passkeys/{id}/removal"] = "one's own, with password and code or a passkey",
        ["DELETE /api/me/view"] = "back to one's own view",
        ["GET /api/working_calendar"] = "on which days everybody works, no data of anybody",
        ["GET /api/events"] = "filtered by what one may see",
        ["GET /api/search"] = "only kinds and records one may see",
        ["POST /api/files"] = "one's own upload",
        ["GET /api/files/{id}"] = "one's own, or on a record one may see",
        ["GET /api/notifications"] = "one's own inbox",
        ["GET /api/notifications/count"] = "one's own inbox",
        ["PUT /api/notifications/{id}/read"] = "one's own notification",
        ["POST /api/notifications/read_all"] = "one's own inbox",
        ["GET /api/notifications/preferences"] = "one's own",
        ["PUT /api/notifications/preferences"] = "one's own",
        ["POST /api/bulk_edits/preview"] = "by the right to edit the kind",
        ["POST /api/bulk_edits"] = "by the right to edit the kind, record by record",
        ["GET /api/bulk_edits/{id}"] = "one's own",
        ["POST /api/bulk_edits/{id}/undo"] = "one's own, by the right to edit the kind",
        ["GET /api/exports"] = "one's own; those of all for who may approve",
        ["POST /api/exports"] = "by the right to export the kind",
        ["GET /api/exports/allowance"] = "one's own",
        ["GET /api/exports/{id}"] = "one's own, and what one was asked to agree to",
        ["GET /api/exports/{id}/file"] = "one's own",
        ["GET /api/views"] = "one's own and those for one, of kinds one may see",
        ["POST /api/views"] = "one's own; of a kind one may see",
        ["PUT /api/views/favourites"] = "one's own",
        ["GET /api/views/{id}"] = "one's own and those for one",
        ["PATCH /api/views/{id}"] = "one's own",
        ["DELETE /api/views/{id}"] = "one's own",
        ["POST /api/views/{id}/restore"] = "one's own",
        ["GET /api/approvals"] = "what one asked for or is to decide",
        ["GET /api/approvals/count"] = "what one is to decide",
        ["GET /api/approvals/{id}"] = "what one asked for or is to decide",
        ["POST /api/approvals/{id}/grant"] = "by its approvers",
        ["POST /api/approvals/{id}/refuse"] = "by its approvers",
        ["POST /api/approvals/{id}/withdraw"] = "by who asked",
        ["GET /api/approvals/delegation"] = "one's own",
        ["PUT /api/approvals/delegation"] = "one's own",
        ["DELETE /api/approvals/delegation"] = "one's own",
        ["POST /api/paste"] = "reads what it is sent, no data",
        ["GET /api/fields/{kind}"] = "names of fields, no data",
        ["GET /api/fields/{kind}/filter"] = "as the fields themselves: 404 without the view permission of the kind",
        ["GET /api/{kind}/{id}/history"] = "of a record one may see; the kind's permission is asked in the verb",
        ["GET /api/{kind}/{id}/as_of"] = "of a record one may see; the kind's permission is asked in the verb",
        ["POST /api/{kind}/{id}/history/{entry:long}/undo"] = "the kind's permission to edit is asked in the verb",
        ["GET /api/names"] = "names of what the caller may see; the kind's permission is asked in the verb",
    };

    [Fact]
    public void Every_endpoint_names_a_permission_or_stands_in_a_list_with_its_reason()
    {
        var known = Modules.All.SelectMany(m => m.Permissions).Select(p => p.Name).ToHashSet();
        Report.None(Endpoints().Select(endpoint => (Name: Routes.NameOf(endpoint), endpoint.Metadata)).Select(e => e switch
        {
            _ when e.Metadata.GetMetadata<IAllowAnonymous>() is not null => Open.ContainsKey(e.Name) ? null : $"{e.Name} is open to everybody",
            _ when Permissions(e.Metadata) is { Count: > 0 } named => named.Find(p => !known.Contains(p)) is { } unknown ? $"{e.Name} asks for {unknown}, which no module knows" : null,
            _ when IsForSignedIn(e.Metadata) => OwnData.ContainsKey(e.Name) ? null : $"{e.Name} is open to everybody who is signed in",
            _ => $"{e.Name} says nothing about who may",
        }).OfType<string>());
    }

    [Fact]
    public void Every_endpoint_of_the_API_has_a_name_of_its_own_for_generated_clients()
    {
        var named = Endpoints().Where(e => e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal) && e.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)
            .Select(e => (Route: Routes.NameOf(e), Name: e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)).ToList();
        Report.None(named.Where(e => e.Name is null).Select(e => $"{e.Route} has no name")
            .Concat(named.Where(e => e.Name is not null).GroupBy(e => e.Name).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.Route))}")));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => Routes.Of(app.Services);

    private static bool IsForSignedIn(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAuthorizeData>() is not null || metadata.GetMetadata<AuthorizationPolicy>() is not null;

    private static List<string> Permissions(EndpointMetadataCollection metadata) =>
        [.. metadata.OfType<AuthorizationPolicy>().SelectMany(p => p.Requirements).OfType<ClaimsAuthorizationRequirement>()
            .Where(r => r.ClaimType == EndpointRules.PermissionClaim).SelectMany(r => r.AllowedValues ?? [])];
}

/// <summary>The routes of the running server.</summary>
internal static class Routes
{
    public static IEnumerable<RouteEndpoint> Of(IServiceProvider services) =>
        services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary><c>GET /api/customers/{id}</c>; a star for any method.</summary>
    public static string NameOf(RouteEndpoint endpoint) => $"{MethodOf(endpoint)} {PathOf(endpoint)}";

    public static string MethodOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var method, ..] ? method : "*";

    public static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
