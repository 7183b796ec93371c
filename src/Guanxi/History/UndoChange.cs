using System.Text.Json.Nodes;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Rights;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.History;

public sealed record UndoRequest
{
    /// <summary>Only these of the entry's fields; all that can be put back when left out.</summary>
    [AtMost(300), Text(100)] public List<string>? Fields { get; init; }

    /// <summary>Fields to put back although somebody else changed them since.</summary>
    [AtMost(300), Text(100)] public List<string>? Force { get; init; }
}

/// <param name="Fields">What was put back.</param>
/// <param name="Left">Fields of the entry that were not: they follow from others, or have nothing to go back to.</param>
/// <param name="Entry">The change this made, by which it can be undone in turn.</param>
public sealed record UndoneChange(IReadOnlyList<string> Fields, IReadOnlyList<string> Left, long? Entry);

/// <summary>A field somebody else changed after the change that is to be undone.</summary>
public sealed record UndoConflict(string Field, string Label, JsonNode? Before, JsonNode? Mine, JsonNode? Theirs, string? ByName, DateTimeOffset At);

/// <summary>Puts the fields of one change back to the values before it, by the ordinary edit verb of the kind.</summary>
internal static class UndoChange
{
    public static async Task<UndoneChange> Handle(string kind, string id, long entry, UndoRequest request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var record = await RightsModule.RecordOf(kind, id, db, session, ct);
        if (HistoryModule.EditOf(kind) is not { } edit || !session.May(edit.Permission)) throw Refusal.Forbidden();
        var changes = await LoggedChange.Of(RecordHistory.Of(db, kind, record.RecordId).Where(e => e.Id >= entry), ct);
        if (changes.Find(c => c.Id == entry) is not { } change) throw Refusal.NotFound();
        var fields = new AuditedFields(kind, session);
        var wanted = Wanted(change, request, fields);
        await RequireUnchanged(changes, change, wanted, request, db, session, fields, ct);
        var values = wanted.ToDictionary(name => name, name => change.Changes[name]![0]);
        session.Source = "undo";
        var version = record.Version;
        db.Entry(record).State = EntityState.Detached; // the verb reads it again, with its own checks
        await edit.Write(record.RecordId, fields.Request(values), version, new EditCall(http, db, session));
        var made = await RecordHistory.Of(db, kind, record.RecordId).Where(e => e.Id > changes[0].Id && e.Action == "updated").OrderBy(e => e.Id).Select(e => (long?)e.Id).FirstOrDefaultAsync(ct);
        return new(wanted, [.. change.Values.Select(v => v.Name).Except(wanted)], made);
    }

    /// <exception cref="Refusal">409 when nothing of the change can be put back, 403 when a field of it is not the caller's to write.</exception>
    private static List<string> Wanted(LoggedChange change, UndoRequest request, AuditedFields fields)
    {
        var named = change.Action == "updated" ? change.Values.Select(v => v.Name).Where(name => request.Fields is null || request.Fields.Contains(name) || request.Fields.Contains(fields.Find(name)?.Key ?? name)).ToList() : [];
        var possible = named.Where(fields.CanWrite).ToList();
        if (possible.Count == 0) throw Refusal.Conflict("history.not_undoable");
        if (possible.Find(name => !fields.MayWrite(name)) is { } limited)
        {
            var refusal = Refusal.Forbidden("field.not_writable");
            refusal.Faults[limited] = [new Fault("field.not_writable")];
            throw refusal;
        }
        return possible;
    }

    /// <exception cref="Refusal">409 with mine and theirs for what another changed since.</exception>
    private static async Task RequireUnchanged(
        List<LoggedChange> changes, LoggedChange change, List<string> wanted, UndoRequest request, CrmDb db, Session session, AuditedFields fields, CancellationToken ct)
    {
        var clashes = new List<(string Name, LoggedChange Last)>();
        foreach (var name in wanted.Where(name => request.Force?.Contains(name) != true && request.Force?.Contains(fields.Find(name)?.Key ?? name) != true))
        {
            if (changes.Find(c => c.Id > change.Id && c.Changes.ContainsKey(name)) is not { } last || last.UserId == session.ActorId) continue;
            var now = last.Changes[name]![1];
            if (!JsonNode.DeepEquals(now, change.Changes[name]![1]) && !JsonNode.DeepEquals(now, change.Changes[name]![0])) clashes.Add((name, last));
        }
        if (clashes.Count == 0) return;
        var users = clashes.Select(c => c.Last.UserId).OfType<Id<User>>().ToArray();
        var names = await db.Users.Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var refusal = Refusal.Conflict("history.changed_since");
        refusal.Extensions["conflicts"] = clashes.Select(c => new UndoConflict(
            c.Name, fields.Label(c.Name, session.Language), change.Changes[c.Name]![0]?.DeepClone(), change.Changes[c.Name]![1]?.DeepClone(), c.Last.Changes[c.Name]![1]?.DeepClone(),
            c.Last.UserId is { } user ? names.GetValueOrDefault(user) : null, c.Last.At)).ToList();
        throw refusal;
    }
}
