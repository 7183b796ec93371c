namespace Guanxi.Tenancy;

/// <summary>
/// On which days an organisation works: its usual days of the week, less its holidays, plus the days worked in their stead.
/// Service levels, approvals and workflows count in these days.
/// </summary>
public sealed class WorkingCalendar(IEnumerable<DayOfWeek> week, IReadOnlyDictionary<DateOnly, bool> exceptions)
{
    /// <summary>Ten years: a calendar without a single working day must not be searched for ever.</summary>
    private const int Furthest = 3660;
    private readonly HashSet<DayOfWeek> week = [.. week];

    public bool IsWorkingDay(DateOnly day) => exceptions.TryGetValue(day, out var works) ? works : week.Contains(day.DayOfWeek);

    /// <summary>
    /// The day so many working days later, or earlier below zero. Zero answers the day itself, or the next working day when it is none.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such day within ten years.</exception>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        var (step, left, at) = (days < 0 ? -1 : 1, Math.Abs(days), day);
        for (var walked = 0; walked < Furthest + (2 * left); walked++)
        {
            if (IsWorkingDay(at) && (left == 0 || (at != day && --left == 0))) return at;
            at = at.AddDays(step);
        }
        throw new InvalidOperationException("The calendar has no such working day.");
    }

    /// <summary>How many working days lie after the first and up to the last; negative when the last comes before.</summary>
    public int WorkingDaysBetween(DateOnly first, DateOnly last)
    {
        if (last < first) return -WorkingDaysBetween(last, first);
        return Enumerable.Range(1, last.DayNumber - first.DayNumber).Count(n => IsWorkingDay(first.AddDays(n)));
    }
}
