using System.Globalization;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks.Calendars;

/// <summary>A task on a calendar: itself, or a later occurrence of its series, which can't be moved by itself.</summary>
public sealed record CalendarItem(
    Id<WorkTask> TaskId, string Occurrence, string Title, TaskType Type, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, bool AllDay, TaskPriority Priority,
    TaskState Status, Id<User>? Assignee, string? AssigneeName, Id<Customer>? CustomerId, string? CustomerName, bool IsRecurring, bool Editable);

/// <summary>What falls into the days asked for, soonest first; <c>is_complete</c> is false when there was more than is shown.</summary>
public sealed record CalendarListing(IReadOnlyList<CalendarItem> Items, bool IsComplete);

public sealed record CalendarQuery
{
    /// <summary>The first and the last day, or moments of them.</summary>
    [FromQuery(Name = "from")] public string? From { get; init; }
    [FromQuery(Name = "to")] public string? To { get; init; }

    /// <summary>As in the list of tasks; oneself when left out, <c>all</c> for everybody one may see.</summary>
    [FromQuery(Name = "assignee")] public string? Assignee { get; init; }
}

/// <summary>The tasks of some days, with everything that comes back counted out.</summary>
internal static class TaskCalendar
{
    public const int Most = 1000;
    private const int MostDays = 400;
    private const int MostSeries = 1000;

    /// <exception cref="Refusal">400 without days, or for more than a year of them.</exception>
    public static async Task<CalendarListing> Handle([AsParameters] CalendarQuery query, CrmDb db, Session session, TaskReferences references, CancellationToken ct)
    {
        var (from, to) = (Day(query.From, "from", session.TimeZone), Day(query.To, "to", session.TimeZone));
        if (to < from || to.DayNumber - from.DayNumber > MostDays) throw Refusal.Field("to", "calendar.range", MostDays);
        var tasks = db.Tasks.AsNoTracking().Where(t => t.Status != TaskState.Cancelled);
        if (query.Assignee != "all")
        {
            var owner = string.IsNullOrEmpty(query.Assignee) ? session.UserId : await references.Named(query.Assignee, ct);
            tasks = tasks.Where(t => t.OwnerId == owner);
        }
        var found = await Found(db, tasks, from, to, session.TimeZone, ct);
        var items = found.SelectMany(f => TaskSeries.Within(f.Task, from, to, session.TimeZone).Take(Most + 1).Select(time => (Time: time, Item: Item(f, time, session))))
            .OrderBy(i => i.Time.Starts ?? ClockTime.InstantOf(i.Time.Day!.Value.ToDateTime(TimeOnly.MinValue), session.TimeZone)).ThenBy(i => i.Item.TaskId).Take(Most + 1).Select(i => i.Item).ToList();
        return new(items.Count > Most ? items[..Most] : items, items.Count <= Most);
    }

    private sealed record Line(WorkTask Task, string? Owner, string? Customer);

    /// <summary>What lies in the days itself, and every open series that began before.</summary>
    private static async Task<List<Line>> Found(CrmDb db, IQueryable<WorkTask> tasks, DateOnly from, DateOnly to, TimeZoneInfo zone, CancellationToken ct)
    {
        var begin = ClockTime.InstantOf(from.ToDateTime(TimeOnly.MinValue), zone);
        var end = ClockTime.InstantOf(to.AddDays(1).ToDateTime(TimeOnly.MinValue), zone);
        var single = tasks.Where(t => t.DueAt >= begin && (t.StartsAt == null ? t.DueOn <= to : t.StartsAt < end)).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Most + 1);
        var series = tasks.Where(t => t.IsOpen && t.Recurrence != null && t.DueAt < begin).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(MostSeries);
        return [.. await Read(single).ToListAsync(ct), .. await Read(series).ToListAsync(ct)];

        IQueryable<Line> Read(IQueryable<WorkTask> some) => some.Select(t => new Line(
            t, db.Users.Where(u => u.Id == t.OwnerId).Select(u => u.Name).FirstOrDefault(), db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).FirstOrDefault()));
    }

    private static CalendarItem Item(Line line, TaskTime time, Session session)
    {
        var task = line.Task;
        var isItself = time == TaskTime.Of(task);
        var occurrence = TaskTime.Text(null, time.Starts ?? ClockTime.InstantOf(time.Day!.Value.ToDateTime(TimeOnly.MinValue), session.TimeZone), session.TimeZone)!;
        return new(
            task.Id, occurrence, task.Title, task.Type, time.Starts, time.Ends, time.Starts is null, task.Priority, isItself ? task.Status : TaskState.Pending,
            task.OwnerId, line.Owner, task.CustomerId, line.Customer, task.Recurrence is not null, isItself && task.IsOpen && session.Reaches(TasksModule.Edit, task.OwnerId));
    }

    private static DateOnly Day(string? text, string field, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text)) throw Refusal.Field(field, "required");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Sane(day, field);
        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at.Year is > 1900 and < 2200)
            return Sane(TaskTime.DayOf(at, zone), field);
        throw Refusal.Field(field, "wrong_type");
    }

    private static DateOnly Sane(DateOnly day, string field) => day.Year is >= 1900 and <= 2200 ? day : throw Refusal.Field(field, "out_of_range");
}
