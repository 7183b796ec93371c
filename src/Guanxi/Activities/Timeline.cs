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
        var after = Place.Read(query.Cursor);
        var activities = query.Kind == ChangeKind ? [] : await Activities(db, id, query.Kind, after, limit + 1, ct);
        var changes = string.IsNullOrEmpty(query.Kind) || query.Kind == ChangeKind ? await Changes(db, session, id, after, limit + 1, ct) : [];
        var merged = activities.Concat(changes).OrderByDescending(i => i.Item.At).ThenBy(i => i.Place.IsChange).Take(limit + 1).ToList();
        var hasMore = merged.Count > limit;
        return new TimelinePage([.. merged.Take(limit).Select(i => i.Item)], hasMore ? merged[limit - 1].Place.Write() : null);
    }

    /// <summary>A place between two items: by time, at the same moment activities before changes, each by id.</summary>
    private sealed record Place(DateTimeOffset At, bool IsChange, Guid ActivityId, long EntryId)
    {
        public static Place Read(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor)) return new(DateTimeOffset.MaxValue, false, Guid.Empty, 0);
            var parts = cursor.Split('.');
            if (parts.Length != 3 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) || ticks > DateTimeOffset.MaxValue.Ticks)
                throw Refusal.Malformed("cursor.invalid");
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            if (parts[1] == "a" && Guid.TryParseExact(parts[2], "N", out var activity)) return new(at, false, activity, 0);
            if (parts[1] == "c" && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var entry)) return new(at, true, Guid.Empty, entry);
            throw Refusal.Malformed("cursor.invalid");
        }

        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{(IsChange ? $"c.{EntryId}" : $"a.{ActivityId:N}")}");
    }

    private sealed record Placed(TimelineItem Item, Place Place);

    private static async Task<List<Placed>> Activities(CrmDb db, Id<Customer> id, string? kind, Place after, int limit, CancellationToken ct)
    {
        var (at, last) = (after.At, new Id<Activity>(after.ActivityId));
        var query = db.Activities.AsNoTracking().Where(a => a.CustomerId == id);
        query = after.IsChange
            ? query.Where(a => a.OccurredAt < at)
            : query.Where(a => EF.Functions.LessThan(ValueTuple.Create(a.OccurredAt, a.Id), ValueTuple.Create(at, last)));
        if (!string.IsNullOrEmpty(kind))
        {
            var type = ActivityTypes.Of(kind);
            query = query.Where(a => a.Type == type);
        }
        var rows = await query.OrderByDescending(a => a.OccurredAt).ThenByDescending(a => a.Id).Take(limit).Select(ActivityQueries.Row(db)).ToListAsync(ct);
        return [.. rows.Select(a => new Placed(new TimelineItem("activity", a.OccurredAt, a.CreatedBy, a.CreatedByName, a, null), new Place(a.OccurredAt, false, a.ActivityId.Value, 0)))];
    }

    private static async Task<List<Placed>> Changes(CrmDb db, Session session, Id<Customer> id, Place after, int limit, CancellationToken ct)
    {
        var (at, last) = (after.At, after.EntryId);
        var query = db.Audit.AsNoTracking().Where(e => e.Kind == "customers" && e.RecordId == id.Value);
        query = after.IsChange ? query.Where(e => e.At < at || (e.At == at && e.Id < last)) : query.Where(e => e.At <= at);
        var entries = await query.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(limit)
            .Select(e => new { e.Id, e.At, e.UserId, UserName = db.Users.Where(u => u.Id == e.UserId).Select(u => u.Name).FirstOrDefault(), e.Action, e.Source, e.Changes })
            .ToListAsync(ct);
        return [.. entries.Select(e => new Placed(
            new TimelineItem(ChangeKind, e.At, e.UserId, e.UserName, null, new RecordChange(e.Action, e.Source, FieldsOf(e.Changes, session.Language))),
            new Place(e.At, true, Guid.Empty, e.Id)))];
    }

    private static List<FieldChange> FieldsOf(string changes, string language)
    {
        using var document = JsonDocument.Parse(changes);
        return [.. document.RootElement.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.Array && f.Value.GetArrayLength() == 2)
            .Select(f => new FieldChange(f.Name, CustomerFields.All.Find(f.Name)?.Label(language) ?? f.Name, f.Value[0].Clone(), f.Value[1].Clone()))];
    }
}
