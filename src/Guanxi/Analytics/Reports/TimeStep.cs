using System.Globalization;
using Guanxi.Platform.Filters;

namespace Guanxi.Analytics.Reports;

/// <summary>A month, a week or a day of a period; <paramref name="From"/> and <paramref name="End"/> (the day after) are within the period, <paramref name="First"/> may lie before it.</summary>
internal sealed record TimeStep(DateOnly First, DateOnly From, DateOnly End, string Label)
{
    public static IEnumerable<TimeStep> Of(ReportCall call) => Of(call, call.By);

    public static IEnumerable<TimeStep> Of(ReportCall call, string way)
    {
        for (var first = FirstOf(way, call.From); first <= call.To; first = Next(way, first))
        {
            var label = way == "month" ? DealReports.Name(first) : first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var (from, end) = (first < call.From ? call.From : first, Next(way, first) > call.To ? call.To.AddDays(1) : Next(way, first));
            yield return new(first, from, end, label);
        }
    }

    /// <summary>Where each step begins. The bucket of a moment in these is the number of its step, from 1.</summary>
    public static DateTimeOffset[] Bounds(ReportCall call, IEnumerable<TimeStep> steps) => [.. steps.Select(step => call.StartOf(step.From))];

    /// <summary>The step a day belongs to. Weeks begin on Monday.</summary>
    public static DateOnly FirstOf(string way, DateOnly day) => Moment.FirstOf(day, UnitOf(way));

    /// <summary>Figures by day added up by step.</summary>
    public static ILookup<DateOnly, T> By<T>(string way, IEnumerable<T> days, Func<T, DateOnly?> day) => days.ToLookup(d => FirstOf(way, day(d) ?? default));

    public static ReportColumn Column(ReportCall call) => call.Words.Dimension(call.By, call.By == "month" ? ColumnType.Month : ColumnType.Day);

    private static DateOnly Next(string way, DateOnly first) => Moment.Add(first, 1, UnitOf(way));

    /// <summary>As filters call it.</summary>
    private static char UnitOf(string way) => way switch { "month" => 'm', "week" => 'w', _ => 'd' };
}
