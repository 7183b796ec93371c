using System.Globalization;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Rights;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.History;

/// <summary>A change of a record, newest first. <c>Undoable</c> when something of it can be put back by the caller.</summary>
public sealed record HistoryEntry(long Entry, ChangeOrigin Origin, string Action, IReadOnlyList<HistoryField> Fields, bool Undoable);

/// <param name="Key">As the log has it.</param>
/// <param name="Field">The field of lists and forms it belongs to; null for what is none.</param>
public sealed record HistoryField(string Key, string? Field, string Label, JsonNode? Before, JsonNode? After, bool Undoable);

/// <summary>A page of a record's history, with the names of what its values point to.</summary>
public sealed record HistoryPage(IReadOnlyList<HistoryEntry> Items, string? NextCursor, IReadOnlyDictionary<string, string> Names);

/// <summary>Who changed what, as far as the reader sees the record and its fields.</summary>
internal static class RecordHistory
{
    public static async Task<HistoryPage> List(string kind, string id, string? field, [AsParameters] ListQuery list, CrmDb db, Session session, CancellationToken ct)
    {
        var record = await RightsModule.RecordOf(kind, id, db, session, ct);
        var fields = new AuditedFields(kind, session);
        var (rows, before) = (list.Rows(), CursorOf(list.Cursor));
        var entries = Of(db, kind, record.RecordId).Where(e => e.Id < before);
        if (!string.IsNullOrEmpty(field) && fields.NamesOf(field) is var names) entries = entries.Where(e => EF.Functions.JsonExistAny(e.Changes, names));
        var found = await LoggedChange.Of(entries.OrderByDescending(e => e.Id).Take(rows + 1), ct);
        var shown = found.Take(rows).ToList();
        var origins = await Origins.Of(db, kind, shown, ct);
        var mayEdit = HistoryModule.EditOf(kind) is { } edit && session.May(edit.Permission);
        var items = shown.Select(e => EntryOf(e, origins.Of(e), fields, mayEdit, session.Language)).Where(e => e.Fields.Count > 0 || e.Action != "updated").ToList();
        var next = found.Count > rows ? shown[^1].Id.ToString(CultureInfo.InvariantCulture) : null;
        return new(items, next, await ValueNames.Of(db, session, items.SelectMany(e => e.Fields).SelectMany(f => new[] { f.Before, f.After }), ct));
    }

    /// <summary>The entries about one record that say how it came to be what it is.</summary>
    public static IQueryable<AuditEntry> Of(CrmDb db, string kind, Guid record) =>
        db.Audit.AsNoTracking().Where(e => e.Kind == kind && e.RecordId == record && e.Action != "revealed");

    private static HistoryEntry EntryOf(LoggedChange change, ChangeOrigin origin, AuditedFields fields, bool mayEdit, string language)
    {
        var shown = new List<HistoryField>();
        foreach (var (name, before, after) in change.Values)
        {
            var (was, now) = (before?.DeepClone(), after?.DeepClone());
            if (!fields.TryShow(name, ref was) || !fields.TryShow(name, ref now)) continue;
            shown.Add(new(name, fields.Find(name)?.Key, fields.Label(name, language), was, now, mayEdit && change.Action == "updated" && fields.MayWrite(name)));
        }
        return new(change.Id, origin, change.Action, shown, shown.Exists(f => f.Undoable));
    }

    private static long CursorOf(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return long.MaxValue;
        return long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Refusal.Malformed("cursor.invalid");
    }
}
