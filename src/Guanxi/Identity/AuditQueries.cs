using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>One entry of the audit log. <c>Id</c> is that of the record, <c>AuditId</c> that of the entry.</summary>
public sealed record AuditRow(
    long AuditId, DateTimeOffset At, Id<User>? UserId, string? UserName, string Source, string? Address, string Kind, string? Id, string Action,
    IReadOnlyList<AuditedField> Fields, string? TraceId);

/// <summary>A changed field by its key; an act that changed none tells its circumstances in <c>After</c>.</summary>
public sealed record AuditedField(string Key, JsonNode? Before, JsonNode? After);

/// <summary>Which entries to show. Without a kind the beginnings and ends of sessions are left out: <c>signed_in</c> tells of them.</summary>
public sealed record AuditCriteria
{
    private const string Sessions = "sessions";

    [FromQuery(Name = "kind")] public string? Kind { get; init; }

    /// <summary>Of one record; its kind is needed with it.</summary>
    [FromQuery(Name = "id")] public string? Id { get; init; }

    /// <summary>Who did it.</summary>
    [FromQuery(Name = "user")] public Id<User>? User { get; init; }
    [FromQuery(Name = "action")] public string? Action { get; init; }

    /// <summary>The first day, in the organisation's time zone.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }

    /// <summary>The last day, in the organisation's time zone.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }

    public IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries, Session session)
    {
        if (From is { } from && StartOf(from, session.TimeZone) is var begin) entries = entries.Where(e => e.At >= begin);
        if (To is { } to && to < DateOnly.MaxValue && StartOf(to.AddDays(1), session.TimeZone) is var end) entries = entries.Where(e => e.At < end);
        entries = string.IsNullOrEmpty(Kind) ? entries.Where(e => e.Kind != Sessions) : entries.Where(e => e.Kind == Kind);
        if (!string.IsNullOrEmpty(Id))
        {
            if (!RecordIds.TryParse(Kind ?? "", Id, out var record)) throw Refusal.Field("id", "wrong_type");
            entries = entries.Where(e => e.RecordId == record);
        }
        if (User is { } user) entries = entries.Where(e => e.UserId == user);
        return string.IsNullOrEmpty(Action) ? entries : entries.Where(e => e.Action == Action);
    }

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = new DateTime(Math.Max(day.ToDateTime(TimeOnly.MinValue).Ticks, TimeSpan.TicksPerDay)); // the first day of all has none before it in the east
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}

internal static class AuditQueries
{
    private const int CountedExactly = 10_000;

    /// <summary>Newest first.</summary>
    public static async Task<Page<AuditRow>> List([AsParameters] AuditCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, CancellationToken ct)
    {
        var entries = criteria.Apply(db.Audit.AsNoTracking(), session);
        var (rows, before) = (list.Rows(), CursorOf(list.Cursor));
        var found = await entries.Where(e => e.Id < before).OrderByDescending(e => e.Id).Take(rows + 1)
            .Select(e => new { Entry = e, Name = db.Users.Where(u => u.Id == e.UserId).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        var total = await entries.Take(CountedExactly + 1).CountAsync(ct);
        var next = found.Count > rows ? found[rows - 1].Entry.Id.ToString(CultureInfo.InvariantCulture) : null;
        return new([.. found.Take(rows).Select(f => Row(f.Entry, f.Name))], next, Math.Min(total, CountedExactly), total <= CountedExactly);
    }

    private static long CursorOf(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return long.MaxValue;
        return long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw Refusal.Malformed("cursor.invalid");
    }

    private static AuditRow Row(AuditEntry entry, string? name) => new(
        entry.Id, entry.At, entry.UserId, name, entry.Source, entry.Address, entry.Kind,
        entry.RecordId is { } record ? RecordIds.Text(entry.Kind, record) : null, entry.Action, [.. FieldsOf(entry.Kind, entry.Changes)], entry.TraceId);

    /// <summary>What changed, as far as the reader may see these fields.</summary>
    public static IEnumerable<AuditedField> FieldsOf(string kind, string changes)
    {
        foreach (var (key, value) in JsonSerializer.Deserialize<JsonObject>(changes)!)
        {
            var (before, after) = value is JsonArray { Count: 2 } pair ? (pair[0]?.DeepClone(), pair[1]?.DeepClone()) : (null, value?.DeepClone());
            if (ShownMembers.TryShow(kind, key, ref before) && ShownMembers.TryShow(kind, key, ref after)) yield return new(key, before, after);
        }
    }
}
