using System.Globalization;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>Who the customers are, how they grow, what they are worth and which are being lost.</summary>
internal static class CustomerReports
{
    private const string Customers = "customers";
    private static readonly (string, string)[] Worth = [(Customers, "total_spent"), (Customers, "predicted_value"), (Customers, "segment")];

    /// <summary>Days since the last contact: up to so many.</summary>
    private static readonly int[] Bounds = [7, 30, 90, 180];
    private const int Never = -1;

    public static readonly IReadOnlyList<Report> All =
    [
        new("customer_growth", ChartKind.Line, "customers", Growth) { Needs = [CustomersModule.View], Months = 12 },
        new("customer_distribution", ChartKind.Pie, "customers", Distribution) { Needs = [CustomersModule.View], Tells = [(Customers, "industry"), (Customers, "province"), (Customers, "scale"), (Customers, "source"), .. Worth], Ways = ["industry", "province", "scale", "grade", "status", "source", "lifecycle"], HasPeriod = false },
        new("territory", ChartKind.Map, "customers", Territory) { Needs = [CustomersModule.View], Tells = [(Customers, "province"), .. Worth], HasPeriod = false },
        new("customer_activity", ChartKind.Bar, "customers", Activity) { Needs = [CustomersModule.View], Tells = [(Customers, "last_activity_at")], HasPeriod = false },
        new("rfm", ChartKind.Bar, "customers", Rfm) { Needs = [CustomersModule.View], Tells = Worth, HasPeriod = false },
        new("lost_customers", ChartKind.Bar, "customers", Lost) { Needs = [CustomersModule.View], Tells = [.. Worth, (Customers, "lifecycle")], Ways = ["lifecycle", "owner", "industry"], HasPeriod = false },
    ];

    public const string IsActive = "is_active = true";

    /// <summary>The lists behind new customers.</summary>
    internal static Dictionary<string, ReportRecords> Made(string when) => new() { ["new_customers"] = new(Customers, ReportCall.All(IsActive, when)) };

    private static Dictionary<string, ReportRecords> Buyers(string filter) => new() { ["buyers"] = new(Customers, ReportCall.All(filter, "purchase_count > 0")) };

    private static async Task<Counted> Growth(ReportCall call)
    {
        var (w, start, end, steps) = (call.Words, call.Start, call.End, TimeStep.Of(call, "month"));
        var bounds = TimeStep.Bounds(call, steps);
        var before = await call.Db.Customers.CountAsync(c => c.IsActive && c.CreatedAt < start, call.Ct);
        var found = await call.Db.Customers.Where(c => c.IsActive && c.CreatedAt >= start && c.CreatedAt < end).GroupBy(c => Bucket.Of(c.CreatedAt, bounds)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, call.Ct);
        var (rows, all) = (new List<ReportRow>(), before);
        foreach (var step in steps)
        {
            var made = found.GetValueOrDefault(step.Number);
            if (call.IsYetToCome(step.First, made == 0)) continue;
            rows.Add(new(step.Label, step.Label, new Dictionary<string, object?>
            {
                ["month"] = step.Label,
                ["new_customers"] = made,
                ["customers"] = all + made,
                ["growth"] = ReportCall.Rate(made, all),
            }, new(Customers, ReportCall.All(IsActive, ReportCall.Between("created_at", step.From, step.End)))));
            all += made;
        }
        return new([w.Dimension("month", ColumnType.Month), w.Measure("new_customers", ColumnType.Count), w.Measure("customers", ColumnType.Count), w.Measure("growth", ColumnType.Rate)], rows,
            new(new Dictionary<string, object?> { ["new_customers"] = all - before, ["customers"] = all, ["growth"] = ReportCall.Rate(all - before, before) }, new(Customers, ReportCall.All(IsActive, call.Within("created_at")))));
    }

    /// <summary>The customers parted by a field: the value of each part as the API writes it, and its name.</summary>
    private static async Task<List<(CustomerPart Part, string Label)>> By(ReportCall call, string way, Lifecycle[] lives)
    {
        var (w, language) = (call.Words, call.Session.Language);
        var parts = (await CustomerParts.Of(call.Db, call.Session, way, lives, call.Ct)).OrderByDescending(p => p.Count).ThenBy(p => p.Value, StringComparer.Ordinal);
        if (way == "owner")
        {
            var names = await call.Names();
            return [.. parts.Select(p => (p, p.Value is null ? w.Of("nobody") : names.GetValueOrDefault(Id<Identity.User>.Parse(p.Value), "")))];
        }
        if (CustomerFields.All.Find(way)?.Options is not { Count: > 0 } options) return [.. parts.Select(p => (p, p.Value ?? w.Of("none")))];
        var named = parts.Select(p => options.FirstOrDefault(o => p.Value is not null && o.IsMeantBy(p.Value)) is { } option ? (p with { Value = option.Value }, option.Label(language)) : (p with { Value = null }, w.Of("none")));
        return [.. way == "grade" ? named.OrderBy(p => p.Item1.Value, StringComparer.Ordinal) : named];
    }

