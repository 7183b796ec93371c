using System.Globalization;
using Guanxi.Identity;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Opportunities.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>What becomes of deals: funnel, won and lost, who sold how much, how fast, and how the pipeline changed.</summary>
internal static class DealReports
{
    /// <summary>The row of a funnel that nobody reaches on the way.</summary>
    public const string Lost = "lost";
    internal const string Deals = "opportunities";
    private static readonly (string, string)[] Amounts = [(Deals, "amount"), (Deals, "actual_amount")];
    private static readonly (int From, int? Below)[] Sizes = [(0, 10_000), (10_000, 50_000), (50_000, 200_000), (200_000, 1_000_000), (1_000_000, null)];

    public static readonly IReadOnlyList<Report> All =
    [
        new("sales_funnel", ChartKind.Funnel, "sales", Funnel) { Needs = [OpportunitiesModule.View], Tells = Amounts, HasPipeline = true },
        new("win_loss", ChartKind.Bar, "sales", WinLoss) { Needs = [OpportunitiesModule.View], Tells = [.. Amounts, (Deals, "lost_reason"), (Deals, "source")], Ways = ["lost_reason", "competitor", "source", "size", "owner", "month"], HasPipeline = true, Months = 12 },
        new("sales_performance", ChartKind.Bar, "sales", Performance) { Needs = [OpportunitiesModule.View], Tells = Amounts, Ways = ["owner", "department", "month"], HasPipeline = true },
        new("sales_velocity", ChartKind.Table, "sales", Velocity) { Needs = [OpportunitiesModule.View], Tells = Amounts, Ways = ["owner", "pipeline"], HasPipeline = true, Months = 12 },
        new("forecast", ChartKind.Bar, "sales", OutlookReports.Forecast) { Needs = [OpportunitiesModule.View], Tells = Amounts, Ways = ["month", "owner", "department", "category"], HasPeriod = false, HasPipeline = true },
        new("pipeline_waterfall", ChartKind.Waterfall, "sales", OutlookReports.Waterfall) { Needs = [OpportunitiesModule.View], Tells = Amounts, HasPipeline = true },
    ];

    private static async Task<Counted> Funnel(ReportCall call)
    {
        var (found, stages) = await OpportunitiesModule.Funnel(new FunnelQuery { Pipeline = call.Query.Pipeline, From = call.From, To = call.To, Owner = await call.Person(), Department = call.Query.Department, Currency = call.Currency }, call.Call);
        var (w, whole) = (call.Words, ReportCall.All($"currency = '{call.Currency}'", await call.PeopleFilter("owner_id"), ReportCall.Is("pipeline", found.Pipeline), call.Within("created_at")));
        var rows = stages.Select(s => new ReportRow(s.Kind == StageKind.Lost ? Lost : s.Code, s.Name, new Dictionary<string, object?>
        {
            ["stage"] = s.Name,
            ["reached"] = s.Reached,
            ["conversion"] = s.ConversionRate,
            ["next_rate"] = s.NextRate,
            ["count"] = s.Count,
            ["amount"] = s.Amount,
            ["weighted"] = s.Weighted,
            ["average_amount"] = s.AverageAmount,
            ["average_days"] = s.AverageDays,
        }, new(Deals, ReportCall.All(whole, Reached(s, found.Way))))
        { CellRecords = Standing(ReportCall.All(whole, ReportCall.Is("stage", s.Name))) }).ToList();
        return new([w.Dimension("stage"), w.Measure("reached", ColumnType.Count), w.Measure("conversion", ColumnType.Rate), w.Measure("next_rate", ColumnType.Rate), w.Measure("count", ColumnType.Count),
            w.Measure("amount", ColumnType.Money), w.Measure("weighted", ColumnType.Money), w.Measure("average_amount", ColumnType.Money), w.Measure("average_days", ColumnType.Days)], rows,
            new(new Dictionary<string, object?> { ["count"] = stages.Sum(s => s.Count), ["amount"] = stages.Sum(s => s.Amount), ["weighted"] = stages.Sum(s => s.Weighted), ["win_rate"] = found.WinRate, ["won_amount"] = found.WonAmount }, new(Deals, whole)) { CellRecords = new Dictionary<string, ReportRecords> { ["won_amount"] = new(Deals, ReportCall.All(whole, "status = 'won'")) } })
        { Notes = await call.OtherDeals(deals => deals.Where(o => o.PipelineId == found.PipelineId && o.CreatedAt >= call.Start && o.CreatedAt < call.End)) };
    }

