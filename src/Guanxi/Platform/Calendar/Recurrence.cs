namespace Guanxi.Platform.Calendar;

/// <summary>
/// Counts recurrence rules out, by the clock of one time zone. Days are taken period by period (year, month, week, day) and kept
/// when they fulfil every BY part. Rules that never fall, such as 30 February, come to an end by a limit on the days looked at.
/// </summary>
public static class Recurrence
{
    /// <summary>More than a thousand years of days: enough for every leap-year rule, little enough for a hostile one.</summary>
    private const int MostSteps = 400_000;

    /// <summary>
    /// The occurrences by the clock, in order, from <paramref name="from"/> on; the first possible one is <paramref name="start"/>. A rule
    /// that goes on for ever goes on for ever here as well: take as many as are needed.
    /// </summary>
    public static IEnumerable<DateTime> Occurrences(this RecurrenceRule rule, DateTime start, TimeZoneInfo zone, DateTime? from = null)
    {
        start = DateTime.SpecifyKind(start, DateTimeKind.Unspecified);
        var last = LastOf(rule, zone);
        var counted = 0;
        foreach (var found in Candidates(rule, start, rule.Count is null ? from : null))
        {
            if (found < start) continue;
            if (found > last || ++counted > rule.Count) yield break;
            if (found >= (from ?? DateTime.MinValue)) yield return found;
        }
    }

    private static DateTime LastOf(RecurrenceRule rule, TimeZoneInfo zone) => rule switch
    {
        { Until: null } => DateTime.MaxValue,
        { Until: { } day, UntilIsDay: true } => day.AddDays(1).AddTicks(-1),
        { Until: { Kind: DateTimeKind.Utc } instant } => DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(instant, zone), DateTimeKind.Unspecified),
        { Until: { } clock } => clock,
    };

    private static IEnumerable<DateTime> Candidates(RecurrenceRule rule, DateTime start, DateTime? from) =>
        rule.Frequency >= Frequency.Daily ? ByPeriods(rule, start, from) : ByMoments(rule, start, from);

    private static IEnumerable<DateTime> ByPeriods(RecurrenceRule rule, DateTime start, DateTime? from)
    {
        var days = new RecurrenceDays(rule, start);
        var times = RecurrenceTimes.OfDay(rule, start);
        var steps = 0;
        for (var period = FirstPeriod(rule, start, from); steps < MostSteps; period++)
        {
            if (days.Period(period) is not { } range) yield break; // behind the end of the calendar
            steps += Math.Max(range.Days, 1);
            var found = new List<DateTime>();
            for (var i = 0; i < range.Days; i++)
            {
                var day = range.First.AddDays(i);
                if (days.Fit(day)) found.AddRange(times.Select(time => day + time));
            }
            foreach (var one in AtPositions(rule, found))
            {
                steps = 0;
                yield return one;
            }
        }
    }

    /// <summary>Hours, minutes and seconds: day by day where a whole day fails.</summary>
    private static IEnumerable<DateTime> ByMoments(RecurrenceRule rule, DateTime start, DateTime? from)
    {
        var days = new RecurrenceDays(rule, start);
        var step = TimeSpan.FromTicks(rule.Interval * (rule.Frequency switch { Frequency.Hourly => TimeSpan.TicksPerHour, Frequency.Minutely => TimeSpan.TicksPerMinute, _ => TimeSpan.TicksPerSecond }));
        var moment = from > start ? start + (step * ((from.Value - start).Ticks / step.Ticks)) : start;
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (moment.Year >= RecurrenceDays.LastYear) yield break;
            if (RecurrenceTimes.NextToTry(rule, moment, days.Fit(moment.Date)) is { } later)
            {
                moment += step * ((((later - moment).Ticks - 1) / step.Ticks) + 1);
                continue;
            }
            foreach (var one in AtPositions(rule, [.. RecurrenceTimes.Within(rule, moment)])) yield return one;
            moment += step;
        }
    }

    private static IEnumerable<DateTime> AtPositions(RecurrenceRule rule, List<DateTime> found)
    {
        if (rule.BySetPos.IsEmpty) return found;
        return rule.BySetPos.Select(p => p > 0 ? p - 1 : found.Count + p).Where(i => i >= 0 && i < found.Count).Distinct().Order().Select(i => found[i]);
    }

    /// <summary>Long-standing rules are not counted from their beginning; a whole period before the wanted moment is.</summary>
    private static long FirstPeriod(RecurrenceRule rule, DateTime start, DateTime? from)
    {
        if (from is not { } wanted || wanted <= start) return 0;
        var length = rule.Frequency switch { Frequency.Daily => 1.0, Frequency.Weekly => 7, Frequency.Monthly => 31, _ => 366 };
        return Math.Max(0, (long)((wanted - start).TotalDays / (length * rule.Interval)) - 1);
    }
}
