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
    public override IReadOnlyList<string> MatchFields => ["code", "phone", "email", "name"];
    public override IReadOnlyList<Platform.Tables.ImportField> Fields => [.. base.Fields.Where(f => !NotOurs.Contains(f.Key))];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var people = await RowPeople.Load(rows, scope.Db, ct);
        var parents = await KnownCustomers.Load(scope.Db, "name", rows.Select(r => r.Raw("parent")).OfType<string>(), toChange: false, ct);
        var read = rows.Select(row => (Row: row, Changes: Read(row, people, parents, scope))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var match = scope.Settings.Match;
        var known = match is null ? new KnownCustomers() : await KnownCustomers.Load(scope.Db, match, read.SelectMany(r => ValuesOf(r.Row, match)), toChange: true, ct);
        var codes = await TakenCodes(read.Select(r => r.Row), scope.Db, ct);
        var batch = new CustomerBatch(scope);
        foreach (var (row, changes) in read) Place(row, changes, known, codes, batch, scope);
        await batch.Save(ct);
    }

    public override Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct) => CustomerBatch.Undo(traces, db, ct);

    private static CustomerChanges Read(ImportRow row, RowPeople people, KnownCustomers parents, ImportScope scope)
    {
        var changes = CustomerRows.Read(row, people, scope);
        if (row.Raw("parent") is not { } name) return changes;
        var parent = parents.Find([CustomersModule.MatchKey("name", name)], out var isAmbiguous);
        if (parent is null) row.Fail("parent", isAmbiguous ? "import.ambiguous" : "not_found");
        return changes with { ParentId = parent?.Id };
    }

    private static void Place(ImportRow row, CustomerChanges changes, KnownCustomers known, HashSet<string> codes, CustomerBatch batch, ImportScope scope)
    {
        var (mode, match) = (scope.Settings.Mode, scope.Settings.Match);
        var keys = match is null ? [] : ValuesOf(row, match).Select(v => CustomersModule.MatchKey(match, v)).OfType<string>().ToList();
        var existing = known.Find(keys, out var isAmbiguous);
        if (isAmbiguous) row.Fail(match, "import.ambiguous");
        else if (existing is not null && mode == ImportMode.Create) row.Became(RowOutcome.Skipped);
        else if (existing is not null) Change(row, existing, changes, batch, scope);
        else if (mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (changes.Name.Value is null) row.Fail("name", "required");
        else if (row.Raw("code") is { } code && (code.Length > 40 || !codes.Add(code))) row.Fail("code", code.Length > 40 ? "value.too_long" : "customer.code_taken");
        else if (keys.Select(scope.IsFirst).ToList() is { Count: > 0 } firsts && firsts.TrueForAll(first => !first) && mode == ImportMode.Create) row.Became(RowOutcome.Skipped);
        else
        {
            var customer = CustomersModule.Open(row.Raw("code") ?? "", changes, scope.Session.UserId);
            batch.Open(customer, row);
            foreach (var key in keys) known.Add(key, customer);
        }
    }

    private static void Change(ImportRow row, Customer existing, CustomerChanges changes, CustomerBatch batch, ImportScope scope)
    {
        if (!scope.Session.Reaches(CustomersModule.Edit, existing.OwnerId)) row.Fail(null, "forbidden");
        else batch.Change(existing, changes, row);
    }

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
}
