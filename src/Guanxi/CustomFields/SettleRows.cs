using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Filters;

namespace Guanxi.CustomFields;

/// <summary>What a save does for each record, for rows that are written in bulk: formulas are worked out, and whose roll-ups are due is told.</summary>
internal static class SettleRows
{
    public static async Task Settle<T>(CrmDb db, IReadOnlyCollection<T> rows, Session session, TimeProvider clock, CancellationToken ct) where T : class
    {
        if (typeof(T).IsAssignableTo(typeof(ICustomized))) await WorkOut(db, [.. rows.Cast<ICustomized>()], AuditTrail.KindOf(typeof(T))!, session, clock, ct);
        foreach (var due in await FollowSources.Of(db, rows, ct)) db.Raise(due);
    }

    private static async Task WorkOut(CrmDb db, IReadOnlyList<ICustomized> records, string kind, Session session, TimeProvider clock, CancellationToken ct)
    {
        var set = await db.CustomFields(ct);
        if (!set.Of(kind).Any(f => f.IsComputed)) return;
        var sheet = set.FormulasOf(FieldQueries.CatalogueOf(kind)!);
        var today = FilterContext.Of(session, clock).Today;
        foreach (var record in records)
        {
            foreach (var count in set.Of(kind).Where(f => f.Rollup is { Function: RollupFunction.Count })) FormulaSheet.Put(record.CustomFields, count, 0m);
            sheet.WorkOut(record, record.CustomFields, today, session.TimeZone);
        }
    }
}
