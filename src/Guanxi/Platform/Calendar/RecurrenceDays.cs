namespace Guanxi.Platform.Calendar;

/// <summary>Which days belong to a period of a rule, and which of them fulfil its BY parts.</summary>
internal sealed class RecurrenceDays
{
    public const int LastYear = 9990;

    private readonly RecurrenceRule rule;
    private readonly DateTime start;
    private readonly HashSet<int> months;
    private readonly HashSet<int> monthDays;
    private readonly HashSet<DayOfWeek> weekdays;
    private readonly bool hasOrdinals;

    /// <summary>What the rule leaves open follows from its first day: section 3.3.10.</summary>
    public RecurrenceDays(RecurrenceRule rule, DateTime start)
    {
        (this.rule, this.start) = (rule, start);
        months = [.. rule.ByMonth];
        monthDays = [.. rule.ByMonthDay];
        weekdays = [.. rule.ByDay.Where(d => d.Ordinal == 0).Select(d => d.Day)];
        hasOrdinals = rule.ByDay.Any(d => d.Ordinal != 0);
        var saysWhichDay = monthDays.Count > 0 || rule.ByDay.Length > 0 || rule.ByYearDay.Length > 0;
        if (rule.ByWeekNo.Length > 0 && !saysWhichDay) weekdays.Add(start.DayOfWeek);
        if (saysWhichDay || rule.ByWeekNo.Length > 0) return;
        if (rule.Frequency == Frequency.Weekly) weekdays.Add(start.DayOfWeek);
        if (rule.Frequency is Frequency.Monthly or Frequency.Yearly) monthDays.Add(start.Day);
        if (rule.Frequency == Frequency.Yearly && months.Count == 0) months.Add(start.Month);
    }

    /// <summary>The days of the so-many-th period; null behind the end of the calendar.</summary>
    public (DateTime First, int Days)? Period(long number)
    {
        var steps = number * rule.Interval;
        switch (rule.Frequency)
        {
            case Frequency.Daily:
                return (DateTime.MaxValue - start).TotalDays - 400 > steps ? (start.Date.AddDays(steps), 1) : null;
            case Frequency.Weekly:
                var monday = start.Date.AddDays(-((start.DayOfWeek - rule.WeekStart + 7) % 7));
                return (DateTime.MaxValue - start).TotalDays - 400 > steps * 7 ? (monday.AddDays(steps * 7), 7) : null;
            case Frequency.Monthly:
                var month = (start.Year * 12L) + start.Month - 1 + steps;
                return month / 12 < LastYear ? (new DateTime((int)(month / 12), (int)(month % 12) + 1, 1), DateTime.DaysInMonth((int)(month / 12), (int)(month % 12) + 1)) : null;
            default:
                var year = start.Year + steps;
                return year < LastYear ? (new DateTime((int)year, 1, 1), DateTime.IsLeapYear((int)year) ? 366 : 365) : null;
        }
    }

    public bool Fit(DateTime day)
    {
        if (months.Count > 0 && !months.Contains(day.Month)) return false;
        if (monthDays.Count > 0 && !monthDays.Contains(day.Day) && !monthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1)) return false;
        if (rule.ByYearDay.Length > 0 && !rule.ByYearDay.Contains(day.DayOfYear) && !rule.ByYearDay.Contains(day.DayOfYear - DaysIn(day.Year) - 1)) return false;
        if (rule.ByWeekNo.Length > 0 && !IsInWeek(day)) return false;
        return (weekdays.Count == 0 && !hasOrdinals) || weekdays.Contains(day.DayOfWeek) || (hasOrdinals && IsNumbered(day));
    }

    /// <summary>The so-many-th of its weekday, in the month, or in the year of a yearly rule that names no months.</summary>
    private bool IsNumbered(DateTime day)
    {
        var ofYear = rule.Frequency == Frequency.Yearly && rule.ByMonth.Length == 0;
        var (place, length) = ofYear ? (day.DayOfYear, DaysIn(day.Year)) : (day.Day, DateTime.DaysInMonth(day.Year, day.Month));
        var (fromStart, fromEnd) = (((place - 1) / 7) + 1, -(((length - place) / 7) + 1));
        return rule.ByDay.Any(d => d.Day == day.DayOfWeek && (d.Ordinal == fromStart || d.Ordinal == fromEnd));
    }

    /// <summary>Week 1 is the first with at least four days in the year; weeks begin as the rule says.</summary>
    private bool IsInWeek(DateTime day)
    {
        var first = FirstWeek(day.Year);
        if (day < first) return IsNumberedWeek(day, FirstWeek(day.Year - 1), WeeksOf(day.Year - 1));
        var next = FirstWeek(day.Year + 1);
        return day >= next ? IsNumberedWeek(day, next, WeeksOf(day.Year + 1)) : IsNumberedWeek(day, first, WeeksOf(day.Year));
    }

    private bool IsNumberedWeek(DateTime day, DateTime first, int weeks)
    {
        var number = ((day - first).Days / 7) + 1;
        return rule.ByWeekNo.Contains(number) || rule.ByWeekNo.Contains(number - weeks - 1);
    }

    private DateTime FirstWeek(int year)
    {
        var newYear = new DateTime(year, 1, 1);
        var into = (newYear.DayOfWeek - rule.WeekStart + 7) % 7;
        return newYear.AddDays(into <= 3 ? -into : 7 - into);
    }

    private int WeeksOf(int year) => (FirstWeek(year + 1) - FirstWeek(year)).Days / 7;

    private static int DaysIn(int year) => DateTime.IsLeapYear(year) ? 366 : 365;
}
