using System.Globalization;
using Guanxi.Platform.Filters;

namespace Guanxi.Analytics.Reports;

/// <summary>A month, a week or a day of a period, counted from 1; <paramref name="From"/> and <paramref name="End"/> (the day after) are within the period, <paramref name="First"/> may lie before it.</summary>
internal sealed record TimeStep(int Number, DateOnly First, DateOnly From, DateOnly End, string Label)
{
    public static IReadOnlyList<TimeStep> Of(ReportCall call) => Of(call, call.By);

    public static IReadOnlyList<TimeStep> Of(ReportCall call, string way) => [.. Between(way, call.From, call.To)];

    public static IEnumerable<TimeStep> Between(string way, DateOnly from, DateOnly to)
    {
        var number = 0;
        for (var first = Moment.FirstOf(from, UnitOf(way)); first <= to; first = Next(way, first))
            yield return new(++number, first, first < from ? from : first, Next(way, first) > to ? to.AddDays(1) : Next(way, first), way == "month" ? Name(first) : first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>How a month is called.</summary>
    public static string Name(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Where each step begins. The bucket of a moment in these is the number of its step.</summary>
    public static DateTimeOffset[] Bounds(ReportCall call, IEnumerable<TimeStep> steps) => [.. steps.Select(step => call.StartOf(step.From))];

    public static ReportColumn Column(ReportCall call) => call.Words.Dimension(call.By, call.By == "month" ? ColumnType.Month : ColumnType.Day);

    private static DateOnly Next(string way, DateOnly first) => Moment.Add(first, 1, UnitOf(way));

    /// <summary>As filters call it.</summary>
    private static char UnitOf(string way) => way switch { "month" => 'm', "week" => 'w', _ => 'd' };
}
