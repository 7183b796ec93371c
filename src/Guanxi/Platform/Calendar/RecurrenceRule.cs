using System.Collections.Immutable;
using System.Globalization;

namespace Guanxi.Platform.Calendar;

/// <summary>From the shortest to the longest, so that they can be compared.</summary>
public enum Frequency { Secondly, Minutely, Hourly, Daily, Weekly, Monthly, Yearly }

/// <summary>A weekday, or the so-many-th of its month or year; counted from the end when negative, every one when 0.</summary>
public readonly record struct WeekdayRule(int Ordinal, DayOfWeek Day);

/// <summary>
/// A recurrence rule (RRULE) of RFC 5545, section 3.3.10: read by <see cref="Parse"/>, written by <see cref="ToString"/>, counted out by
/// <see cref="Recurrence.Occurrences"/>.
/// </summary>
public sealed record RecurrenceRule
{
    public required Frequency Frequency { get; init; }
    public int Interval { get; init; } = 1;
    public int? Count { get; init; }

    /// <summary>The last possible moment: in UTC when its kind says so, else by the clock of the rule's own zone.</summary>
    public DateTime? Until { get; init; }

    /// <summary>The whole day of <see cref="Until"/> belongs to it.</summary>
    public bool UntilIsDay { get; init; }
    public ImmutableArray<int> BySecond { get; init; } = [];
    public ImmutableArray<int> ByMinute { get; init; } = [];
    public ImmutableArray<int> ByHour { get; init; } = [];
    public ImmutableArray<WeekdayRule> ByDay { get; init; } = [];
    public ImmutableArray<int> ByMonthDay { get; init; } = [];
    public ImmutableArray<int> ByYearDay { get; init; } = [];
    public ImmutableArray<int> ByWeekNo { get; init; } = [];
    public ImmutableArray<int> ByMonth { get; init; } = [];
    public ImmutableArray<int> BySetPos { get; init; } = [];
    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    /// <exception cref="FormatException">With what is wrong, in English.</exception>
    public static RecurrenceRule Parse(string text) => RecurrenceParser.Parse(text);

    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RecurrenceRule? rule)
    {
        rule = null;
        try
        {
            if (!string.IsNullOrWhiteSpace(text)) rule = Parse(text);
        }
        catch (FormatException)
        {
            // no rule is the answer
        }
        return rule is not null;
    }

    /// <summary>As RFC 5545 writes it, without <c>RRULE:</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string> { $"FREQ={Frequency.ToString().ToUpperInvariant()}" };
        if (Until is { } until) parts.Add($"UNTIL={until.ToString(UntilIsDay ? "yyyyMMdd" : until.Kind == DateTimeKind.Utc ? "yyyyMMdd'T'HHmmss'Z'" : "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}");
        if (Count is { } count) parts.Add(string.Create(CultureInfo.InvariantCulture, $"COUNT={count}"));
        if (Interval != 1) parts.Add(string.Create(CultureInfo.InvariantCulture, $"INTERVAL={Interval}"));
        Add("BYMONTH", ByMonth);
        Add("BYWEEKNO", ByWeekNo);
        Add("BYYEARDAY", ByYearDay);
        Add("BYMONTHDAY", ByMonthDay);
        if (ByDay.Length > 0) parts.Add($"BYDAY={string.Join(',', ByDay.Select(d => $"{(d.Ordinal == 0 ? "" : d.Ordinal.ToString(CultureInfo.InvariantCulture))}{Weekdays.Word(d.Day)}"))}");
        Add("BYHOUR", ByHour);
        Add("BYMINUTE", ByMinute);
        Add("BYSECOND", BySecond);
        Add("BYSETPOS", BySetPos);
        if (WeekStart != DayOfWeek.Monday) parts.Add($"WKST={Weekdays.Word(WeekStart)}");
        return string.Join(';', parts);

        void Add(string name, ImmutableArray<int> values)
        {
            if (values.Length > 0) parts.Add($"{name}={string.Join(',', values.Select(v => v.ToString(CultureInfo.InvariantCulture)))}");
        }
    }
}

/// <summary>SU, MO, TU …</summary>
internal static class Weekdays
{
    private static readonly string[] Words = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string Word(DayOfWeek day) => Words[(int)day];

    public static DayOfWeek? Of(string word) => Array.IndexOf(Words, word) is >= 0 and var day ? (DayOfWeek)day : null;
}
