using System.Globalization;
using Guanxi.Analytics.Scores;
using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>What came in: trend, products, people, cohorts. Purchases are completed orders in the organisation's currency, less what was paid back.</summary>
internal static class OrderReports
{
    private const string Orders = "orders";
    private static readonly (string, string)[] Amounts = [(Orders, "amount"), (Orders, "net_amount")];

    public static readonly IReadOnlyList<Report> All =
    [
        new("sales_trend", ChartKind.Line, "sales", Trend) { Needs = [OrdersModule.View, CustomersModule.View], Tells = Amounts, Ways = ["month", "week", "day"], Months = 12 },
        new("product_ranking", ChartKind.Bar, "sales", Products) { Needs = [OrdersModule.View], Tells = Amounts, Ways = ["product", "category"] },
        new("revenue_by_seller", ChartKind.Bar, "sales", Sellers) { Needs = [OrdersModule.View], Tells = Amounts },
        new("cohorts", ChartKind.Cohort, "customers", Cohorts) { Needs = [OrdersModule.View, CustomersModule.View], Tells = Amounts, Months = 12 },
    ];

    /// <summary>Completed orders of the period, in any currency.</summary>
    private static IQueryable<Order> Completed(ReportCall call)
    {
        var (start, end) = (call.Start, call.End);
        return call.Db.Orders.AsNoTracking().Where(o => o.Status == OrderStatus.Completed && o.OrderedAt >= start && o.OrderedAt < end);
    }

    /// <summary>Completed orders of the period in the organisation's currency.</summary>
    private static IQueryable<Order> Bought(ReportCall call)
    {
        var currency = call.Currency;
        return Completed(call).Where(o => o.Currency == currency);
    }

    private static string Filter(ReportCall call) => ReportCall.All("status = 'completed'", $"currency = '{call.Currency}'", call.Within("ordered_at"));

    private sealed record Sum(string Currency, int Count, decimal Amount);

    /// <summary>Says how many orders in other currencies are left out; adding them up would be wrong.</summary>
    internal static async Task<IReadOnlyList<string>> Notes(ReportCall call)
    {
        var currency = call.Currency;
        return Notes(call, await Completed(call).Where(o => o.Currency != currency).GroupBy(o => o.Currency).Select(g => new Sum(g.Key, g.Count(), g.Sum(o => o.NetAmount))).ToListAsync(call.Ct));
    }

    private static IReadOnlyList<string> Notes(ReportCall call, IEnumerable<Sum> others) =>
        [.. others.OrderBy(o => o.Currency, StringComparer.Ordinal).Select(o => call.Words.Of("other_currency", o.Count, o.Currency, o.Amount.ToString("#,0.00", CultureInfo.InvariantCulture)))];

