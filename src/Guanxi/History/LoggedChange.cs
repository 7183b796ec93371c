using System.Text.Json.Nodes;
using Guanxi.DataTransfer;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.History;

/// <summary>How a change came about.</summary>
public enum ChangeWay { Hand, Token, Import, Bulk, Merge, Undo, Form, Rule }

/// <summary>Who changed a record and how. <c>Through</c> is the file of an import.</summary>
public sealed record ChangeOrigin(DateTimeOffset At, Id<User>? By, string? ByName, ChangeWay How, string? Through);

/// <summary>An entry of the audit log about one record, its values read.</summary>
internal sealed record LoggedChange(long Id, DateTimeOffset At, Id<User>? UserId, string Source, string Action, JsonObject Changes)
{
    /// <summary>The values before and after; not for acts that change no field.</summary>
    public IEnumerable<(string Name, JsonNode? Before, JsonNode? After)> Values =>
        Changes.Where(c => c.Value is JsonArray { Count: 2 }).Select(c => (c.Key, c.Value![0], c.Value[1]));

    public bool IsChange => Action is "created" or "updated";

    /// <summary>The newest first.</summary>
    public static async Task<List<LoggedChange>> Of(IQueryable<AuditEntry> entries, CancellationToken ct) =>
        [.. (await entries.OrderByDescending(e => e.Id).Select(e => new { e.Id, e.At, e.UserId, e.Source, e.Action, e.Changes }).ToListAsync(ct))
            .Select(e => new LoggedChange(e.Id, e.At, e.UserId, e.Source, e.Action, JsonNode.Parse(e.Changes)!.AsObject()))];
}

/// <summary>Tells of changes of one record who made them and how.</summary>
internal sealed class Origins
{
    private readonly Dictionary<Id<User>, string> people;
    private readonly List<ImportRun> imports;

    private Origins(Dictionary<Id<User>, string> people, List<ImportRun> imports) => (this.people, this.imports) = (people, imports);

    public static async Task<Origins> Of(CrmDb db, string kind, IReadOnlyCollection<LoggedChange> changes, CancellationToken ct)
    {
        var users = changes.Select(c => c.UserId).OfType<Id<User>>().Distinct().ToArray();
        var names = await db.Users.Where(u => users.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new(names, await ImportsOf(db, kind, changes, ct));
    }

    public ChangeOrigin Of(LoggedChange change) =>
        new(change.At, change.UserId, change.UserId is { } user ? people.GetValueOrDefault(user) : null, WayOf(change), change.Source == "import" ? FileOf(change) : null);

    private static ChangeWay WayOf(LoggedChange change) => change.Source switch
    {
        "web" => ChangeWay.Hand,
        "api" => ChangeWay.Token,
        "import" => ChangeWay.Import,
        "form" => ChangeWay.Form,
        "bulk" => ChangeWay.Bulk,
        "merge" => ChangeWay.Merge,
        "undo" => ChangeWay.Undo,
        _ => ChangeWay.Rule,
    };

    /// <summary>Null where two files were read in the same moment: neither can be told from the other.</summary>
    private string? FileOf(LoggedChange change) =>
        imports.Where(i => i.From <= change.At && (i.To is null || change.At <= i.To) && (i.By == change.UserId || change.UserId is null)).ToList() is [var one] ? one.File : null;

    private static async Task<List<ImportRun>> ImportsOf(CrmDb db, string kind, IReadOnlyCollection<LoggedChange> changes, CancellationToken ct)
    {
        var imported = changes.Where(c => c.Source == "import").Select(c => c.At).ToList();
        if (imported.Count == 0) return [];
        var (first, last) = (imported.Min(), imported.Max());
        return await db.Imports.IgnoreQueryFilters([Filters.Owner]).Where(i => i.RecordKind == kind && !i.DryRun && i.CreatedAt <= last && (i.FinishedAt == null || i.FinishedAt >= first))
            .Select(i => new ImportRun(i.FileName, i.OwnerId, i.CreatedAt, i.FinishedAt)).ToListAsync(ct);
    }

    private sealed record ImportRun(string File, Id<User>? By, DateTimeOffset From, DateTimeOffset? To);
}
