using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Reports;

public sealed record PipelineReportQuery
{
    /// <summary>region (the owner's department), manager (the owner's), product or agent (the owner).</summary>
    [FromQuery(Name = "by")] public string? By { get; init; }

    /// <summary>Name or id; all of them when left out.</summary>
    [FromQuery(Name = "pipeline")] public string? Pipeline { get; init; }

    /// <summary>As on this day: what was closed later counts as open.</summary>
    [FromQuery(Name = "as_of")] public DateOnly? AsOf { get; init; }
}

/// <summary>Closed deals of one region, manager, product or agent. Value: what was won. Cycle: average days from beginning to end, won and lost.</summary>
public sealed record PipelineReportRow(string? Id, string Name, int Closed, int Won, decimal? WinRate, decimal Value, decimal? Cycle);

public sealed record OpenStageRow(Id<Stage> StageId, string Stage, int Count, decimal Amount);

/// <summary>
/// What came of the deals in the organisation's currency: all together and by what was asked, and what is open. Cycles are those of won
/// deals, in days. <c>other_currencies</c> says how many deals are not among them.
/// </summary>
public sealed record PipelineReportAnswer(
    string By, DateOnly? AsOf, int Closed, int Won, decimal? WinRate, decimal WonValue, decimal? AvgWonValue, decimal? AvgCycleWonDays, decimal? MedianCycleWonDays,
    IReadOnlyList<OpenStageRow> Open, IReadOnlyList<PipelineReportRow> Items, string Currency, int OtherCurrencies);

internal static class PipelineReport
{
    private static readonly string[] Ways = ["region", "manager", "product", "agent"];