    private static string FieldOf(string way) => way == "owner" ? "owner_id" : way;

    private static async Task<Counted> Told(ReportCall call, string way, string condition, params Lifecycle[] lives)
    {
        var w = call.Words;
        var found = await By(call, way, lives);
        if (way == "segment") found.RemoveAll(f => f.Part.Value is null);
        var all = found.Sum(f => f.Part.Count);
        Dictionary<string, object?> Cells(string? label, IReadOnlyCollection<CustomerPart> of)
        {
            var (count, buyers, spent) = (of.Sum(p => p.Count), of.Sum(p => p.Buyers), of.Sum(p => p.Spent));
            var cells = new Dictionary<string, object?>
            {
                ["customers"] = count,
                ["share"] = ReportCall.Rate(count, all),
                ["buyers"] = buyers,
                ["spent"] = spent,
                ["average_spent"] = ReportCall.Average(spent, buyers),
                ["predicted"] = of.Sum(p => p.Predicted),
            };
            if (label is not null) cells[way] = label;
            return cells;
        }
        return new([w.Dimension(way), w.Measure("customers", ColumnType.Count), w.Measure("share", ColumnType.Rate), w.Measure("buyers", ColumnType.Count), w.Measure("spent", ColumnType.Money), w.Measure("average_spent", ColumnType.Money), w.Measure("predicted", ColumnType.Money)],
            [.. found.Select(f => new ReportRow(f.Part.Value ?? "", f.Label, Cells(f.Label, [f.Part]), new(Customers, Where(f.Part))) { CellRecords = Buyers(Where(f.Part)) })],
            new(Cells(null, [.. found.Select(f => f.Part)]), new(Customers, condition)) { CellRecords = Buyers(condition) });

        string Where(CustomerPart part) => ReportCall.All(condition, ReportCall.Is(FieldOf(way), part.Value));
    }

    private static Task<Counted> Distribution(ReportCall call) => Told(call, call.By, IsActive);

    private static Task<Counted> Territory(ReportCall call) => Told(call, "province", IsActive);

    /// <summary>The segments of customers who have bought.</summary>
    private static Task<Counted> Rfm(ReportCall call) => Told(call, "segment", $"{IsActive} and segment is not null");

    private static Task<Counted> Lost(ReportCall call) =>
        Told(call, call.By, $"{IsActive} and lifecycle in ('lost', 'at_risk')", Lifecycle.Lost, Lifecycle.AtRisk);

    private static async Task<Counted> Activity(ReportCall call)
    {
        var (w, today) = (call.Words, call.Today);
        DateTimeOffset[] bounds = [.. Bounds.Reverse().Select(days => call.StartOf(today.AddDays(-days)))];
        var found = await call.Db.Customers.Where(c => c.IsActive).Select(c => c.LastActivityAt).GroupBy(at => at == null ? Never : Bucket.Of(at, bounds)).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(call.Ct);
        var counts = found.ToDictionary(f => f.Key == Never ? Never : Bounds.Length - f.Key, f => f.Count);
        var (rows, whole) = (new List<ReportRow>(), counts.Values.Sum());
        for (var i = 0; i <= Bounds.Length; i++)
        {
            var (newest, oldest) = (i == 0 ? (DateOnly?)null : today.AddDays(-Bounds[i - 1]), i == Bounds.Length ? (DateOnly?)null : today.AddDays(-Bounds[i]));
            var key = i == Bounds.Length ? "older" : Bounds[i].ToString(CultureInfo.InvariantCulture);
            rows.Add(Row(key, i == Bounds.Length ? w.Of("days_more", Bounds[^1]) : w.Of("days_within", Bounds[i]), counts.GetValueOrDefault(i), ReportCall.All(
                IsActive, newest is { } last ? string.Create(CultureInfo.InvariantCulture, $"last_activity_at < '{last:yyyy-MM-dd}'") : null,
                oldest is { } first ? string.Create(CultureInfo.InvariantCulture, $"last_activity_at >= '{first:yyyy-MM-dd}'") : null)));
        }
        rows.Add(Row("never", w.Of("never"), counts.GetValueOrDefault(Never), ReportCall.All(IsActive, "last_activity_at is null")));
        return new([w.Dimension("last_activity"), w.Measure("customers", ColumnType.Count), w.Measure("share", ColumnType.Rate)], rows, new(new Dictionary<string, object?> { ["customers"] = whole }, new(Customers, IsActive)));

        ReportRow Row(string key, string label, int count, string filter) => new(key, label, new Dictionary<string, object?> { ["last_activity"] = label, ["customers"] = count, ["share"] = ReportCall.Rate(count, whole) }, new(Customers, filter));
    }
}
