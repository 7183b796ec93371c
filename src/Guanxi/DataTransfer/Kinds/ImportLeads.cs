using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>How leads are read from a file, recognised, written, scored, handed out and taken back.</summary>
internal sealed class ImportLeads : ImportKind
{
    private static readonly string[] Ours =
    [
        "title", "name", "given_name", "family_name", "company", "position", "mobile", "phone", "email", "wechat", "website", "source", "status", "industry", "scale",
        "province", "city", "interest", "page_visits", "visited_pricing", "downloaded_whitepaper", "email_opens", "notes", "tags", "owner", "created_at",
    ];

    public override FieldCatalogue Catalogue => LeadFields.All;
    public override IReadOnlyList<string> MatchFields => ["email", "phone", "name"];
    public override IReadOnlyList<ImportField> Fields => [.. base.Fields.Where(f => Ours.Contains(f.Key)).Select(WithOurNames)];

    public override async Task Apply(IReadOnlyList<ImportRow> rows, ImportScope scope, CancellationToken ct)
    {
        var people = await RowPeople.Load(rows, scope.Db, ct);
        var read = rows.Select(row => new LeadCandidate(row, LeadRows.Read(row, people, scope))).Where(r => r.Row.Outcome != RowOutcome.Failed).ToList();
        var known = await Known(read, scope, ct);
        var batch = new LeadBatch(scope, await LeadsModule.OpenIntake(scope.Db, scope.Clock, ct));
        foreach (var item in read) Place(item, known, batch, scope);
        await batch.Save(ct);
    }

    public override Task<int> Undo(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct) => UndoLeads.Of(traces, db, ct);

    private static void Place(LeadCandidate item, Dictionary<string, List<Lead>> known, LeadBatch batch, ImportScope scope)
    {
        var (row, mode) = (item.Row, scope.Settings.Mode);
        var key = item.Key(scope.Settings.Match);
        var same = key is null ? [] : known.GetValueOrDefault(key) ?? [];
        var isRehearsed = same.Count == 0 && key is not null && scope.WasMade(key);
        if (same.Count > 1) row.Fail(scope.Settings.Match, "import.ambiguous");
        else if ((same.Count == 1 || isRehearsed) && mode == ImportMode.Create) row.Became(RowOutcome.Skipped);
        else if (same.Count == 0 && mode == ImportMode.Update) row.Became(RowOutcome.Skipped);
        else if (isRehearsed) row.Became(RowOutcome.Updated);
        else if (same.Count == 1 && !scope.Session.Reaches(LeadsModule.Edit, same[0].OwnerId)) row.Fail(null, "forbidden");
        else if (same.Count == 1 && same[0].Status == LeadStatus.Converted) row.Fail(null, "lead.converted");
        else if (!row.Admits(same.Count == 1 ? same[0].Id.Value : null)) return;
        else if (same.Count == 1) batch.Change(same[0], item);
        else
        {
            if (batch.Capture(item) is not { } lead) return;
            if (key is not null) known[key] = [lead];
        }
        if (row.Outcome is RowOutcome.Created or RowOutcome.Updated && key is not null) scope.Makes([key]);
    }

    /// <summary>The leads that rows may mean, by the key the import goes by.</summary>
    private static async Task<Dictionary<string, List<Lead>>> Known(List<LeadCandidate> read, ImportScope scope, CancellationToken ct)
    {
        if (scope.Settings.Match is null) return [];
        var keys = read.Select(r => r.Key(scope.Settings.Match)).OfType<string>().Distinct().ToArray();
        if (keys.Length == 0) return [];
        var found = await scope.Db.Leads.Where(l => l.MatchKeys.Any(k => keys.Contains(k))).ToListAsync(ct);
        return found.SelectMany(l => l.MatchKeys.Where(keys.Contains).Select(k => (Key: k, Lead: l))).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Select(p => p.Lead).ToList());
    }

    private ImportField WithOurNames(ImportField field) => field.Key switch
    {
        "scale" => field with { Aliases = [.. field.Aliases, "公司规模", "company_size"] },
        "owner" => field with { Aliases = [.. field.Aliases, "owner_id", "assigned_to", "负责销售"] },
        _ => field,
    };
}

/// <summary>A row that reads well, with what it would write.</summary>
internal sealed record LeadCandidate(ImportRow Row, LeadChanges Changes)
{
    public string? Key(string? match) => match is null ? null : LeadsModule.MatchKey(
        match, match switch { "phone" => Changes.Phone.Value, "email" => Changes.Email.Value, _ => Changes.Name.Value }, Changes.Company.Value);
}
