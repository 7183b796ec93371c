using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>What was done, and where enquiries come from and what they cost.</summary>
internal static class WorkReports
{
    public static readonly IReadOnlyList<Report> All =
    [
        new("work_report", ChartKind.Line, "work", Work) { Needs = [CustomersModule.View, LeadsModule.View, OpportunitiesModule.View, OrdersModule.View, ActivitiesModule.View], Tells = [("opportunities", "actual_amount"), ("orders", "net_amount")], Ways = ["day", "week", "month"] },
        new("activity_report", ChartKind.Bar, "work", Activities) { Needs = [ActivitiesModule.View] },
        new("lead_sources", ChartKind.Table, "work", Sources) { Needs = [LeadsModule.View, OpportunitiesModule.View], Tells = [("leads", "source"), ("opportunities", "actual_amount")] },
    ];

    /// <summary>The daily, weekly or monthly report: what came in, what was done, what was won. A row counts records of several kinds: each cell has a list of its own.</summary>
    private static async Task<Counted> Work(ReportCall call)
    {
        var (w, start, end, currency, db, ct, steps) = (call.Words, call.Start, call.End, call.Currency, call.Db, call.Ct, TimeStep.Of(call));
        var bounds = TimeStep.Bounds(call, steps);
        async Task<Dictionary<int, Done>> ByStep(IQueryable<Done> found) => await found.ToDictionaryAsync(d => d.Step, ct);
        var customers = await ByStep(db.Customers.Where(c => c.IsActive && c.CreatedAt >= start && c.CreatedAt < end).GroupBy(c => Bucket.Of(c.CreatedAt, bounds)).Select(g => new Done(g.Key, g.Count(), 0)));
        var leads = await ByStep(db.Leads.Where(l => l.CreatedAt >= start && l.CreatedAt < end).GroupBy(l => Bucket.Of(l.CreatedAt, bounds)).Select(g => new Done(g.Key, g.Count(), 0)));
        var deals = await ByStep(db.Opportunities.Where(o => o.CreatedAt >= start && o.CreatedAt < end).GroupBy(o => Bucket.Of(o.CreatedAt, bounds)).Select(g => new Done(g.Key, g.Count(), 0)));
        var won = await ByStep(db.Opportunities.Where(o => o.Status == OpportunityStatus.Won && o.Currency == currency && o.ClosedAt >= start && o.ClosedAt < end).GroupBy(o => Bucket.Of(o.ClosedAt, bounds)).Select(g => new Done(g.Key, g.Count(), g.Sum(o => o.ActualAmount ?? 0))));
        var orders = await ByStep(db.Orders.Where(o => o.Status == OrderStatus.Completed && o.Currency == currency && o.OrderedAt >= start && o.OrderedAt < end).GroupBy(o => Bucket.Of(o.OrderedAt, bounds)).Select(g => new Done(g.Key, g.Count(), g.Sum(o => o.NetAmount))));
        var talks = await ByStep(db.Activities.Where(a => a.OccurredAt >= start && a.OccurredAt < end).GroupBy(a => Bucket.Of(a.OccurredAt, bounds)).Select(g => new Done(g.Key, g.Count(), 0)));
        Dictionary<string, object?> Cells(Func<Dictionary<int, Done>, IEnumerable<Done>> of, string? label)
        {
            int Count(Dictionary<int, Done> done) => of(done).Sum(d => d.Count);
            var cells = new Dictionary<string, object?>
            {
                ["new_customers"] = Count(customers),
                ["leads"] = Count(leads),
                ["new_deals"] = Count(deals),
                ["activities"] = Count(talks),
                ["won"] = Count(won),
                ["orders"] = Count(orders),
                ["won_amount"] = of(won).Sum(d => d.Sum),
                ["revenue"] = of(orders).Sum(d => d.Sum),
            };
            if (label is not null) cells[call.By] = label;
            return cells;
        }
        var all = new[] { customers, leads, deals, won, orders, talks };
        var rows = steps.Where(s => !call.IsYetToCome(s.First, !all.Any(done => done.ContainsKey(s.Number)))).Select(s => new ReportRow(s.Label, s.Label, Cells(done => done.TryGetValue(s.Number, out var of) ? [of] : [], s.Label)) { CellRecords = Behind(call, field => ReportCall.Between(field, s.From, s.End)) }).ToList();
        string[] counts = ["new_customers", "leads", "new_deals", "activities", "won", "orders"];
        return new([TimeStep.Column(call), .. counts.Select(c => w.Measure(c, ColumnType.Count)), w.Measure("won_amount", ColumnType.Money), w.Measure("revenue", ColumnType.Money)], rows, new(Cells(done => done.Values, null)) { CellRecords = Behind(call, call.Within) })
        { Notes = [.. await OrderReports.Notes(call), .. await call.OtherDeals(others => others.Where(o => o.Status == OpportunityStatus.Won && o.ClosedAt >= start && o.ClosedAt < end))] };
    }

