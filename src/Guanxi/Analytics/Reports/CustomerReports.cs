using System.Globalization;
using System.Linq.Expressions;
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

    private static IQueryable<Customer> Active(ReportCall call) => call.Db.Customers.AsNoTracking().Where(c => c.IsActive);

    private const string IsActive = "is_active = true";

    private static async Task<Counted> Growth(ReportCall call)
    {
        var (w, zone, start, end) = (call.Words, call.Zone, call.Start, call.End);
        var before = await call.Db.Customers.CountAsync(c => c.CreatedAt < start, call.Ct);
        var found = await call.Db.Customers.Where(c => c.CreatedAt >= start && c.CreatedAt < end).GroupBy(c => Month.Of(c.CreatedAt, zone)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key ?? 0, g => g.Count, call.Ct);
        var (rows, all) = (new List<ReportRow>(), before);
        foreach (var first in DealReports.Months(call.From, call.To))
        {
            var made = found.GetValueOrDefault((first.Year * 100) + first.Month);
            if (call.IsYetToCome(first, made == 0)) continue;
            rows.Add(new(DealReports.Name(first), DealReports.Name(first), new Dictionary<string, object?>
            {
                ["month"] = DealReports.Name(first),
                ["new_customers"] = made,
                ["customers"] = all + made,
                ["growth"] = ReportCall.Rate(made, all),
            }, new(Customers, ReportCall.Between("created_at", first < call.From ? call.From : first, first.AddMonths(1) > call.To ? call.To.AddDays(1) : first.AddMonths(1)))));
            all += made;
        }
        return new([w.Dimension("month", ColumnType.Month), w.Measure("new_customers", ColumnType.Count), w.Measure("customers", ColumnType.Count), w.Measure("growth", ColumnType.Rate)], rows,
            new(new Dictionary<string, object?> { ["new_customers"] = all - before, ["customers"] = all, ["growth"] = ReportCall.Rate(all - before, before) }, new(Customers, call.Within("created_at"))));
    }

    private sealed record Part(string? Key, int Count, int Buyers, decimal Spent, decimal Predicted);

    private static async Task<List<Part>> Parted<TKey>(IQueryable<Customer> customers, Expression<Func<Customer, TKey>> by, Func<TKey, string?> key, CancellationToken ct)
    {
        var found = await customers.GroupBy(by).Select(g => new { g.Key, Count = g.Count(), Buyers = g.Count(c => c.PurchaseCount > 0), Spent = g.Sum(c => c.TotalSpent), Predicted = g.Sum(c => c.PredictedValue ?? 0) }).ToListAsync(ct);
        return [.. found.Select(f => new Part(key(f.Key), f.Count, f.Buyers, f.Spent, f.Predicted)).OrderByDescending(f => f.Count).ThenBy(f => f.Key, StringComparer.Ordinal)];
    }

    /// <summary>The customers parted by a field: the value of each part as the API writes it, and its name.</summary>
    private static async Task<List<(Part Part, string Label)>> By(ReportCall call, IQueryable<Customer> customers, string way)
    {
        var (ct, w) = (call.Ct, call.Words);
        string Named<TEnum>(IReadOnlyList<Option> options, string? value) => options.FirstOrDefault(o => o.Value == value) is { } option ? w.Option(options, option.Member!) : w.Of("none");
        static string? Word(IReadOnlyList<Option> options, Enum? member) => options.FirstOrDefault(o => Equals(o.Member, member))?.Value;
        switch (way)
        {
            case "grade": return [.. (await Parted(customers, c => c.Grade, k => Word(CustomerFields.Grades, k), ct)).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p, Named<Grade>(CustomerFields.Grades, p.Key)))];
            case "status": return [.. (await Parted(customers, c => c.Status, k => Word(CustomerFields.Statuses, k), ct)).Select(p => (p, Named<CustomerStatus>(CustomerFields.Statuses, p.Key)))];
            case "lifecycle": return [.. (await Parted(customers, c => c.Lifecycle, k => Word(CustomerFields.Lifecycles, k), ct)).Select(p => (p, Named<Lifecycle>(CustomerFields.Lifecycles, p.Key)))];
            case "segment": return [.. (await Parted(customers, c => c.Segment, k => Word(CustomerFields.Segments, k), ct)).Select(p => (p, Named<RfmSegment>(CustomerFields.Segments, p.Key)))];
            case "owner":
                var names = await call.Names();
                return [.. (await Parted(customers, c => c.OwnerId, k => k?.ToString(), ct)).Select(p => (p, p.Key is null ? w.Of("nobody") : names.GetValueOrDefault(Id<Identity.User>.Parse(p.Key), "")))];
            default:
                Expression<Func<Customer, string?>> word = way switch { "province" => c => c.Province, "scale" => c => c.Scale, "source" => c => c.Source, _ => c => c.Industry };
                return [.. (await Parted(customers, word, k => k, ct)).Select(p => (p, p.Key ?? w.Of("none")))];
        }
    }

    private static string FieldOf(string way) => way == "owner" ? "owner_id" : way;

    private static async Task<Counted> Told(ReportCall call, IQueryable<Customer> customers, string way, string condition)
    {
        var w = call.Words;
        var found = await By(call, customers, way);
        var all = found.Sum(f => f.Part.Count);
        Dictionary<string, object?> Cells(string? label, IReadOnlyCollection<Part> of)
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
            [.. found.Select(f => new ReportRow(f.Part.Key ?? "", f.Label, Cells(f.Label, [f.Part]), new(Customers, ReportCall.All(condition, ReportCall.Is(FieldOf(way), f.Part.Key)))))],
            new(Cells(null, [.. found.Select(f => f.Part)]), new(Customers, condition)));
    }

    private static Task<Counted> Distribution(ReportCall call) => Told(call, Active(call), call.By, IsActive);

    private static Task<Counted> Territory(ReportCall call) => Told(call, Active(call), "province", IsActive);

    /// <summary>The segments of customers who have bought.</summary>
    private static Task<Counted> Rfm(ReportCall call) => Told(call, Active(call).Where(c => c.Segment != null), "segment", $"{IsActive} and segment is not null");

    private static Task<Counted> Lost(ReportCall call) =>
        Told(call, Active(call).Where(c => c.Lifecycle == Lifecycle.Lost || c.Lifecycle == Lifecycle.AtRisk), call.By, $"{IsActive} and lifecycle in ('lost', 'at_risk')");

    private static async Task<Counted> Activity(ReportCall call)
    {
        var (w, today) = (call.Words, call.Today);
        var (a, b, c, d) = (call.StartOf(today.AddDays(-Bounds[0])), call.StartOf(today.AddDays(-Bounds[1])), call.StartOf(today.AddDays(-Bounds[2])), call.StartOf(today.AddDays(-Bounds[3])));
        var counts = await Active(call).Select(x => x.LastActivityAt).GroupBy(at => at == null ? Never : at >= a ? 0 : at >= b ? 1 : at >= c ? 2 : at >= d ? 3 : 4).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, call.Ct);
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
