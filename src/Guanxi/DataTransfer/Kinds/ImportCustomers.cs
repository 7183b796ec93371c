using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>How customers are read from a file, recognised, written and taken back.</summary>
internal sealed class ImportCustomers : ImportKind
{
    private static readonly string[] NotOurs = ["external_id", "contact_name"];

    public override FieldCatalogue Catalogue => CustomerFields.All;
    public override IReadOnlyList<string> Tables => [Kind, "customer_figures"];
    public override IReadOnlyList<string> MatchFields => ["code", "phone", "email", "name"];
    public override IReadOnlyList<Platform.Tables.ImportField> Fields => [.. base.Fields.Where(f => !NotOurs.Contains(f.Key))];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var people = await RowPeople.Load(rows, scope.Db, ct);
        var parents = await RowParents.Load(rows, scope.Db, ct);
        var read = rows.Select(row => (Row: row, Changes: CustomerRows.Read(row, people, scope))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var match = scope.Settings.Match;
        var known = match is null ? new KnownCustomers() : await KnownCustomers.Load(scope.Db, match, read.SelectMany(r => ValuesOf(r.Row, match)), toChange: true, ct);
        var codes = await TakenCodes(read.Select(r => r.Row), scope.Db, ct);
        var batch = new CustomerBatch(scope, await CustomersModule.MayGiveAway(scope.Db, scope.Session, ct));
        foreach (var (row, changes) in read) await Place(new Candidate(row, changes), known, parents, codes, batch, scope, ct);
        await batch.Save(ct);
    }

    public override Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct) => UndoCustomers.Of(traces, db, ct);

    private static async Task Place(
        Candidate item, KnownCustomers known, RowParents parents, HashSet<string> codes, CustomerBatch batch, ImportScope scope, CancellationToken ct)
    {
        var (row, mode, match) = (item.Row, scope.Settings.Mode, scope.Settings.Match);
        var keys = match is null ? [] : ValuesOf(row, match).Select(v => CustomersModule.MatchKey(match, v)).OfType<string>().ToList();
        var existing = known.Find(keys, out var isAmbiguous);
        var isRehearsed = existing is null && !isAmbiguous && keys.Exists(scope.WasMade);
        if (isAmbiguous) row.Fail(match, "import.ambiguous");
        else if ((existing is not null || isRehearsed) && mode == ImportMode.Create) row.Became(RowOutcome.Skipped);
        else if (existing is null && mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (existing is not null && !scope.Session.Reaches(CustomersModule.Edit, existing.OwnerId)) row.Fail(null, "forbidden");
        else if (existing is not null && !batch.MayGive(existing, item.Changes)) row.Fail("owner", "customer.transfer_needs_approval");
        else if (await parents.Of(row, item.Changes, existing, scope.Db, ct) is var changes && row.Outcome == RowOutcome.Failed) return;
        else if (!row.Admits(existing?.Id.Value)) return;
        else if (existing is not null) batch.Change(existing, changes, row);
        else if (isRehearsed) row.Became(RowOutcome.Updated);
        else if (CanOpen(row, changes, codes, scope))
        {
            var customer = CustomersModule.Open(row.Raw("code") ?? "", changes, scope.Session.UserId);
            if (!row.Completes(customer)) return;
            batch.Open(customer, row);
            parents.Add(customer);
            foreach (var key in keys) known.Add(key, customer);
        }
        if (row.Outcome is RowOutcome.Created or RowOutcome.Updated) scope.Makes(row.Raw("code") is { } given ? [.. keys, CodeKey(given)] : keys);
    }

    private static bool CanOpen(ImportRow row, CustomerChanges changes, HashSet<string> codes, ImportScope scope)
    {
        if (changes.Name.Value is null) row.Fail("name", "required");
        else if (row.Text("code", 40).Value is { } code && (scope.WasMade(CodeKey(code)) || !codes.Add(code))) row.Fail("code", "customer.code_taken");
        return row.Outcome != RowOutcome.Failed;
    }

    private static string CodeKey(string code) => $"c:{code}";

    private static IEnumerable<string> ValuesOf(ImportRow row, string match) => match switch
    {
        "phone" => row.Phones("phone"),
        "email" => row.Emails("email"),
        _ => row.Raw(match) is { } value ? [value] : [],
    };

    /// <summary>Codes in use, also by customers the caller does not see: they can't be given twice.</summary>
    private static async Task<HashSet<string>> TakenCodes(IEnumerable<ImportRow> rows, CrmDb db, CancellationToken ct)
    {
        var codes = rows.Select(r => r.Raw("code")).OfType<string>().Distinct().ToArray();
        if (codes.Length == 0) return [];
        return [.. await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => codes.Contains(c.Code)).Select(c => c.Code).ToListAsync(ct)];
    }

    private sealed record Candidate(ImportRow Row, CustomerChanges Changes);
}
