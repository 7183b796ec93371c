using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>The audit log as a file, one line per changed field, newest first, read and written row by row.</summary>
internal static class ExportAudit
{
    private static readonly (string Key, FieldType Type)[] Columns =
    [
        ("at", FieldType.Instant), ("user", FieldType.Text), ("source", FieldType.Text), ("address", FieldType.Text), ("kind", FieldType.Text), ("id", FieldType.Text),
        ("action", FieldType.Text), ("field", FieldType.Text), ("before", FieldType.Text), ("after", FieldType.Text),
    ];

    /// <summary>As people read it in a cell: Chinese stays Chinese.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Counted are the entries, each of which has a line for every field.</summary>
    public static async Task<ListFile> Prepare(AuditCriteria criteria, ExportQuery export, EditCall call)
    {
        var (db, session) = (call.Db, call.Session);
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var spoken = RecordExport.LanguageOf(export.Language, session.Language);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, call.Ct);
        var found = criteria.Apply(db.Audit.AsNoTracking(), session);
        var columns = Columns.Select(c => new TableColumn(c.Key, format == "json" ? c.Key : Text.Of(spoken, $"audit.{c.Key}"), c.Type)).ToList();
        return new ListFile("audit", format, columns, found.CountAsync, Rows(found.OrderByDescending(e => e.Id).AsAsyncEnumerable(), people, session.TimeZone));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(IAsyncEnumerable<AuditEntry> entries, Dictionary<Id<User>, string> people, TimeZoneInfo zone)
    {
        await foreach (var entry in entries)
        {
            object?[] common =
            [
                TimeZoneInfo.ConvertTime(entry.At, zone), entry.UserId is { } user ? people.GetValueOrDefault(user) : null, entry.Source, entry.Address,
                entry.Kind, entry.RecordId is { } record ? RecordIds.Text(entry.Kind, record) : null, entry.Action,
            ];
            foreach (var field in AuditQueries.FieldsOf(entry.Kind, entry.Changes).DefaultIfEmpty(new AuditedField("", null, null)))
                yield return [.. common, field.Key.Length > 0 ? field.Key : null, TextOf(field.Before), TextOf(field.After)];
        }
    }

    private static string? TextOf(JsonNode? value) => value switch
    {
        null => null,
        JsonValue single when single.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(Readable),
    };
}
