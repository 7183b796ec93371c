using Guanxi.Platform.Filters;

namespace Guanxi.Analytics.Dashboards;

/// <summary>Periods by name, as a widget keeps them and the browser offers them: whole days of which both ends belong to them.</summary>
internal static class NamedPeriods
{
    /// <summary>They mean what they mean in a filter.</summary>
    private static readonly string[] OfFilters =
        ["today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_quarter", "last_quarter", "this_year", "last_year"];

    public static (DateOnly From, DateOnly To)? Of(string? name, DateOnly today) => name switch
    {
        "last_30_days" => (today.AddDays(-29), today),
        "last_90_days" => (today.AddDays(-89), today),
        { } known when OfFilters.Contains(known) && Moment.Named(known, today) is var (first, after) => (first, after.AddDays(-1)),
        _ => null,
    };
}
