using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>One thing on a timeline: an activity, a change of fields, or what happened to a deal, a task or an enquiry.</summary>
public sealed record TimelineItem(string Kind, DateTimeOffset At, Id<User>? By, string? ByName)
{
    public ActivityRow? Activity { get; init; }
    public RecordChange? Change { get; init; }
    public RecordEvent? Record { get; init; }
}

/// <summary>What happened to a record that belongs to the one the timeline is of: <c>created</c>, <c>moved</c>, <c>won</c>, <c>completed</c> …</summary>
public sealed record RecordEvent(string Kind, string Id, string Title, string What, string? Detail);

public sealed record TimelinePage(IReadOnlyList<TimelineItem> Items, string? NextCursor);

public sealed record TimelineQuery
{
    /// <summary>An activity type, or <c>activity</c>, <c>change</c>, <c>opportunity</c>, <c>task</c>, <c>lead</c>, <c>document</c>, <c>order</c>; all when left out.</summary>
    [FromQuery(Name = "kind")] public string? Kind { get; init; }
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }
    [FromQuery(Name = "limit")] public string? Limit { get; init; }
}

/// <summary>Everything that happened with a customer, a deal or an enquiry, newest first, merged from what each source knows.</summary>
internal sealed class Timeline(IEnumerable<ITimelineSource> sources)
{
    private static readonly string[] Kinds = ["activity", "change", "opportunity", "task", "lead", "document", "order"];
    private readonly List<ITimelineSource> sources = [.. sources.OrderBy(s => s.Mark)];

    public static async Task<TimelinePage> OfCustomer(Id<Customer> id, [AsParameters] TimelineQuery query, CrmDb db, Timeline timeline, CancellationToken ct) =>
        await db.Customers.AnyAsync(c => c.Id == id, ct) ? await timeline.Page(new("customers", id.Value), query, ct) : throw Refusal.NotFound();

    public static async Task<TimelinePage> OfOpportunity(Id<Opportunity> id, [AsParameters] TimelineQuery query, CrmDb db, Timeline timeline, CancellationToken ct) =>
        await db.Opportunities.AnyAsync(o => o.Id == id, ct) ? await timeline.Page(new("opportunities", id.Value), query, ct) : throw Refusal.NotFound();

    public static async Task<TimelinePage> OfLead(Id<Lead> id, [AsParameters] TimelineQuery query, CrmDb db, Timeline timeline, CancellationToken ct) =>
        await db.Leads.AnyAsync(l => l.Id == id, ct) ? await timeline.Page(new("leads", id.Value), query, ct) : throw Refusal.NotFound();

    private async Task<TimelinePage> Page(TimelineSubject subject, TimelineQuery query, CancellationToken ct)
    {
        var limit = new ListQuery { Limit = query.Limit }.Rows();
        var place = TimelinePlace.Read(query.Cursor, sources);
        var kind = string.IsNullOrWhiteSpace(query.Kind) ? null : query.Kind.Trim();
        var type = kind is null || Kinds.Contains(kind) ? (ActivityType?)null : ActivityTypes.Of(kind, "kind");
        var found = new List<(char Mark, TimelineEntry Entry)>();
        foreach (var source in sources.Where(s => kind is null || s.Kind == (type is null ? kind : "activity")))
            found.AddRange((await source.Latest(subject, place.For(source.Mark), limit + 1, type, ct)).Select(entry => (source.Mark, entry)));
        // sources come in the order of their marks and each in its own order: a stable sort by time keeps both at the same moment
        var merged = found.OrderByDescending(f => f.Entry.Item.At).Take(limit + 1).ToList();
        var items = merged.Take(limit).Select(f => f.Entry.Item).ToList();
        return new(items, merged.Count > limit ? TimelinePlace.After(merged[limit - 1].Mark, merged[limit - 1].Entry).Write() : null);
    }
}