    /// <summary>The deals that are in a stage now.</summary>
    private static Dictionary<string, ReportRecords> Standing(string filter) => ((string[])["count", "amount", "weighted"]).ToDictionary(key => key, _ => new ReportRecords(Deals, filter));

    /// <summary>The deals that ever came as far as a stage: all came to the first.</summary>
    private static string? Reached(FunnelStage stage, IReadOnlyList<FunnelStage> way)
    {
        if (stage.Kind == StageKind.Lost) return "status = 'lost'";
        return way[0] == stage ? null : $"furthest_stage in ({string.Join(", ", way.SkipWhile(s => s != stage).Select(s => $"'{s.Name.Replace("'", "''", StringComparison.Ordinal)}'"))})";
    }

    private sealed record Outcome(string? Key, string Label, int Won, int Lost, decimal WonAmount, decimal LostAmount, double Days, string Filter);

    private static async Task<Counted> WinLoss(ReportCall call)
    {
        var outcomes = call.By switch
        {
            "owner" => await ByOwner(call),
            "month" => await ByMonth(call),
            "size" => await BySize(call),
            "competitor" => await ByCompetitor(call),
            "source" => await ByWord(call, o => o.Source, "source"),
            _ => await ByWord(call, o => o.LostReason, "lost_reason", (await Closed(call)).Where(o => o.Status == OpportunityStatus.Lost)),
        };
        return await Told(call, outcomes, call.By == "competitor" ? null : ReportCall.All(await call.DealFilter(), call.Within("closed_at"), call.By == "lost_reason" ? "status = 'lost'" : null), withCycle: false);
    }

    private static async Task<Counted> Performance(ReportCall call) => await Told(
        call, call.By switch { "month" => await ByMonth(call), "department" => await ByDepartment(call), _ => await ByOwner(call) }, ReportCall.All(await call.DealFilter(), call.Within("closed_at")), withCycle: true);

    /// <summary>One table for what was closed. A deal with several competitors counts for each, so those rows have no total.</summary>
    private static async Task<Counted> Told(ReportCall call, IReadOnlyList<Outcome> found, string? whole, bool withCycle)
    {
        var w = call.Words;
        List<ReportColumn> columns =
        [
            w.Dimension(call.By, call.By == "month" ? ColumnType.Month : ColumnType.Text), w.Measure("won", ColumnType.Count), w.Measure("lost", ColumnType.Count), w.Measure("win_rate", ColumnType.Rate),
            w.Measure("won_amount", ColumnType.Money), w.Measure("lost_amount", ColumnType.Money),
        ];
        if (call.By == "lost_reason") columns.RemoveAll(c => c.Key is "won" or "win_rate" or "won_amount"); // only what was lost has one
        if (withCycle) columns.AddRange([w.Measure("average_won", ColumnType.Money), w.Measure("average_days", ColumnType.Days)]);
        Dictionary<string, object?> Cells(string? label, IReadOnlyCollection<Outcome> of)
        {
            var (won, lost) = (of.Sum(o => o.Won), of.Sum(o => o.Lost));
            var cells = new Dictionary<string, object?>
            {
                ["won"] = won,
                ["lost"] = lost,
                ["win_rate"] = ReportCall.Rate(won, won + lost),
                ["won_amount"] = of.Sum(o => o.WonAmount),
                ["lost_amount"] = of.Sum(o => o.LostAmount),
            };
            if (label is not null) cells[call.By] = label;
            if (withCycle) (cells["average_won"], cells["average_days"]) = (ReportCall.Average(of.Sum(o => o.WonAmount), won), ReportCall.Average((decimal)of.Sum(o => o.Days), won));
            return cells;
        }
        var filter = await call.DealFilter();
        ReportRow Row(Outcome outcome, string of) => new(outcome.Key ?? "", outcome.Label, Cells(outcome.Label, [outcome]), new(Deals, of)) { CellRecords = Ends(of) };
        var rows = found.Select(o => Row(o, ReportCall.All(filter, call.Within("closed_at"), o.Filter))).ToList();
        return new(columns, rows, whole is null ? null : new(Cells(null, found), new(Deals, whole)) { CellRecords = Ends(whole) }) { Notes = await OtherClosed(call) };
    }

    private static Task<IReadOnlyList<string>> OtherClosed(ReportCall call) =>
        call.OtherDeals(deals => deals.Where(o => o.Status != OpportunityStatus.Open && o.ClosedAt >= call.Start && o.ClosedAt < call.End));

    private static Dictionary<string, ReportRecords> Ends(string filter)
    {
        var (won, lost) = (new ReportRecords(Deals, ReportCall.All(filter, "status = 'won'")), new ReportRecords(Deals, ReportCall.All(filter, "status = 'lost'")));
        return new() { ["won"] = won, ["won_amount"] = won, ["lost"] = lost, ["lost_amount"] = lost };
    }

    private static async Task<IQueryable<Opportunity>> Closed(ReportCall call)
    {
        var (start, end) = (call.Start, call.End);
        return (await call.Deals()).Where(o => o.Status != OpportunityStatus.Open && o.ClosedAt >= start && o.ClosedAt < end);
    }

    private sealed record Part<TKey>(TKey Key, int Won, int Lost, decimal WonAmount, decimal LostAmount, double Days);

    private static Task<List<Part<TKey>>> Parted<TKey>(IQueryable<Opportunity> closed, System.Linq.Expressions.Expression<Func<Opportunity, TKey>> by, CancellationToken ct) =>
        closed.GroupBy(by).Select(g => new Part<TKey>(
            g.Key, g.Count(o => o.Status == OpportunityStatus.Won), g.Count(o => o.Status == OpportunityStatus.Lost),
            g.Sum(o => o.Status == OpportunityStatus.Won ? o.ActualAmount ?? 0 : 0), g.Sum(o => o.Status == OpportunityStatus.Lost ? o.Amount : 0),
            g.Sum(o => o.Status == OpportunityStatus.Won ? (o.ClosedAt!.Value - o.CreatedAt).TotalDays : 0))).ToListAsync(ct);

    private static async Task<IReadOnlyList<Outcome>> ByOwner(ReportCall call)
    {
        var names = await call.Names();
        var found = await Parted(await Closed(call), o => o.OwnerId, call.Ct);
        return [.. found.Select(f => Of(f, f.Key?.ToString(), f.Key is { } id ? names.GetValueOrDefault(id, "") : call.Words.Of("nobody"), ReportCall.Is("owner_id", f.Key?.ToString()))).OrderByDescending(o => o.WonAmount).ThenBy(o => o.Label, StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<Outcome>> ByDepartment(ReportCall call)
    {
        var departments = await call.Db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, call.Ct);
        var people = await call.Db.Users.AsNoTracking().Select(u => new { u.Id, u.DepartmentId }).ToListAsync(call.Ct);
        var of = people.ToDictionary(p => p.Id, p => p.DepartmentId);
        var found = await Parted(await Closed(call), o => o.OwnerId, call.Ct);
        return [.. found.GroupBy(f => f.Key is { } id ? of.GetValueOrDefault(id) : null).Select(g => new Outcome(
            g.Key?.ToString(), g.Key is { } id ? departments.GetValueOrDefault(id, "") : call.Words.Of("no_department"), g.Sum(f => f.Won), g.Sum(f => f.Lost), g.Sum(f => f.WonAmount), g.Sum(f => f.LostAmount), g.Sum(f => f.Days),
            Owners([.. g.Select(f => f.Key)]))).OrderByDescending(o => o.WonAmount).ThenBy(o => o.Label, StringComparer.Ordinal)];
    }

    /// <summary>Deals of these people, with or without those of nobody.</summary>
    internal static string Owners(IReadOnlyCollection<Id<User>?> owners)
    {
        var people = owners.OfType<Id<User>>().ToList();
        if (people.Count == owners.Count) return ReportCall.InPeople("owner_id", people);
        return people.Count == 0 ? "owner_id is null" : $"({ReportCall.InPeople("owner_id", people)} or owner_id is null)";
    }

    private static async Task<IReadOnlyList<Outcome>> ByMonth(ReportCall call)
    {
        var steps = TimeStep.Of(call, "month");
        var bounds = TimeStep.Bounds(call, steps);
        var found = (await Parted(await Closed(call), o => Bucket.Of(o.ClosedAt, bounds), call.Ct)).ToDictionary(f => f.Key);
        return [.. steps.Where(m => !call.IsYetToCome(m.First, !found.ContainsKey(m.Number)))
            .Select(m => Of(found.GetValueOrDefault(m.Number, new(m.Number, 0, 0, 0, 0, 0)), m.Label, m.Label, ReportCall.Between("closed_at", m.From, m.End)))];
    }

    private static async Task<IReadOnlyList<Outcome>> BySize(ReportCall call)
    {
        var found = await Parted(await Closed(call), o => o.Amount < 10_000 ? 0 : o.Amount < 50_000 ? 1 : o.Amount < 200_000 ? 2 : o.Amount < 1_000_000 ? 3 : 4, call.Ct);
        return [.. found.OrderBy(f => f.Key).Select(f => Of(f, f.Key.ToString(CultureInfo.InvariantCulture), SizeOf(Sizes[f.Key]),
            string.Create(CultureInfo.InvariantCulture, $"amount >= {Sizes[f.Key].From}{(Sizes[f.Key].Below is { } below ? $" and amount < {below}" : "")}")))];
    }

    private static string SizeOf((int From, int? Below) size) => string.Create(CultureInfo.InvariantCulture, $"{size.From:#,0}{(size.Below is { } below ? $"–{below:#,0}" : "+")}");

    private static async Task<IReadOnlyList<Outcome>> ByWord(ReportCall call, System.Linq.Expressions.Expression<Func<Opportunity, string?>> by, string field, IQueryable<Opportunity>? among = null)
    {
        var found = await Parted(among ?? await Closed(call), by, call.Ct);
        return [.. found.Select(f => Of(f, f.Key, f.Key ?? call.Words.Of("none"), ReportCall.Is(field, f.Key))).OrderByDescending(o => o.Won + o.Lost).ThenBy(o => o.Label, StringComparer.Ordinal)];
    }

    /// <summary>Against whom deals were won and lost; a deal may count for several.</summary>
    private static async Task<IReadOnlyList<Outcome>> ByCompetitor(ReportCall call)
    {
        var closed = await (await Closed(call)).Where(o => o.Rivals.Length > 0).Select(o => new { o.Status, o.Rivals, Won = o.ActualAmount ?? 0, o.Amount }).ToListAsync(call.Ct);
        return [.. closed.SelectMany(o => o.Rivals.Select(name => (Name: name, Deal: o))).GroupBy(x => x.Name).Select(g => new Outcome(
            g.Key, g.Key, g.Count(x => x.Deal.Status == OpportunityStatus.Won), g.Count(x => x.Deal.Status == OpportunityStatus.Lost),
            g.Where(x => x.Deal.Status == OpportunityStatus.Won).Sum(x => x.Deal.Won), g.Where(x => x.Deal.Status == OpportunityStatus.Lost).Sum(x => x.Deal.Amount), 0, ReportCall.Is("rivals", g.Key)))
            .OrderByDescending(o => o.Won + o.Lost).ThenBy(o => o.Label, StringComparer.Ordinal)];
    }

    private static Outcome Of<TKey>(Part<TKey> part, string? key, string label, string filter) => new(key, label, part.Won, part.Lost, part.WonAmount, part.LostAmount, part.Days, filter);

    /// <summary>Open deals × win rate × average won amount / average cycle in days (product.md §4): money a day.</summary>
    private static async Task<Counted> Velocity(ReportCall call)
    {
        var (w, names) = (call.Words, await call.Names());
        var isByPipeline = call.By == "pipeline";
        var open = (await call.Deals()).Where(o => o.Status == OpportunityStatus.Open);
        var closed = await Closed(call);
        var pipelines = (await OpportunitiesModule.Pipelines(call.Db, call.Ct)).ToDictionary(p => p.Pipeline.Id.ToString(), p => p.Pipeline.Name);
        var openBy = isByPipeline
            ? (await open.GroupBy(o => o.PipelineId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(call.Ct)).ToDictionary(g => g.Key.ToString(), g => g.Count)
            : (await open.GroupBy(o => o.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(call.Ct)).ToDictionary(g => g.Key?.ToString() ?? "", g => g.Count);
        var closedBy = isByPipeline
            ? (await Parted(closed, o => o.PipelineId, call.Ct)).ToDictionary(p => p.Key.ToString(), p => Of(p, null, "", ""))
            : (await Parted(closed, o => o.OwnerId, call.Ct)).ToDictionary(p => p.Key?.ToString() ?? "", p => Of(p, null, "", ""));
        var filter = await call.DealFilter();
        string Label(string key) => isByPipeline ? pipelines.GetValueOrDefault(key, "") : key.Length == 0 ? w.Of("nobody") : names.GetValueOrDefault(Id<User>.Parse(key), "");
        string Where(string key) => isByPipeline ? ReportCall.Is("pipeline", Label(key)) : ReportCall.Is("owner_id", key.Length == 0 ? null : key);
        var rows = openBy.Keys.Union(closedBy.Keys).Select(key => new ReportRow(
            key, Label(key), Speed(Label(key), call.By, openBy.GetValueOrDefault(key), closedBy.GetValueOrDefault(key)), new(Deals, ReportCall.All(filter, "status = 'open'", Where(key))))).OrderBy(r => r.Label, StringComparer.Ordinal).ToList();
        var all = closedBy.Values.Aggregate(new Outcome(null, "", 0, 0, 0, 0, 0, ""), (a, b) => a with { Won = a.Won + b.Won, Lost = a.Lost + b.Lost, WonAmount = a.WonAmount + b.WonAmount, Days = a.Days + b.Days });
        return new([w.Dimension(call.By), w.Measure("open", ColumnType.Count), w.Measure("win_rate", ColumnType.Rate), w.Measure("average_won", ColumnType.Money), w.Measure("average_days", ColumnType.Days), w.Measure("velocity", ColumnType.Money)],
            rows, new(Speed(null, call.By, openBy.Values.Sum(), all), new(Deals, ReportCall.All(filter, "status = 'open'"))))
        { Notes = await OtherClosed(call) };
    }

    private static Dictionary<string, object?> Speed(string? label, string by, int open, Outcome? closed)
    {
        var (won, lost) = (closed?.Won ?? 0, closed?.Lost ?? 0);
        var (rate, average, days) = (ReportCall.Rate(won, won + lost), ReportCall.Average(closed?.WonAmount ?? 0, won), ReportCall.Average((decimal)(closed?.Days ?? 0), won));
        var cells = new Dictionary<string, object?>
        {
            ["open"] = open,
            ["win_rate"] = rate,
            ["average_won"] = average,
            ["average_days"] = days,
            ["velocity"] = rate is null || average is null || days is null or 0 ? null : Math.Round(open * rate.Value * average.Value / days.Value, 2),
        };
        if (label is not null) cells[by] = label;
        return cells;
    }
}
