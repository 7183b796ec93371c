using System.Globalization;
using Guanxi.Analytics.Reports;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Guanxi.Analytics.Dashboards;

/// <summary>Days for all widgets of a dashboard at once, instead of each one's own: by name, or from one to another.</summary>
public sealed record DashboardPeriod
{
    [FromQuery(Name = "period")] public string? Period { get; init; }
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }

    /// <exception cref="Refusal">400 for a name that is none, and for an end before the beginning.</exception>
    internal (DateOnly From, DateOnly To)? Days(DateOnly today)
    {
        if (!string.IsNullOrEmpty(Period)) return NamedPeriods.Of(Period, today) ?? throw Refusal.Field("period", "unknown_option");
        if (To < From) throw Refusal.Field("to", "report.ends_before");
        return From is { } from && To is { } to ? (from, to) : null;
    }
}

/// <summary>What a widget shows, counted as the browser has it counted.</summary>
internal static class WidgetAnswer
{
    /// <param name="widget">What is shown.</param>
    /// <param name="all">Days for all widgets, instead of its own.</param>
    /// <param name="today">The organisation's.</param>
    /// <param name="call">In whose name.</param>
    /// <exception cref="Refusal">What the caller may not see, or does not exist any more.</exception>
    public static Task<ReportAnswer> Of(Widget widget, (DateOnly From, DateOnly To)? all, DateOnly today, EditCall call)
    {
        var source = widget.Source;
        if (source.Report is { } report)
        {
            string? Asked(string key) => source.Parameters?.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;
            var days = all ?? Own(Asked("period"), Asked("from"), Asked("to"), today);
            return RunReport.Of(report, new ReportQuery
            {
                From = days?.From,
                To = days?.To,
                By = Asked("by"),
                Owner = Asked("owner"),
                Department = Asked("department") is { } asked ? Id<Department>.TryParse(asked, null, out var department) ? department : throw Refusal.Field("department", "not_found") : null,
                Pipeline = Asked("pipeline"),
                Compare = Asked("compare"),
            }, call);
        }
        // without a date there are no days to keep to
        var span = string.IsNullOrEmpty(source.DateField) ? null : all ?? Own(source.Period, source.From, source.To, today);
        return Figures.Of(new FigureQuery
        {
            Kind = source.Kind,
            Measure = source.Measure,
            Group = source.Group,
            Filter = source.Filter,
            DateField = source.DateField,
            From = span?.From,
            To = span?.To,
            Compare = source.Compare,
        }, call);
    }

    /// <summary>The measures a widget draws, by their keys; none when nobody chose.</summary>
    public static string? Drawn(Widget widget) => widget.Source.Parameters?.GetValueOrDefault("measure");

    private static (DateOnly From, DateOnly To)? Own(string? period, string? from, string? to, DateOnly today) =>
        NamedPeriods.Of(period, today) ?? (Day(from) is { } first && Day(to) is { } last && first <= last ? (first, last) : null);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
