using Guanxi.Platform;

namespace Guanxi.Rights;

/// <summary>Rights: who may see what and why, and a look under the mask of a field.</summary>
public sealed class RightsModule : Module
{
    /// <summary>To see what another may do, and why.</summary>
    public const string View = "rights.view";

    /// <summary>To see a masked value in full, counted and audited.</summary>
    public const string Reveal = "fields.reveal";

    public override IReadOnlyList<Permission> Permissions => [new(View), new(Reveal)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        var rights = api.MapGroup("").WithTags("Roles");
        rights.MapGet("/users/{id}/rights", EffectiveRights.Read).Requires(View).WithName("get_user_rights");
        rights.MapGet("/rights/explain", ExplainSight.Handle).Requires(View).WithName("explain_rights");
        rights.MapGet("/rights/fields", LimitableFields.List).Requires(View).WithName("list_limitable_fields");
        rights.MapPost("/{kind}/{id}/reveal", RevealField.Handle).Requires(Reveal).WithName("reveal_field");
    }

    // ---- offered to other modules ----

    /// <summary>A record by the word for its kind, as far as the caller sees it.</summary>
    /// <exception cref="Refusal">404 for a kind without rights of its own, or that the caller may not view, and for a record he does not see.</exception>
    internal static async Task<IRecord> RecordOf(string kind, string id, CrmDb db, Session session, CancellationToken ct) => (IRecord)await RecordOfKind.Get(kind, id, db, session, ct);
}
