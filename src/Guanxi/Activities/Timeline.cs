using System.Globalization;
using System.Text.Json;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>One thing on a customer's timeline: an activity, or a change of fields.</summary>
public sealed record TimelineItem(string Kind, DateTimeOffset At, Id<User>? By, string? ByName, ActivityRow? Activity, RecordChange? Change);

/// <summary>What changed on the record itself, field by field.</summary>
public sealed record RecordChange(string Action, string Source, IReadOnlyList<FieldChange> Fields);

public sealed record FieldChange(string Key, string Label, JsonElement? Before, JsonElement? After);

public sealed record TimelinePage(IReadOnlyList<TimelineItem> Items, string? NextCursor);

public sealed record TimelineQuery
{
    /// <summary>An activity type, or <c>change</c>; all when left out.</summary>
    [FromQuery(Name = "kind")] public string? Kind { get; init; }
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }
    [FromQuery(Name = "limit")] public string? Limit { get; init; }
}

/// <summary>Everything that happened with one customer, newest first.</summary>
internal static class Timeline
{
    private const string ChangeKind = "change";

    public static async Task<TimelinePage> Of(
        Id<Customer> id, [AsParameters] TimelineQuery query, CrmDb db, Session session, CancellationToken ct)
    {
        if (!await db.Customers.AnyAsync(c => c.Id == id, ct)) throw Refusal.NotFound();
        var limit = new ListQuery { Limit = query.Limit }.Rows();
        var before = At(query.Cursor);
        var activities = query.Kind == ChangeKind ? [] : await Activities(db, id, query.Kind, before, limit + 1, ct);
        var changes = string.IsNullOrEmpty(query.Kind) || query.Kind == ChangeKind ? await Changes(db, session, id, before, limit + 1, ct) : [];
        var merged = activities.Concat(changes).OrderByDescending(i => i.At).Take(limit + 1).ToList();
        var hasMore = merged.Count > limit;
        if (hasMore) merged.RemoveAt(limit);
        return new TimelinePage(merged, hasMore ? merged[^1].At.UtcTicks.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static DateTimeOffset At(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return DateTimeOffset.MaxValue;
        if (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks)
            throw Refusal.Malformed("cursor.invalid");
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static async Task<List<TimelineItem>> Activities(CrmDb db, Id<Customer> id, string? kind, DateTimeOffset before, int limit, CancellationToken ct)
    {
        var query = db.Activities.AsNoTracking().Where(a => a.CustomerId == id && a.OccurredAt < before);
        if (!string.IsNullOrEmpty(kind))
        {
            var type = ActivityTypes.Of(kind);
            query = query.Where(a => a.Type == type);
        }
        var rows = await query.OrderByDescending(a => a.OccurredAt).ThenByDescending(a => a.Id).Take(limit).Select(ActivityQueries.Row(db)).ToListAsync(ct);
        return [.. rows.Select(a => new TimelineItem("activity", a.OccurredAt, a.CreatedBy, a.CreatedByName, a, null))];
    }

    private static async Task<List<TimelineItem>> Changes(CrmDb db, Session session, Id<Customer> id, DateTimeOffset before, int limit, CancellationToken ct)
    {
        var entries = await db.Audit.AsNoTracking().Where(e => e.Kind == "customers" && e.RecordId == id.Value && e.At < before)
            .OrderByDescending(e => e.Id).Take(limit)
            .Select(e => new { e.At, e.UserId, UserName = db.Users.Where(u => u.Id == e.UserId).Select(u => u.Name).FirstOrDefault(), e.Action, e.Source, e.Changes })
            .ToListAsync(ct);
        return [.. entries.Select(e => new TimelineItem(ChangeKind, e.At, e.UserId, e.UserName, null, new RecordChange(e.Action, e.Source, FieldsOf(e.Changes, session.Language))))];
    }

    private static List<FieldChange> FieldsOf(string changes, string language)
    {
        using var document = JsonDocument.Parse(changes);
        return [.. document.RootElement.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Array && f.Value.GetArrayLength() == 2)
            .Select(f => new FieldChange(f.Name, CustomerFields.All.Find(f.Name)?.Label(language) ?? f.Name, f.Value[0].Clone(), f.Value[1].Clone()))];
    }
}
