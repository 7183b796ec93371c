using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace Guanxi.CustomFields;

/// <summary>Custom fields: what an organisation wants to know about its records beyond what the product asks.</summary>
public sealed class CustomFieldsModule : Module
{
    public const string Configure = "custom_fields.configure";

    public override IReadOnlyList<Permission> Permissions => [new(Configure)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        var fields = api.MapGroup("/custom_fields").WithTags("Custom fields");
        fields.MapGet("/", FieldQueries.List).Requires(Configure).WithName("list_custom_fields");
        fields.MapPost("/", DefineField.Handle).Requires(Configure).Produces<FieldDefinitionRow>(201).WithName("define_custom_field");
        fields.MapPut("/layout", ArrangeFields.Handle).Requires(Configure).WithName("arrange_custom_fields");
        fields.MapPatch("/{id}", EditField.Handle).Requires(Configure).WithName("edit_custom_field");
        fields.MapDelete("/{id}", EditField.Remove).Requires(Configure).Produces(204).WithName("remove_custom_field");
    }

    public override void Reactions(ReactionMap on) => on.Event<CustomFieldRemoved>(ForgetValues.Of);

    // ---- offered to other modules ----

    /// <summary>The fields of its own that the session's organisation has in use.</summary>
    public static Task<CustomFieldSet> Of(CrmDb db, CancellationToken ct) => FieldQueries.InUse(db, ct);

    /// <summary>
    /// Checks and completes the custom fields of the records that are about to be saved. Answers the transaction it opened so that no two
    /// records get the same unique value at once; the caller commits it after saving.
    /// </summary>
    /// <exception cref="Refusal">400 with what is wrong with which field.</exception>
    internal static Task<IDbContextTransaction?> Settle(CrmDb db, IReadOnlyCollection<EntityEntry> changed, Session session, TimeProvider clock, CancellationToken ct) =>
        new SettleRecords(db, session, clock).Settle(changed, ct);

    /// <summary>Reads the custom fields of rows of a file; what can't be read fails its row.</summary>
    internal static Task Read(string kind, IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct) => ReadCells.Of(kind, rows, scope, ct);
}
