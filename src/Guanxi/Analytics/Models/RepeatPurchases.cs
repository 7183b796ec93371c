namespace Guanxi.Analytics.Models;

/// <summary>
/// One customer as the models see it (Fader, Hardie and Lee 2005): all that matters of the purchases is how many came after the
/// first, when the last of them was, and how long ago the first was. Days are those of the organisation's zone; orders of one day are
/// one purchase, also those that cost nothing.
/// </summary>
/// <param name="Frequency">x: days with a purchase after the first such day; below 0 counts as 0</param>
/// <param name="Recency">t_x: weeks from the first purchase to the last one, 0 without a repeat; at most the age</param>
/// <param name="Age">T: weeks from the first purchase to today</param>
/// <param name="AverageValue">mean of the repeat days, the first day left out; 0 without a repeat</param>
public sealed record RepeatPurchases(int Frequency, double Recency, double Age, decimal AverageValue)
{
    public const double DaysPerWeek = 7;

    public int Frequency { get; } = Math.Max(0, Frequency);
    public double Age { get; } = Math.Max(0, Age);
    public double Recency { get; } = Math.Clamp(Recency, 0, Math.Max(0, Age));
    public decimal AverageValue { get; } = Math.Max(0, AverageValue);

    public bool HasRepeated => Frequency > 0;

    /// <summary>
    /// From orders with their days; null when nothing was bought up to today. What lies in the future is left out. A negative amount is a refund: it
    /// makes no day of purchase and is taken off what the days after the first brought.
    /// </summary>
    public static RepeatPurchases? Of(IEnumerable<(DateOnly Day, decimal Amount)> orders, DateOnly today)
    {
        var past = orders.Where(o => o.Day <= today).ToList();
        var days = past.Where(o => o.Amount >= 0).Select(o => o.Day).ToHashSet();
        if (days.Count == 0) return null;
        var first = days.Min();
        return Of(days.Count, first, days.Max(), past.Where(o => o.Day > first).Sum(o => o.Amount), today);
    }

    /// <summary>From orders with their moments, each on its day in the organisation's zone.</summary>
    public static RepeatPurchases? Of(IEnumerable<(DateTimeOffset At, decimal Amount)> orders, TimeZoneInfo zone, DateOnly today) =>
        Of(orders.Select(o => (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(o.At, zone).DateTime), o.Amount)), today);

    /// <summary>From what a database sums up.</summary>
    /// <param name="days">days with at least one purchase</param>
    /// <param name="afterFirst">the total of all days but the first</param>
    public static RepeatPurchases Of(int days, DateOnly first, DateOnly last, decimal afterFirst, DateOnly today)
    {
        double Weeks(DateOnly to) => (to.DayNumber - first.DayNumber) / DaysPerWeek;
        return days > 1 ? new(days - 1, Weeks(last), Weeks(today), afterFirst / (days - 1)) : new(0, 0, Weeks(today), 0);
    }
}
