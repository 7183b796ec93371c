using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.CustomFields;

/// <summary>Reads the custom fields of a chunk of rows, and finds out which of their unique values others have.</summary>
internal static class ReadCells
{
    public static async Task Of(string kind, IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var set = await scope.Db.CustomFields(ct);
        var fields = set.Of(kind);
        if (fields.Count == 0) return;
        var needs = new FieldNeeds(FieldQueries.CatalogueOf(kind)!, set, FilterContext.Of(scope.Session, scope.Clock));
        foreach (var row in rows) row.Custom = CustomCells.Read(row, fields, needs, scope.Settings);
        if (fields.Any(f => f.IsUnique)) await MarkTaken(kind, rows, scope, ct);
    }

    private static async Task MarkTaken(string kind, IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var values = rows.SelectMany(row => row.Custom!.Unique.Select(u => (Row: row, u.Key, u.Part))).ToList();
        foreach (var later in values.GroupBy(v => v.Part).SelectMany(g => scope.WasMade(g.Key) ? g : g.Skip(1))) later.Row.Fail(later.Key, "custom.not_unique");
        scope.Makes(values.Select(v => v.Part));
        var parts = values.Select(v => v.Part).Distinct().ToArray();
        if (parts.Length == 0) return;
        var table = FieldQueries.TableOf(scope.Db, kind);
#pragma warning disable EF1002
        var taken = await scope.Db.Database.SqlQueryRaw<Holder>(
            $"SELECT v.part, r.id FROM unnest({{0}}) AS v(part) JOIN crm.{table} r ON r.custom_fields @> v.part::jsonb", [parts]).ToListAsync(ct);
#pragma warning restore EF1002
        var holders = taken.ToLookup(t => t.Part, t => t.Id);
        foreach (var (row, key, part) in values)
            foreach (var id in holders[part]) row.Custom!.IsHeld(key, id);
    }

    private sealed record Holder(string Part, Guid Id);
}
