using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;

namespace Guanxi.Platform;

/// <summary>The front page of a module: what it answers, what it listens to, what it runs and what it offers.</summary>
public abstract class Module
{
    /// <summary>The permissions this module knows, in the order the role editor shows them.</summary>
    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>The field catalogues of the records this module owns.</summary>
    public virtual IReadOnlyList<FieldCatalogue> Fields => [];

    /// <summary>How records of the kinds this module owns are edited.</summary>
    public virtual IReadOnlyList<RecordEdit> Edits => [];

    /// <summary>How what a list shows is chosen as a whole, for what acts on many records.</summary>
    public virtual IReadOnlyList<RecordSelect> Selects => [];

    /// <summary>How the lists of the kinds this module owns leave as files.</summary>
    public virtual IReadOnlyList<ListExport> Exports => [];

    /// <summary>What the operator can have done by the server program instead of serving.</summary>
    public virtual IReadOnlyList<OperatorCommand> Commands => [];

    public virtual void Services(IServiceCollection services, IConfiguration configuration) { }
    public virtual void Endpoints(RouteGroupBuilder api) { }
    public virtual void Reactions(ReactionMap on) { }

    /// <summary>What a new organisation starts with. The session acts for it; the caller saves.</summary>
    public virtual void Furnish(CrmDb db) { }
}

/// <summary>A permission (<c>customers.edit</c>) and whether it has a reach (own, department, all).</summary>
public sealed record Permission(string Name, bool HasScope = false)
{
    public static IReadOnlyList<Permission> Of(string kind, params string[] actions) =>
        [.. actions.Select(action => new Permission($"{kind}.{action}", action is "view" or "edit" or "delete"))];
}

public static class EndpointRules
{
    public const string PermissionClaim = "permission";

    /// <summary>Lets only those in who hold the permission; records out of its reach are refused by the verb itself.</summary>
    public static RouteHandlerBuilder Requires(this RouteHandlerBuilder endpoint, string permission) =>
        endpoint.RequireAuthorization(policy => policy.RequireClaim(PermissionClaim, permission));

    /// <summary>For what every signed-in user may do with what is his own.</summary>
    public static RouteHandlerBuilder RequiresSignIn(this RouteHandlerBuilder endpoint) => endpoint.RequireAuthorization();
}
