using System.Globalization;
using Guanxi.Platform;

namespace Guanxi.Tasks;

/// <summary>When a task is due: never, on a day, or from one moment to another. Days are the organisation's.</summary>
internal readonly record struct TaskTime(DateOnly? Day, DateTimeOffset? Starts, DateTimeOffset? Ends)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d"];
    private static readonly string[] Clocks = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    public static TaskTime Of(WorkTask task) => new(task.DueOn, task.StartsAt, task.EndsAt);

    public static TaskTime On(DateOnly day) => new(day, null, null);

    public static TaskTime At(DateTimeOffset starts, DateTimeOffset? ends, TimeZoneInfo zone) => new(DayOf(starts, zone), starts.ToUniversalTime(), ends?.ToUniversalTime());

    /// <summary>The moment from which the task is late.</summary>
    public DateTimeOffset? Deadline(TimeZoneInfo zone) => Ends ?? Starts ?? (Day is { } day ? ClockTime.InstantOf(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone) : null);

    /// <summary>As people and the API write it: a day, or a time with the offset it has in the organisation's zone.</summary>
    public static string? Text(DateOnly? day, DateTimeOffset? starts, TimeZoneInfo zone) => starts is { } at
        ? TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        : day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <exception cref="Refusal">400 for what is no time, lies outside the calendar, or ends before it begins.</exception>
    public TaskTime With(TaskChanges c, TimeZoneInfo zone)
    {
        var time = this;
        if (c.DueDate.IsSet) time = time.DueBy(c.DueDate.Value, zone);
        if (c.StartsAt.IsSet) time = c.StartsAt.Value is { } starts ? time.MovedTo(Sane(starts, "starts_at"), zone) : time with { Starts = null, Ends = null };
        if (c.EndsAt.IsSet) time = time with { Ends = c.EndsAt.Value is { } ends ? Sane(ends, "ends_at") : null };
        if (c.AllDay.Value == true) time = time with { Starts = null, Ends = null };
        if (c.AllDay.Value == false && time is { Day: not null, Starts: null }) throw Refusal.Field("starts_at", "required");
        if (time is { Ends: not null, Starts: null }) throw Refusal.Field("starts_at", "required");
        if (time.Ends <= time.Starts) throw Refusal.Field("ends_at", "task.ends_before_start");
        if (time.Ends - time.Starts > Longest) throw Refusal.Field("ends_at", "task.too_long");
        return time;
    }

    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private TaskTime DueBy(string? text, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;
        text = text.Trim();
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return On(SaneDay(day));
        if (DateTime.TryParseExact(text, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) return MovedTo(Sane(ClockTime.InstantOf(clock, zone), "due_date"), zone);
        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return MovedTo(Sane(at, "due_date"), zone);
        throw Refusal.Field("due_date", "wrong_type");
    }

    /// <summary>As long as before, from then on.</summary>
    private TaskTime MovedTo(DateTimeOffset starts, TimeZoneInfo zone) => At(starts, Ends is { } ends && Starts is { } before ? starts + (ends - before) : null, zone);

    private static DateOnly SaneDay(DateOnly day) => day.Year is >= 1900 and <= 2200 ? day : throw Refusal.Field("due_date", "out_of_range");

    private static DateTimeOffset Sane(DateTimeOffset at, string field) => at.Year is >= 1900 and <= 2200 ? at.ToUniversalTime() : throw Refusal.Field(field, "out_of_range");
}
