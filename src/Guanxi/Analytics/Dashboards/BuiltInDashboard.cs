using Guanxi.Platform;

namespace Guanxi.Analytics.Dashboards;

/// <summary>
/// Dashboards the product comes with: for who sells, who leads and who looks after the whole, told by how far each sees. Nobody changes
/// them; everybody may keep a copy.
/// </summary>
internal sealed record BuiltInDashboard(string Key, string Needs, Scope Reach, IReadOnlyList<Widget> Widgets)
{
    public const string Prefix = "builtin:";
    private const string ThisMonth = "this_month";
    private const string ThisYear = "this_year";

    public static readonly IReadOnlyList<BuiltInDashboard> All =
    [
        new("sales", "opportunities.view", Scope.Own,
        [
            Figure(WidgetType.Number, "orders", "sum:net_amount", "ordered_at", 0, 0, 3), Figure(WidgetType.Number, "opportunities", "count", "created_at", 3, 0, 3),
            Figure(WidgetType.Number, "customers", "count", "created_at", 6, 0, 3), Figure(WidgetType.Number, "leads", "count", "created_at", 9, 0, 3),
            Report(WidgetType.Funnel, "sales_funnel", ThisYear, 0, 2, 6), Report(WidgetType.Bar, "forecast", null, 6, 2, 6, "weighted"), Report(WidgetType.Line, "sales_trend", ThisYear, 0, 7, 12),
        ]),
        new("manager", "opportunities.view", Scope.Department,
        [
            Report(WidgetType.Bar, "sales_performance", ThisMonth, 0, 0, 6, "won_amount"), Report(WidgetType.Bar, "activity_report", ThisMonth, 6, 0, 6), Report(WidgetType.Waterfall, "pipeline_waterfall", ThisMonth, 0, 5, 6),
            Report(WidgetType.Bar, "win_loss", ThisYear, 6, 5, 6), Report(WidgetType.Table, "sales_velocity", ThisYear, 0, 10, 12),
        ]),
        new("admin", "customers.view", Scope.All,
        [
            Report(WidgetType.Line, "customer_growth", ThisYear, 0, 0, 6), Report(WidgetType.Pie, "customer_distribution", null, 6, 0, 6), Report(WidgetType.Map, "territory", null, 0, 5, 6),
            Report(WidgetType.Bar, "rfm", null, 6, 5, 6), Report(WidgetType.Bar, "product_ranking", ThisYear, 0, 10, 6), Report(WidgetType.Table, "lead_sources", ThisYear, 6, 10, 6),
        ]),
    ];

    private static Widget Report(WidgetType type, string report, string? period, int x, int y, int w, string? measure = null) => new()
    {
        Id = report,
        Type = type,
        Source = new WidgetSource { Report = report, Parameters = Asked(period, measure) },
        X = x,
        Y = y,
        W = w,
        H = 5,
    };

    private static Dictionary<string, string> Asked(string? period, string? measure)
    {
        var asked = new Dictionary<string, string>();
        if (period is not null) asked["period"] = period;
        if (measure is not null) asked["measure"] = measure;
        return asked;
    }

    /// <summary>A number of this month beside that of the month before.</summary>
    private static Widget Figure(WidgetType type, string kind, string measure, string date, int x, int y, int w) => new()
    {
        Id = $"{kind}-{measure.Replace(':', '-')}",
        Type = type,
        Source = new WidgetSource { Kind = kind, Measure = measure, DateField = date, Period = ThisMonth, Compare = "previous" },
        X = x,
        Y = y,
        W = w,
        H = 2,
    };
}
