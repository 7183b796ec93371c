using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

internal static class FieldQueries
{
    /// <summary>The kinds of record that may have fields of their own, by name.</summary>
    public static FieldCatalogue? CatalogueOf(string? kind) => Modules.CatalogueOf(kind) is { IsCustomizable: true } known ? known : null;

    /// <summary>The table of a kind's records: a name from our own model, never from a request.</summary>
    public static string TableOf(CrmDb db, string kind) => db.Model.GetEntityTypes().Single(t => AuditTrail.KindOf(t.ClrType) == kind).GetTableName()!;

    /// <summary>All fields of a kind, of every kind without one; also those out of use.</summary>
    public static async Task<Listing<FieldDefinitionRow>> List(string? kind, CrmDb db, CancellationToken ct)
    {
        var fields = await db.FieldDefinitions.AsNoTracking().Where(f => !f.IsRemoved && (kind == null || f.RecordKind == kind))
            .OrderBy(f => f.RecordKind).ThenBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(ct);
        return new([.. fields.Select(Row)]);
    }

    public static FieldDefinitionRow Row(FieldDefinition f) => new(
        f.Id, f.RecordKind, f.Key, f.Type, f.Label, f.LabelEn, f.Options, f.IsRequired, f.IsUnique, f.Default, f.Pattern, f.Min, f.Max, f.Help, f.HelpEn, f.Section,
        f.ShownWhen, f.RequiredWhen, f.TargetKind, f.Formula, f.Rollup, f.IsIndexed, f.Run is not null, f.Position, f.IsActive, f.Version);

    public static async Task<CustomFieldSet> InUse(CrmDb db, CancellationToken ct)
    {
        var fields = await db.FieldDefinitions.AsNoTracking().Where(f => f.IsActive && !f.IsRemoved).OrderBy(f => f.Position).ThenBy(f => f.Id).ToListAsync(ct);
        return SetOf(fields);
    }

    public static CustomFieldSet SetOf(IReadOnlyCollection<FieldDefinition> fields) => fields.Count == 0
        ? CustomFieldSet.None
        : new CustomFieldSet(fields.GroupBy(f => f.RecordKind).ToDictionary(g => g.Key, IReadOnlyList<CustomField> (g) => [.. g.Select(f => f.Compiled())]));
}
