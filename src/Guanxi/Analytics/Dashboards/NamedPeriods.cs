namespace Guanxi.Analytics.Dashboards;

/// <summary>Periods by name, as a widget keeps them and the browser offers them: whole days of which both ends belong to them.</summary>
internal static class NamedPeriods
{
    public static (DateOnly From, DateOnly To)? Of(string? name, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return name switch
        {
            "today" => (today, today),
            "yesterday" => (today.AddDays(-1), today.AddDays(-1)),
            "this_week" => (monday, monday.AddDays(6)),
            "last_week" => (monday.AddDays(-7), monday.AddDays(-1)),
            "this_month" => Span(today, 1, 0),
            "last_month" => Span(today, 1, -1),
            "this_quarter" => Span(today, 3, 0),
            "last_quarter" => Span(today, 3, -1),
            "this_year" => Span(today, 12, 0),
            "last_year" => Span(today, 12, -1),
            "last_30_days" => (today.AddDays(-29), today),
            "last_90_days" => (today.AddDays(-89), today),
            _ => null,
        };
    }

    /// <summary>Months together: one is a month, three a quarter, twelve a year; so many of them away from today's.</summary>
    private static (DateOnly From, DateOnly To) Span(DateOnly today, int months, int away)
    {
        var first = new DateOnly(today.Year, today.Month - ((today.Month - 1) % months), 1).AddMonths(away * months);
        return (first, first.AddMonths(months).AddDays(-1));
    }
}