    public static async Task<PipelineReportAnswer> Handle(
        [AsParameters] PipelineReportQuery query, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var by = string.IsNullOrEmpty(query.By) ? "agent" : query.By;
        if (!Ways.Contains(by)) throw Refusal.Field("by", "unknown_option");
        var deals = db.Opportunities.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(query.Pipeline))
        {
            var pipeline = (await FindPipeline.Named(db, query.Pipeline, ct)).Pipeline.Id;
            deals = deals.Where(o => o.PipelineId == pipeline);
        }
        var end = query.AsOf is { } day && day < DateOnly.MaxValue ? FilterContext.Of(session, clock).StartOf(day.AddDays(1)) : DateTimeOffset.MaxValue;
        var currency = await TenancyModule.Currency(db, ct);
        var counted = deals.Where(o => o.Currency == currency);
        var closed = counted.Where(o => o.Status != OpportunityStatus.Open && o.ClosedAt < end);
        var open = counted.Where(o => o.Status == OpportunityStatus.Open || o.ClosedAt >= end).Where(o => o.CreatedAt < end || query.AsOf == null);
        var (owners, items) = (await OfOwners(closed, ct), new List<PipelineReportRow>());
        items = by == "product" ? await OfProducts(db, closed, ct) : await Named(db, by, owners, ct);
        var others = await OpportunitiesModule.HasOtherCurrencies(db, session, currency, ct) ? await deals.CountAsync(o => o.Currency != currency && (o.CreatedAt < end || query.AsOf == null), ct) : 0;
        return Answer(by, query.AsOf, owners, await Cycles(closed, ct), await Open(open, ct), items, (currency, others));
    }

    /// <summary>What was closed, by owner and outcome.</summary>
    private sealed record Part(Id<User>? Owner, int Closed, int Won, decimal Value, double Days);

    private static async Task<List<Part>> OfOwners(IQueryable<Opportunity> closed, CancellationToken ct)
    {
        var found = await closed.GroupBy(o => o.OwnerId).Select(g => new
        {
            g.Key,
            Closed = g.Count(),
            Won = g.Count(o => o.Status == OpportunityStatus.Won),
            Value = g.Sum(o => o.Status == OpportunityStatus.Won ? o.ActualAmount ?? 0 : 0),
            Days = g.Sum(o => (o.ClosedAt!.Value - o.CreatedAt).TotalDays),
        }).ToListAsync(ct);
        return [.. found.Select(f => new Part(f.Key, f.Closed, f.Won, f.Value, f.Days))];
    }

    private static async Task<List<PipelineReportRow>> Named(CrmDb db, string by, List<Part> parts, CancellationToken ct)
    {
        var people = await db.Users.AsNoTracking().Select(u => new { u.Id, u.Name, u.ManagerId, u.DepartmentId }).ToDictionaryAsync(u => u.Id, ct);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        (string? Id, string Name) Of(Id<User>? owner)
        {
            if (owner is not { } id || !people.TryGetValue(id, out var person)) return (null, "");
            return by switch
            {
                "agent" => (id.ToString(), person.Name),
                "manager" => person.ManagerId is { } manager ? (manager.ToString(), people.GetValueOrDefault(manager)?.Name ?? "") : (null, ""),
                _ => person.DepartmentId is { } department ? (department.ToString(), departments.GetValueOrDefault(department) ?? "") : (null, ""),
            };
        }
        return [.. parts.GroupBy(p => Of(p.Owner)).Select(g => Row(g.Key.Id, g.Key.Name, g.Sum(p => p.Closed), g.Sum(p => p.Won), g.Sum(p => p.Value), g.Sum(p => p.Days))).OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    /// <summary>A deal counts for each product in its lines; what was won is shared by the lines' amounts, evenly when those are nothing.</summary>
    private static async Task<List<PipelineReportRow>> OfProducts(CrmDb db, IQueryable<Opportunity> closed, CancellationToken ct)
    {
        var lines = db.OpportunityLines.AsNoTracking();
        var totals = lines.GroupBy(l => l.OpportunityId).Select(g => new { Deal = g.Key, Amount = g.Sum(l => l.Amount), Count = g.Count() });
        var shares =
            from o in closed
            join l in lines on o.Id equals l.OpportunityId
            join t in totals on o.Id equals t.Deal
            select new
            {
                l.ProductId,
                l.Name,
                Deal = o.Id,
                IsWon = o.Status == OpportunityStatus.Won,
                Days = (o.ClosedAt!.Value - o.CreatedAt).TotalDays,
                Value = o.Status != OpportunityStatus.Won ? 0 : t.Amount == 0 ? (o.ActualAmount ?? 0) / t.Count : (o.ActualAmount ?? 0) * l.Amount / t.Amount,
            };
        var perDeal = shares.GroupBy(s => new { s.ProductId, Name = s.ProductId == null ? s.Name : "", s.Deal, s.IsWon, s.Days }).Select(g => new { g.Key.ProductId, g.Key.Name, g.Key.IsWon, g.Key.Days, Value = g.Sum(s => s.Value) });
        var found = await perDeal.GroupBy(s => new { s.ProductId, s.Name })
            .Select(g => new { g.Key.ProductId, g.Key.Name, Closed = g.Count(), Won = g.Count(s => s.IsWon), Value = g.Sum(s => s.Value), Days = g.Sum(s => s.Days) }).ToListAsync(ct);
        var names = await db.Products.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return [.. found.Select(f => Row(f.ProductId?.ToString(), f.ProductId is { } id ? names.GetValueOrDefault(id) ?? "" : f.Name, f.Closed, f.Won, f.Value, f.Days)).OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    /// <summary>How many won deals took so many whole days, shortest first.</summary>
    private static async Task<List<(int Days, int Count, double Sum)>> Cycles(IQueryable<Opportunity> closed, CancellationToken ct)
    {
        var found = await closed.Where(o => o.Status == OpportunityStatus.Won).Select(o => (o.ClosedAt!.Value - o.CreatedAt).TotalDays)
            .GroupBy(days => (int)Math.Floor(days)).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum() }).OrderBy(g => g.Key).ToListAsync(ct);
        return [.. found.Select(f => (f.Key, f.Count, f.Sum))];
    }

    private static Task<List<OpenStageRow>> Open(IQueryable<Opportunity> open, CancellationToken ct) =>
        open.GroupBy(o => new { o.StageId, o.Stage.Name, o.Stage.Position }).OrderBy(g => g.Key.Position).ThenBy(g => g.Key.StageId)
            .Select(g => new OpenStageRow(g.Key.StageId, g.Key.Name, g.Count(), g.Sum(o => o.Amount))).ToListAsync(ct);

    private static PipelineReportAnswer Answer(
        string by, DateOnly? asOf, List<Part> parts, List<(int Days, int Count, double Sum)> cycles, List<OpenStageRow> open, List<PipelineReportRow> items, (string Counted, int Others) currency)
    {
        var (closed, won, value) = (parts.Sum(p => p.Closed), parts.Sum(p => p.Won), parts.Sum(p => p.Value));
        return new PipelineReportAnswer(
            by, asOf, closed, won, Rate(won, closed), value, won == 0 ? null : Math.Round(value / won, 4), won == 0 ? null : Math.Round((decimal)cycles.Sum(c => c.Sum) / won, 4), Median(cycles), open, items, currency.Counted, currency.Others);
    }

    private static PipelineReportRow Row(string? id, string name, int closed, int won, decimal value, double days) =>
        new(id, name, closed, won, Rate(won, closed), Math.Round(value, 2), closed == 0 ? null : Math.Round((decimal)days / closed, 6));

    private static decimal? Rate(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 6);

    /// <summary>The day count in the middle; between two, half-way.</summary>
    private static decimal? Median(List<(int Days, int Count, double Sum)> cycles)
    {
        var all = cycles.Sum(c => c.Count);
        if (all == 0) return null;
        int At(int place)
        {
            var seen = 0;
            return cycles.First(c => (seen += c.Count) > place).Days;
        }
        return (At((all - 1) / 2) + At(all / 2)) / 2m;
    }
}
