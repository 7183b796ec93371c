using System.Text.Json.Serialization;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Reports;

public sealed record FunnelQuery
{
    /// <summary>Name or id; the default one when left out.</summary>
    [FromQuery(Name = "pipeline")] public string? Pipeline { get; init; }

    /// <summary>Deals that began on this day or later.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }

    /// <summary>Deals that began on this day or earlier.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c>.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }

    /// <summary>A department's id, with those below it.</summary>
    [FromQuery(Name = "department")] public Id<Department>? Department { get; init; }

    /// <summary>Deals in this currency; in the organisation's when left out.</summary>
    [FromQuery(Name = "currency")] public string? Currency { get; init; }
}

/// <summary>
/// A stage of the funnel: deals that stand in it now and their amount; how many ever reached it or a later one, as a share of all that
/// began (<c>conversion_rate</c>) and of those that went on to the next (<c>next_rate</c>); average size; average days of those that left it.
/// </summary>
public sealed record FunnelStage(
    Id<Stage> StageId, string Code, string Name, StageKind Kind, int Count, decimal Amount, decimal Weighted, int Reached, decimal? ConversionRate, decimal? NextRate,
    decimal? AverageAmount, decimal? AverageDays);

public sealed record LostReasonRow(string Reason, int Count, decimal Amount);

/// <summary>The deals of one pipeline that began in a period. Win rate: won of won and lost. Cycle: days from beginning to won.</summary>
public sealed record SalesFunnelReport(
    Id<Pipeline> PipelineId, string Pipeline, IReadOnlyList<FunnelStage> Stages, int Won, int Lost, decimal? WinRate, decimal? AverageCycleDays, decimal WonAmount,
    IReadOnlyList<LostReasonRow> LostReasons)
{
    /// <summary>The stages a deal passes on its way to being won, in their order.</summary>
    [JsonIgnore] public IReadOnlyList<FunnelStage> Way { get; init; } = [];
}

internal static class FunnelReport
{
    private const int MostReasons = 20;

    public static async Task<SalesFunnelReport> Handle(
        [AsParameters] FunnelQuery query, CrmDb db, Session session, OpportunitySelection selection, TimeProvider clock, CancellationToken ct)
    {
        var calendar = FilterContext.Of(session, clock);
        var pipeline = await FindPipeline.Named(db, query.Pipeline, ct);
        var id = pipeline.Pipeline.Id;
        var deals = await Narrowed(selection.Filtered(db.Opportunities.AsNoTracking(), null, query.Owner).Where(o => o.PipelineId == id), query, calendar, db, ct);
        // the sums the database keeps know whose deals they are, but not when these began nor with whom they are shared
        var isWhole = query is { From: null, To: null, Department: null } && string.IsNullOrEmpty(query.Owner) && !session.HasShared("opportunities");
        var currency = string.IsNullOrEmpty(query.Currency) ? await TenancyModule.Currency(db, ct) : query.Currency;
        var groups = isWhole ? await KeptGroups(db, id, currency, ct) : await Groups(deals.Where(o => o.Currency == currency), ct);
        var days = isWhole && session.SeesAll("opportunities") ? await KeptDays(db, id, ct) : await DaysOf(db, id, deals, ct);
        return Report(pipeline, groups, days, Reasons(groups));
    }

    private static async Task<IQueryable<Opportunity>> Narrowed(IQueryable<Opportunity> deals, FunnelQuery query, FilterContext calendar, CrmDb db, CancellationToken ct)
    {
        if (query.From is { } from)
        {
            var start = calendar.StartOf(from);
            deals = deals.Where(o => o.CreatedAt >= start);
        }
        if (query.To is { } to && to < DateOnly.MaxValue)
        {
            var end = calendar.StartOf(to.AddDays(1));
            deals = deals.Where(o => o.CreatedAt < end);
        }
        if (query.Department is { } department)
        {
            var people = await IdentityModule.PeopleOf(db, department, ct);
            deals = deals.Where(o => people.Contains(o.OwnerId!.Value));
        }
        return deals;
    }

    private sealed record Group(Id<Stage> Stage, Id<Stage> Furthest, OpportunityStatus Status, string? Reason, int Count, decimal Amount, decimal Weighted, decimal Actual, double CycleDays);

    /// <summary>Weighed by probability, of which there are few, afterwards.</summary>
    private static async Task<List<Group>> Groups(IQueryable<Opportunity> deals, CancellationToken ct)
    {
        var found = await deals.GroupBy(o => new { o.StageId, o.FurthestStageId, o.Status, o.Probability, o.LostReason }).Select(g => new
        {
            g.Key,
            Count = g.Count(),
            Amount = g.Sum(o => o.Amount),
            Actual = g.Sum(o => o.ActualAmount ?? 0),
            Cycle = g.Sum(o => o.ClosedAt == null ? 0 : (o.ClosedAt.Value - o.CreatedAt).TotalDays),
        }).ToListAsync(ct);
        return [.. found.Select(g => new Group(g.Key.StageId, g.Key.FurthestStageId, g.Key.Status, g.Key.LostReason, g.Count, g.Amount, g.Amount * g.Key.Probability / 100, g.Actual, g.Cycle))];
    }