    private static Dictionary<string, ReportRecords> Behind(ReportCall call, Func<string, string> when)
    {
        var won = new ReportRecords("opportunities", ReportCall.All("status = 'won'", $"currency = '{call.Currency}'", when("closed_at")));
        var orders = new ReportRecords("orders", ReportCall.All("status = 'completed'", $"currency = '{call.Currency}'", when("ordered_at")));
        return new(CustomerReports.Made(when("created_at")))
        {
            ["leads"] = new("leads", when("created_at")),
            ["new_deals"] = new("opportunities", when("created_at")),
            ["activities"] = new("activities", when("occurred_at")),
            ["won"] = won,
            ["won_amount"] = won,
            ["orders"] = orders,
            ["revenue"] = orders,
        };
    }

    private sealed record Done(int Step, int Count, decimal Sum);

    private static async Task<Counted> Activities(ReportCall call)
    {
        var (w, start, end, names) = (call.Words, call.Start, call.End, await call.Names());
        var found = await call.Db.Activities.AsNoTracking().Where(a => a.OccurredAt >= start && a.OccurredAt < end).GroupBy(a => new { a.CreatedBy, a.Type }).Select(g => new { g.Key.CreatedBy, g.Key.Type, Count = g.Count() }).ToListAsync(call.Ct);
        var types = Enum.GetValues<ActivityType>();
        Dictionary<string, object?> Cells(string? person, IEnumerable<(ActivityType Type, int Count)> of)
        {
            var counts = of.GroupBy(o => o.Type).ToDictionary(g => g.Key, g => g.Sum(o => o.Count));
            var cells = types.ToDictionary(KeyOf, t => (object?)counts.GetValueOrDefault(t));
            cells["total"] = counts.Values.Sum();
            if (person is not null) cells["person"] = person;
            return cells;
        }
        var rows = found.GroupBy(f => f.CreatedBy).Select(g => (g.Key, Name: g.Key is { } id ? names.GetValueOrDefault(id, "") : w.Of("nobody"), Parts: g.Select(f => (f.Type, f.Count)).ToList()))
            .OrderByDescending(g => g.Parts.Sum(p => p.Count)).ThenBy(g => g.Name, StringComparer.Ordinal).Select(g => Row(g.Key?.ToString(), g.Name, Cells(g.Name, g.Parts))).ToList();
        return new([w.Dimension("person"), w.Measure("total", ColumnType.Count), .. types.Select(t => w.Measure(KeyOf(t), ColumnType.Count))], rows,
            new(Cells(null, found.Select(f => (f.Type, f.Count))), Of()) { CellRecords = types.ToDictionary(KeyOf, t => Of(TypeIs(t))) });

        ReportRecords Of(params string?[] conditions) => new("activities", ReportCall.All([call.Within("occurred_at"), .. conditions]));
        ReportRow Row(string? person, string name, Dictionary<string, object?> cells) =>
            new(person ?? "", name, cells, Of(ReportCall.Is("created_by", person))) { CellRecords = types.ToDictionary(KeyOf, t => Of(ReportCall.Is("created_by", person), TypeIs(t))) };
    }

