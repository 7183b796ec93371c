using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>
/// How deals are read from a file, recognised, written and taken back. They bring their history: day of beginning, day of closing,
/// what was won. A deal whose customer is not known stands without one and keeps the name.
/// </summary>
internal sealed class ImportOpportunities : ImportKind
{
    private static readonly string[] NotOurs = ["contact", "external_ids", "customer_ids", "contact_ids"];

    public override FieldCatalogue Catalogue => OpportunityFields.All;
    public override IReadOnlyList<string> Tables => [Kind, "opportunity_lines", "opportunity_stages"];
    public override IReadOnlyList<string> MatchFields => ["name"];
    public override IReadOnlyList<ImportField> Fields => [.. base.Fields.Where(f => !NotOurs.Contains(f.Key))];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var reader = await OpportunityRows.Load(rows, scope, ct);
        var read = rows.Select(row => (Row: row, Deal: reader.Read(row))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var known = await Known(scope, read.Select(r => r.Deal!.Facts.Title.Value).OfType<string>(), ct);
        var batch = new OpportunityBatch(scope);
        foreach (var (row, deal) in read) await Place(row, deal!, known, batch, scope, ct);
        await batch.Save(ct);
    }

    public override Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct) => UndoOpportunities.Of(traces, db, ct);

    private static async Task Place(ImportRow row, BroughtDeal deal, Dictionary<string, List<Opportunity>> known, OpportunityBatch batch, ImportScope scope, CancellationToken ct)
    {
        var mode = scope.Settings.Mode;
        var key = scope.Settings.Match is null ? null : KeyOf(deal.Facts.Title.Value!);
        var found = key is null ? [] : known.GetValueOrDefault(key) ?? [];
        var isRehearsed = found.Count == 0 && key is not null && scope.WasMade(key);
        if (found.Count > 1) row.Fail("name", "import.ambiguous");
        else if (found.Count == 1 || isRehearsed ? mode == ImportMode.Create : mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (!row.Admits(found.Count == 1 ? found[0].Id.Value : null)) return;
        else if (found.Count == 1) await batch.Change(found[0], deal, row, ct);
        else if (isRehearsed || (key is not null && batch.Has(key))) row.Became(mode == ImportMode.Create ? RowOutcome.Skipped : RowOutcome.Updated);
        else batch.Bring(deal, row, key);
        if (key is not null && row.Outcome is RowOutcome.Created or RowOutcome.Updated) scope.Makes([key!]);
    }

    private static string KeyOf(string title) => $"opp:{CustomersModule.MatchKey("name", title) ?? title}";

    private static async Task<Dictionary<string, List<Opportunity>>> Known(ImportScope scope, IEnumerable<string> titles, CancellationToken ct)
    {
        if (scope.Settings.Match is null) return [];
        var wanted = titles.Distinct().ToArray();
        var found = await scope.Db.Opportunities.Where(o => wanted.Contains(o.Title)).ToListAsync(ct);
        return found.GroupBy(o => KeyOf(o.Title)).ToDictionary(g => g.Key, g => g.ToList());
    }
}
