namespace Guanxi.Platform.Calendar;

/// <summary>The times of day a rule names; what it leaves open follows from its beginning.</summary>
internal static class RecurrenceTimes
{
    private const int MostTimesOfDay = 1440;

    /// <summary>For rules of days and longer: hours × minutes × seconds.</summary>
    public static List<TimeSpan> OfDay(RecurrenceRule rule, DateTime start) =>
        [.. (from hour in OrElse(rule.ByHour, start.Hour)
             from minute in OrElse(rule.ByMinute, start.Minute)
             from second in OrElse(rule.BySecond, start.Second)
             select new TimeSpan(hour, minute, Math.Min(second, 59))).Distinct().Order().Take(MostTimesOfDay)]; // 60 is a leap second

    /// <summary>For rules of hours and shorter: from when on it is worth looking again; null when the moment itself is wanted.</summary>
    public static DateTime? NextToTry(RecurrenceRule rule, DateTime moment, bool isDayWanted)
    {
        if (!isDayWanted) return moment.Date.AddDays(1);
        var hour = moment.Date.AddHours(moment.Hour);
        if (!rule.ByHour.IsEmpty && !rule.ByHour.Contains(moment.Hour)) return hour.AddHours(1);
        if (rule.Frequency <= Frequency.Minutely && !rule.ByMinute.IsEmpty && !rule.ByMinute.Contains(moment.Minute)) return hour.AddMinutes(moment.Minute + 1);
        if (rule.Frequency == Frequency.Secondly && !rule.BySecond.IsEmpty && !rule.BySecond.Contains(moment.Second)) return moment.AddSeconds(1);
        return null;
    }

    /// <summary>The times within one such unit.</summary>
    public static IEnumerable<DateTime> Within(RecurrenceRule rule, DateTime moment)
    {
        if (rule.Frequency == Frequency.Secondly) return [moment];
        int[] minutes = rule.Frequency == Frequency.Hourly ? OrElse(rule.ByMinute, moment.Minute) : [moment.Minute];
        return from minute in minutes
               from second in OrElse(rule.BySecond, moment.Second)
               select moment.Date + new TimeSpan(moment.Hour, minute, Math.Min(second, 59));
    }

    private static int[] OrElse(System.Collections.Immutable.ImmutableArray<int> given, int own) => given.IsEmpty ? [own] : [.. given];
}