    /// <summary>The same from the sums the database keeps.</summary>
    private static async Task<List<Group>> KeptGroups(CrmDb db, Id<Pipeline> pipeline, string currency, CancellationToken ct)
    {
        var found = await db.DealSums.AsNoTracking().Where(s => s.PipelineId == pipeline && s.Currency == currency)
            .GroupBy(s => new { s.StageId, s.FurthestStageId, s.Status, s.Probability, s.LostReason })
            .Select(g => new { g.Key, Count = g.Sum(s => s.Count), Amount = g.Sum(s => s.Amount), Actual = g.Sum(s => s.ActualAmount), Cycle = g.Sum(s => s.Cycle) }).Where(g => g.Count > 0).ToListAsync(ct);
        return [.. found.Select(g => new Group(
            g.Key.StageId, g.Key.FurthestStageId, g.Key.Status, g.Key.LostReason, (int)g.Count, g.Amount, g.Amount * g.Key.Probability / 100, g.Actual, StaySum.Days(g.Cycle)))];
    }

    /// <summary>Average days of finished stays, by stage.</summary>
    private static async Task<Dictionary<Id<Stage>, double>> DaysOf(CrmDb db, Id<Pipeline> pipeline, IQueryable<Opportunity> deals, CancellationToken ct)
    {
        var visits = db.StageVisits.AsNoTracking().Where(v => v.PipelineId == pipeline && v.LeftAt != null).Join(deals, v => v.OpportunityId, o => o.Id, (v, _) => v);
        return await visits.GroupBy(v => v.StageId).Select(g => new { g.Key, Days = g.Average(v => (v.LeftAt!.Value - v.EnteredAt).TotalDays) }).ToDictionaryAsync(g => g.Key, g => g.Days, ct);
    }

    private static async Task<Dictionary<Id<Stage>, double>> KeptDays(CrmDb db, Id<Pipeline> pipeline, CancellationToken ct)
    {
        var sums = await db.StaySums.AsNoTracking().Where(s => s.PipelineId == pipeline).GroupBy(s => s.StageId)
            .Select(g => new { g.Key, Count = g.Sum(s => s.Count), Stayed = g.Sum(s => s.Stayed) }).Where(g => g.Count > 0).ToListAsync(ct);
        return sums.ToDictionary(s => s.Key, s => StaySum.Days(s.Stayed) / s.Count);
    }

    private static List<LostReasonRow> Reasons(List<Group> groups) =>
        [.. Of(groups, OpportunityStatus.Lost).GroupBy(g => g.Reason ?? "").Select(g => new LostReasonRow(g.Key, g.Sum(p => p.Count), g.Sum(p => p.Amount)))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Reason, StringComparer.Ordinal).Take(MostReasons)];

    private static SalesFunnelReport Report(PipelineMap pipeline, List<Group> groups, Dictionary<Id<Stage>, double> days, List<LostReasonRow> reasons)
    {
        var all = groups.Sum(g => g.Count);
        var way = pipeline.Stages.Where(s => s.Kind != StageKind.Lost).OrderBy(s => s.Kind).ThenBy(s => s.Position).Select(s => s.Id).ToList();
        var reached = pipeline.Stages.ToDictionary(s => s.Id, s => s.Kind == StageKind.Lost
            ? groups.Where(g => g.Status == OpportunityStatus.Lost).Sum(g => g.Count)
            : groups.Where(g => way.IndexOf(g.Furthest) >= way.IndexOf(s.Id)).Sum(g => g.Count));
        if (way.Count > 0) reached[way[0]] = all;
        var (won, lost) = (Of(groups, OpportunityStatus.Won), Of(groups, OpportunityStatus.Lost));
        List<FunnelStage> rows = [.. pipeline.Stages.Select(stage => Row(stage, groups, reached, way, days.GetValueOrDefault(stage.Id, double.NaN), all))];
        return new SalesFunnelReport(
            pipeline.Pipeline.Id, pipeline.Pipeline.Name, rows,
            won.Sum(g => g.Count), lost.Sum(g => g.Count), Share(won.Sum(g => g.Count), won.Concat(lost).Sum(g => g.Count)),
            won.Count == 0 ? null : Math.Round((decimal)(won.Sum(g => g.CycleDays) / won.Sum(g => g.Count)), 2), won.Sum(g => g.Actual), reasons)
        { Way = [.. way.Select(id => rows.Find(r => r.StageId == id)!)] };
    }

    private static FunnelStage Row(Stage stage, List<Group> groups, Dictionary<Id<Stage>, int> reached, List<Id<Stage>> way, double days, int all)
    {
        var here = groups.Where(g => g.Stage == stage.Id).ToList();
        var next = way.IndexOf(stage.Id) is >= 0 and var at && at + 1 < way.Count ? way[at + 1] : (Id<Stage>?)null;
        var count = here.Sum(g => g.Count);
        return new FunnelStage(
            stage.Id, stage.Code, stage.Name, stage.Kind, count, here.Sum(g => g.Amount), Math.Round(here.Sum(g => g.Weighted), 2), reached[stage.Id], Share(reached[stage.Id], all),
            next is { } following ? Share(reached[following], reached[stage.Id]) : null,
            count == 0 ? null : Math.Round(here.Sum(g => g.Amount) / count, 2), double.IsNaN(days) ? null : Math.Round((decimal)days, 2));
    }

    private static List<Group> Of(List<Group> groups, OpportunityStatus status) => [.. groups.Where(g => g.Status == status)];

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round((decimal)part / whole, 6);
}