    private static string TypeIs(ActivityType type) => ReportCall.Is("type", Option.WordOf(type));

    private static string KeyOf(ActivityType type) => $"activity_{type.ToString().ToLowerInvariant()}";

    /// <summary>Enquiries of the period by where they came from, what became of them, and what the source has cost so far: cost for each customer won, and what a unit of cost brought.</summary>
    private static async Task<Counted> Sources(ReportCall call)
    {
        var (w, start, end, currency) = (call.Words, call.Start, call.End, call.Currency);
        var leads = call.Db.Leads.AsNoTracking().Where(l => l.CreatedAt >= start && l.CreatedAt < end);
        var found = await leads.GroupBy(l => l.Source).Select(g => new { g.Key, Count = g.Count(), Converted = g.Count(l => l.Status == LeadStatus.Converted) }).ToListAsync(call.Ct);
        var won = await leads.Where(l => l.OpportunityId != null).Join(call.Db.Opportunities.Where(o => o.Status == OpportunityStatus.Won && o.Currency == currency), l => l.OpportunityId, o => o.Id, (l, o) => new { l.Source, o.CustomerId, Amount = o.ActualAmount ?? 0 })
            .GroupBy(x => x.Source).Select(g => new { g.Key, Deals = g.Count(), Customers = g.Select(x => x.CustomerId).Distinct().Count(), Amount = g.Sum(x => x.Amount) }).ToListAsync(call.Ct);
        var costs = await call.Db.LeadSources.AsNoTracking().Where(s => s.Currency == currency).ToDictionaryAsync(s => s.Name, s => s.Cost, call.Ct);
        var rows = found.OrderByDescending(f => f.Count).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f =>
        {
            var (deals, cost) = (won.Find(x => x.Key == f.Key), f.Key is null ? 0 : costs.GetValueOrDefault(f.Key));
            return new ReportRow(f.Key ?? "", f.Key ?? w.Of("none"), Cells(f.Key ?? w.Of("none"), f.Count, f.Converted, deals?.Customers ?? 0, deals?.Amount ?? 0, cost), new("leads", From(f.Key))) { CellRecords = Converted(From(f.Key)) };
        }).ToList();
        var spent = found.Where(f => f.Key is not null).Sum(f => costs.GetValueOrDefault(f.Key!));
        return new([w.Dimension("source"), w.Measure("leads", ColumnType.Count), w.Measure("converted", ColumnType.Count), w.Measure("conversion", ColumnType.Rate), w.Measure("won_customers", ColumnType.Count), w.Measure("won_amount", ColumnType.Money),
            w.Measure("cost", ColumnType.Money), w.Measure("acquisition_cost", ColumnType.Money), w.Measure("return_on_cost", ColumnType.Rate)],
            rows, new(Cells(null, found.Sum(f => f.Count), found.Sum(f => f.Converted), won.Sum(x => x.Customers), won.Sum(x => x.Amount), spent), new("leads", call.Within("created_at"))) { CellRecords = Converted(call.Within("created_at")) })
        { Notes = [w.Of("cost_so_far")] };

        string From(string? source) => ReportCall.All(call.Within("created_at"), ReportCall.Is("source", source));
        static Dictionary<string, ReportRecords> Converted(string filter) => new() { ["converted"] = new("leads", ReportCall.All(filter, "status = 'converted'")) };
    }

    private static Dictionary<string, object?> Cells(string? source, int leads, int converted, int customers, decimal amount, decimal cost)
    {
        var cells = new Dictionary<string, object?>
        {
            ["leads"] = leads,
            ["converted"] = converted,
            ["conversion"] = ReportCall.Rate(converted, leads),
            ["won_customers"] = customers,
            ["won_amount"] = amount,
            ["cost"] = cost,
            ["acquisition_cost"] = cost == 0 ? null : ReportCall.Average(cost, customers),
            ["return_on_cost"] = ReportCall.Rate(amount - cost, cost),
        };
        if (source is not null) cells["source"] = source;
        return cells;
    }
}