    private static async Task<Counted> Trend(ReportCall call)
    {
        var (w, start, end, steps) = (call.Words, call.Start, call.End, TimeStep.Of(call));
        var bounds = TimeStep.Bounds(call, steps);
        var sums = await Completed(call).GroupBy(o => new { Step = Bucket.Of(o.OrderedAt, bounds), o.Currency }).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(o => o.NetAmount) }).ToListAsync(call.Ct);
        var (bought, others) = (sums.Where(s => s.Key.Currency == call.Currency).ToDictionary(s => s.Key.Step), sums.Where(s => s.Key.Currency != call.Currency).GroupBy(s => s.Key.Currency));
        var met = await call.Db.Customers.Where(c => c.IsActive && c.CreatedAt >= start && c.CreatedAt < end).GroupBy(c => Bucket.Of(c.CreatedAt, bounds)).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, call.Ct);
        var rows = new List<ReportRow>();
        decimal? before = null;
        foreach (var step in steps)
        {
            var (revenue, orders, customers) = (bought.GetValueOrDefault(step.Number)?.Sum ?? 0, bought.GetValueOrDefault(step.Number)?.Count ?? 0, met.GetValueOrDefault(step.Number));
            if (call.IsYetToCome(step.First, orders == 0 && customers == 0)) continue;
            rows.Add(new(step.Label, step.Label, new Dictionary<string, object?>
            {
                [call.By] = step.Label,
                ["orders"] = orders,
                ["revenue"] = revenue,
                ["average_order"] = ReportCall.Average(revenue, orders),
                ["growth"] = before is { } former and > 0 ? ReportCall.Rate(revenue - former, former) : null,
                ["new_customers"] = customers,
            }, new(Orders, ReportCall.All("status = 'completed'", $"currency = '{call.Currency}'", ReportCall.Between("ordered_at", step.From, step.End))))
            { CellRecords = CustomerReports.Made(ReportCall.Between("created_at", step.From, step.End)) });
            before = revenue;
        }
        var (all, total) = (bought.Values.Sum(b => b.Count), bought.Values.Sum(b => b.Sum));
        return new([TimeStep.Column(call), w.Measure("revenue", ColumnType.Money), w.Measure("orders", ColumnType.Count), w.Measure("average_order", ColumnType.Money),
            w.Measure("growth", ColumnType.Rate), w.Measure("new_customers", ColumnType.Count)], rows,
            new(new Dictionary<string, object?> { ["orders"] = all, ["revenue"] = total, ["average_order"] = ReportCall.Average(total, all), ["new_customers"] = met.Values.Sum() }, new(Orders, Filter(call))) { CellRecords = CustomerReports.Made(call.Within("created_at")) })
        { Notes = Notes(call, others.Select(o => new Sum(o.Key, o.Sum(s => s.Count), o.Sum(s => s.Sum)))) };
    }

    /// <summary>By the lines of orders, before what was paid back: a return names no line. Orders without lines stand for themselves.</summary>
    private static async Task<Counted> Products(ReportCall call)
    {
        var (w, isByCategory) = (call.Words, call.By == "category");
        var lines = Bought(call).Join(call.Db.OrderLines.AsNoTracking(), o => o.Id, l => l.OrderId, (o, l) => new { o.CustomerId, Order = o.Id, l.ProductId, Label = isByCategory ? l.Category : l.Name, l.Quantity, l.Amount });
        var found = await lines.GroupBy(l => l.Label).Select(g => new
        {
            g.Key,
            Orders = g.Select(l => l.Order).Distinct().Count(),
            Customers = g.Select(l => l.CustomerId).Distinct().Count(),
            Quantity = g.Sum(l => l.Quantity),
            Amount = g.Sum(l => l.Amount),
        }).OrderByDescending(g => g.Amount).ThenBy(g => g.Key).Take(MostRows + 1).ToListAsync(call.Ct);
        var isWhole = found.Count <= MostRows;
        var bare = await Bare(call);
        var sum = isWhole
            ? new { Amount = found.Sum(f => f.Amount), Quantity = found.Sum(f => f.Quantity) }
            : await lines.GroupBy(_ => 1).Select(g => new { Amount = g.Sum(l => l.Amount), Quantity = g.Sum(l => l.Quantity) }).FirstAsync(call.Ct);
        var total = sum.Amount + (bare?.Amount ?? 0);
        var rows = found.Take(MostRows).Select(f => new ReportRow(f.Key ?? "", f.Key ?? w.Of("none"), new Dictionary<string, object?>
        {
            [call.By] = f.Key ?? w.Of("none"),
            ["revenue"] = f.Amount,
            ["share"] = total > 0 ? ReportCall.Rate(f.Amount, total) : null,
            ["quantity"] = f.Quantity,
            ["orders"] = f.Orders,
            ["customers"] = f.Customers,
        }, new(Orders, ReportCall.All(Filter(call), OfLines(f.Key))))).ToList();
        if (bare is not null) rows.Add(Row(call, bare, total));
        string OfLines(string? key) => isByCategory ? key is null ? "line.has_category = false" : ReportCall.Is("line.category", key) : ReportCall.Is("line.name", key);
        return new([w.Dimension(call.By), w.Measure("revenue", ColumnType.Money), w.Measure("share", ColumnType.Rate), w.Measure("quantity", ColumnType.Number), w.Measure("orders", ColumnType.Count), w.Measure("customers", ColumnType.Count)],
            rows, new(new Dictionary<string, object?> { ["revenue"] = total, ["quantity"] = sum.Quantity }))
        { Notes = [w.Of("by_lines"), .. isWhole ? Array.Empty<string>() : [w.Of("not_all_rows", MostRows)], .. await Notes(call)] };
    }

    private const int MostRows = 500;

    private sealed record WithoutLines(int Orders, int Customers, decimal Amount);

    private static Task<WithoutLines?> Bare(ReportCall call) => Bought(call).Where(o => !call.Db.OrderLines.Any(l => l.OrderId == o.Id)).GroupBy(_ => 1)
        .Select(g => new WithoutLines(g.Count(), g.Select(o => o.CustomerId).Distinct().Count(), g.Sum(o => o.Amount))).FirstOrDefaultAsync(call.Ct);

    private static ReportRow Row(ReportCall call, WithoutLines bare, decimal total) => new("no_lines", call.Words.Of("no_lines"), new Dictionary<string, object?>
    {
        [call.By] = call.Words.Of("no_lines"),
        ["revenue"] = bare.Amount,
        ["share"] = total > 0 ? ReportCall.Rate(bare.Amount, total) : null,
        ["orders"] = bare.Orders,
        ["customers"] = bare.Customers,
    }, new(Orders, ReportCall.All(Filter(call), "line.name is null")));

    private static async Task<Counted> Sellers(ReportCall call)
    {
        var (w, names) = (call.Words, await call.Names());
        var found = await Bought(call).GroupBy(o => o.SellerId).Select(g => new { g.Key, Orders = g.Count(), Revenue = g.Sum(o => o.NetAmount), Back = g.Sum(o => o.ReturnedAmount), Customers = g.Select(o => o.CustomerId).Distinct().Count() }).ToListAsync(call.Ct);
        var rows = found.OrderByDescending(f => f.Revenue).Select(f => new ReportRow(f.Key?.ToString() ?? "", f.Key is { } id ? names.GetValueOrDefault(id, "") : w.Of("nobody"), new Dictionary<string, object?>
        {
            ["seller"] = f.Key is { } seller ? names.GetValueOrDefault(seller, "") : w.Of("nobody"),
            ["revenue"] = f.Revenue,
            ["orders"] = f.Orders,
            ["average_order"] = ReportCall.Average(f.Revenue, f.Orders),
            ["paid_back"] = f.Back,
            ["customers"] = f.Customers,
        }, new(Orders, ReportCall.All(Filter(call), ReportCall.Is("seller_id", f.Key?.ToString()))))).ToList();
        return new([w.Dimension("seller"), w.Measure("revenue", ColumnType.Money), w.Measure("orders", ColumnType.Count), w.Measure("average_order", ColumnType.Money), w.Measure("paid_back", ColumnType.Money), w.Measure("customers", ColumnType.Count)],
            rows, new(new Dictionary<string, object?> { ["revenue"] = found.Sum(f => f.Revenue), ["orders"] = found.Sum(f => f.Orders), ["paid_back"] = found.Sum(f => f.Back) }, new(Orders, Filter(call))))
        { Notes = await Notes(call) };
    }

    /// <summary>Customers by the month of their first purchase ever, and which part of them bought again so many months later, as was counted with their scores.</summary>
    private static async Task<Counted> Cohorts(ReportCall call)
    {
        var (w, start, end, months) = (call.Words, call.Start, call.End, TimeStep.Of(call, "month"));
        var bounds = TimeStep.Bounds(call, months);
        var found = await call.Db.CustomerFigures.Where(f => f.IsActive && f.FirstPurchaseAt >= start && f.FirstPurchaseAt < end)
            .GroupBy(f => new { Month = Bucket.Of(f.FirstPurchaseAt, bounds), f.BoughtAgain }).Select(g => new { g.Key.Month, g.Key.BoughtAgain, Count = g.Count() }).ToListAsync(call.Ct);
        var cohorts = found.ToLookup(f => f.Month);
        var rows = months.Where(m => !call.IsYetToCome(m.First, !cohorts.Contains(m.Number))).Select(m =>
        {
            var size = cohorts[m.Number].Sum(f => f.Count);
            var cells = new Dictionary<string, object?> { ["cohort"] = m.Label, ["customers"] = size };
            for (var i = 1; i <= PurchaseMonths.Most; i++)
                cells[$"m{i}"] = m.First.AddMonths(i) > call.Today ? null : ReportCall.Rate(cohorts[m.Number].Where(f => PurchaseMonths.Has(f.BoughtAgain, i)).Sum(f => f.Count), size);
            return new ReportRow(m.Label, m.Label, cells, new("customers", ReportCall.All(CustomerReports.IsActive, ReportCall.Between("first_purchase_at", m.From, m.End))));
        }).ToList();
        return new([w.Dimension("cohort", ColumnType.Month), w.Measure("customers", ColumnType.Count), .. Enumerable.Range(1, PurchaseMonths.Most).Select(i => new ReportColumn($"m{i}", w.Of("month_later", i), ColumnType.Rate, ColumnRole.Measure))],
            rows, new(new Dictionary<string, object?> { ["customers"] = rows.Sum(r => (int)r.Cells["customers"]!) }, new("customers", ReportCall.All(CustomerReports.IsActive, call.Within("first_purchase_at")))));
    }
}
