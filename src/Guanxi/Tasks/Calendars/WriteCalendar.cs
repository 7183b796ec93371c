using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks.Calendars;

/// <summary>Somebody's tasks as an iCalendar file: events, since that is what calendar programs show of a subscription.</summary>
internal static class WriteCalendar
{
    /// <summary>Behind our own ids in UID.</summary>
    public const string UidSuffix = "@guanxi";

    private const int Most = 2000;
    private static readonly TimeSpan DoneAreShown = TimeSpan.FromDays(90);

    public static async Task<string> Of(CrmDb db, Session session, DateTimeOffset now, CancellationToken ct)
    {
        Id<User>? me = session.Access.UserId;
        var since = now - DoneAreShown;
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.OwnerId == me && t.DueAt != null && (t.IsOpen || (t.Status == TaskState.Completed && t.DueAt >= since)))
            .OrderByDescending(t => t.DueAt).ThenBy(t => t.Id).Take(Most).ToListAsync(ct);
        var calendar = new CalendarWriter();
        calendar.Begin("VCALENDAR");
        calendar.Add("VERSION", "2.0");
        calendar.Add("PRODID", "-//Guanxi CRM//Tasks//EN");
        calendar.Add("CALSCALE", "GREGORIAN");
        calendar.Add("METHOD", "PUBLISH");
        calendar.AddText("X-WR-CALNAME", $"Guanxi CRM · {session.Access.UserName}");
        foreach (var zone in tasks.Where(t => t is { StartsAt: not null, Recurrence: not null }).Select(t => TaskSeries.ZoneOf(t, session.TimeZone)).DistinctBy(z => z.Id)) calendar.AddZone(zone, now);
        foreach (var task in tasks) Add(calendar, task, session.TimeZone);
        calendar.End("VCALENDAR");
        return calendar.ToString();
    }

    private static void Add(CalendarWriter calendar, WorkTask task, TimeZoneInfo own)
    {
        calendar.Begin("VEVENT");
        calendar.Add("UID", $"{task.Id}{UidSuffix}");
        calendar.AddInstant("DTSTAMP", task.UpdatedAt);
        calendar.AddInstant("CREATED", task.CreatedAt);
        calendar.AddInstant("LAST-MODIFIED", task.UpdatedAt);
        AddTimes(calendar, task, own);
        calendar.AddText("SUMMARY", task.IsOpen ? task.Title : $"✓ {task.Title}");
        calendar.AddText("DESCRIPTION", task.Description);
        calendar.AddText("LOCATION", task.Location);
        calendar.Add("STATUS", "CONFIRMED");
        calendar.Add("TRANSP", task.StartsAt is null ? "TRANSPARENT" : "OPAQUE");
        calendar.Add("PRIORITY", task.Priority switch { TaskPriority.Urgent => "1", TaskPriority.High => "3", TaskPriority.Normal => "5", _ => "7" });
        calendar.End("VEVENT");
    }

    private static void AddTimes(CalendarWriter calendar, WorkTask task, TimeZoneInfo own)
    {
        var rule = task.IsOpen && task.Recurrence is { } text && RecurrenceRule.TryParse(text, out var read) ? read : null;
        var zone = TaskSeries.ZoneOf(task, own);
        if (task.StartsAt is not { } starts)
        {
            var day = task.DueOn!.Value;
            calendar.AddDay("DTSTART", day);
            calendar.AddDay("DTEND", day.AddDays(1));
            if (rule is not null) calendar.Add("RRULE", Until(rule, zone, isDay: true).ToString());
            foreach (var skip in rule is null ? [] : task.RecurrenceSkips) calendar.AddDay("EXDATE", skip);
            return;
        }
        // only what comes back needs a zone: its clock time stays while its offset changes
        void Moment(string property, DateTimeOffset at)
        {
            if (rule is null) calendar.AddInstant(property, at);
            else calendar.AddClock(property, at, zone);
        }
        Moment("DTSTART", starts);
        if (task.EndsAt is { } ends) Moment("DTEND", ends);
        if (rule is null) return;
        calendar.Add("RRULE", Until(rule, zone, isDay: false).ToString());
        var time = TimeZoneInfo.ConvertTime(starts, zone).TimeOfDay;
        foreach (var skip in task.RecurrenceSkips) calendar.AddClock("EXDATE", ClockTime.InstantOf(skip.ToDateTime(TimeOnly.MinValue) + time, zone), zone);
    }

    /// <summary>UNTIL has the form of the beginning: a day for days, else UTC (section 3.3.10).</summary>
    private static RecurrenceRule Until(RecurrenceRule rule, TimeZoneInfo zone, bool isDay)
    {
        if (rule.Until is not { } until) return rule;
        var clock = until.Kind == DateTimeKind.Utc ? TimeZoneInfo.ConvertTimeFromUtc(until, zone) : until;
        if (isDay) return rule with { Until = clock.Date, UntilIsDay = true };
        var last = rule.UntilIsDay ? clock.Date.AddDays(1).AddSeconds(-1) : clock;
        return rule with { Until = ClockTime.InstantOf(DateTime.SpecifyKind(last, DateTimeKind.Unspecified), zone).UtcDateTime, UntilIsDay = false };
    }
}
