using Guanxi.Platform;
using Guanxi.Platform.Calendar;

namespace Guanxi.Tasks;

/// <summary>
/// A task that comes back. The task itself is the next occurrence and carries the rule; completing it makes the one after, which
/// takes the rule over. So the beginning of the rule is always the task's own time, and COUNT is what is left.
/// </summary>
internal static class TaskSeries
{
    /// <summary>Rules by the hour make more work than anybody does.</summary>
    /// <exception cref="Refusal">400 for what is no rule.</exception>
    public static string? Checked(string? rule)
    {
        if (string.IsNullOrWhiteSpace(rule)) return null;
        if (!RecurrenceRule.TryParse(rule, out var read)) throw Refusal.Field("recurrence", "task.no_rule");
        return read.Frequency >= Frequency.Daily ? read.ToString() : throw Refusal.Field("recurrence", "task.rule_too_dense");
    }

    /// <summary>The occurrence after this one that is not past already, with the rule that is left; null when the series is over.</summary>
    public static (TaskTime Time, string Rule)? Next(WorkTask task, TimeZoneInfo own, DateOnly today)
    {
        if (task is not { Recurrence: { } text, DueOn: { } day }) return null;
        var (rule, zone) = (RecurrenceRule.Parse(text), ZoneOf(task, own));
        var start = Clock(task.StartsAt, day, zone);
        var left = rule.Count;
        foreach (var clock in (rule with { Count = null }).Occurrences(start, zone, start).SkipWhile(c => c <= start))
        {
            if (--left == 0) return null;
            if (IsSkipped(task, clock)) continue;
            var time = TimeOf(task, clock, zone, own);
            if (time.Day >= today) return (time, (rule with { Count = left }).ToString());
        }
        return null;
    }

    /// <summary>When it falls within the days, both included: the task itself, and what is still to come of its series.</summary>
    public static IEnumerable<TaskTime> Within(WorkTask task, DateOnly from, DateOnly to, TimeZoneInfo own)
    {
        if (task.DueOn is not { } day) yield break;
        var self = TaskTime.Of(task);
        if (Overlaps(self, from, to, own)) yield return self;
        if (!task.IsOpen || task.Recurrence is null || !RecurrenceRule.TryParse(task.Recurrence, out var rule)) yield break;
        var zone = ZoneOf(task, own);
        var start = Clock(task.StartsAt, day, zone);
        var length = task.EndsAt - task.StartsAt ?? TimeSpan.Zero;
        // a rule that does not fall on the task's own day has one occurrence less to give
        if (rule.Count is { } count && rule.Occurrences(start, zone).FirstOrDefault() != start) rule = rule with { Count = Math.Max(1, count - 1) };
        foreach (var clock in rule.Occurrences(start, zone, from.ToDateTime(TimeOnly.MinValue) - length - TimeSpan.FromDays(1)).SkipWhile(c => c <= start))
        {
            var time = TimeOf(task, clock, zone, own);
            if (time.Day > to) yield break;
            if (!IsSkipped(task, clock) && Overlaps(time, from, to, own)) yield return time;
        }
    }

    public static TimeZoneInfo ZoneOf(WorkTask task, TimeZoneInfo own) =>
        task.RecurrenceZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : own;

    private static DateTime Clock(DateTimeOffset? starts, DateOnly day, TimeZoneInfo zone) =>
        starts is { } at ? TimeZoneInfo.ConvertTime(at, zone).DateTime : day.ToDateTime(TimeOnly.MinValue);

    private static TaskTime TimeOf(WorkTask task, DateTime clock, TimeZoneInfo zone, TimeZoneInfo own)
    {
        if (task.StartsAt is not { } before) return TaskTime.On(DateOnly.FromDateTime(clock));
        var starts = ClockTime.InstantOf(clock, zone);
        return TaskTime.At(starts, task.EndsAt is { } ends ? starts + (ends - before) : null, own);
    }

    private static bool IsSkipped(WorkTask task, DateTime clock) => task.RecurrenceSkips.Contains(DateOnly.FromDateTime(clock));

    private static bool Overlaps(TaskTime time, DateOnly from, DateOnly to, TimeZoneInfo zone) =>
        time.Day <= to && (time.Ends is { } ends ? TaskTime.DayOf(ends.AddTicks(-1), zone) : time.Day) >= from;
}
