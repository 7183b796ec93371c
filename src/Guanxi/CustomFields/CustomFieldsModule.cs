using Guanxi.Platform;
using Guanxi.Platform.Audit;
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
        fields.MapPost("/preview", PreviewField.Handle).Requires(Configure).WithName("preview_custom_field");
        fields.MapGet("/rollups", RollupSources.List).Requires(Configure).WithName("list_rollup_sources");
        fields.MapPut("/layout", ArrangeFields.Handle).Requires(Configure).WithName("arrange_custom_fields");
        fields.MapPatch("/{id}", EditField.Handle).Requires(Configure).WithName("edit_custom_field");
        fields.MapDelete("/{id}", EditField.Remove).Requires(Configure).Produces(204).WithName("remove_custom_field");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<CustomFieldRemoved>(ForgetValues.Of);
        on.Event<ValuesDue>(WorkOutRecords.OnValuesDue);
        on.Event<RollupsDue>(WorkOutRecords.OnRollupsDue);
    }

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

    /// <summary>A record that came back past the entities: it keeps its unique values only while nobody else has them, and counts in roll-ups again.</summary>
    /// <exception cref="Refusal">400 for a value that somebody else has by now.</exception>
    internal static async Task CameBack(CrmDb db, EntityEntry record, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (record.Entity is ICustomized) await new SettleRecords(db, session, clock).RequireFree(record, ct);
        var kind = AuditTrail.KindOf(record.Entity.GetType())!;
        if (Modules.CatalogueOf(kind) is not null) await FollowSources.Raise(db, kind, [((IRecord)record.Entity).RecordId], ct);
    }

    /// <summary>The same for new rows that are about to be written in bulk, whose values have been checked.</summary>
    internal static Task Settle<T>(CrmDb db, IReadOnlyCollection<T> rows, Session session, TimeProvider clock, CancellationToken ct) where T : class =>
        SettleRows.Settle(db, rows, session, clock, ct);

    /// <summary>The roll-ups that the changed records count in are due once this save is done.</summary>
    internal static Task<IReadOnlyList<RollupsDue>> DueBy(CrmDb db, IReadOnlyCollection<EntityEntry> changed, CancellationToken ct) => FollowSources.Of(db, changed, ct);

    /// <summary>For changes of related records that went past the entities: the roll-ups of these records are worked out anew.</summary>
    public static void Recount(CrmDb db, string kind, params IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count > 0) db.Raise(new RollupsDue(kind, [.. ids]));
    }

    /// <summary>Takes what the system works out from values that go from one record to another.</summary>
    public static async Task LeaveOutComputed(CrmDb db, string kind, System.Text.Json.Nodes.JsonObject? values, CancellationToken ct)
    {
        foreach (var worked in (await db.CustomFields(ct)).Of(kind).Where(f => f.IsComputed)) values?.Remove(worked.Key);
    }

    /// <summary>The same where nobody knows which: all records that records of this kind count in.</summary>
    public static async Task RecountAll(CrmDb db, string source, CancellationToken ct)
    {
        foreach (var kind in (await db.CustomFields(ct)).RollupsOver(source).Select(r => r.Kind).Distinct()) db.Raise(new ValuesDue(kind, null, null));
    }

    /// <summary>Every night: formulas that look at the calendar, roll-ups with relative dates, and what changed past the entities.</summary>
    public static Task WorkOutAll(Platform.Schedule.JobScope job) => job.ForEachTenant(async db =>
    {
        foreach (var kind in (await db.CustomFields(job.Cancelled)).ComputedKinds) db.Raise(new ValuesDue(kind, null, null));
        await db.SaveChangesAsync(job.Cancelled);
    });

    /// <summary>Reads the custom fields of rows of a file; what can't be read fails its row.</summary>
    internal static Task Read(string kind, IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct) => ReadCells.Of(kind, rows, scope, ct);
}
