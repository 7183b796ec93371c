using System.Globalization;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Reports;

public sealed record ForecastQuery
{
    /// <summary>Name or id; all of them when left out.</summary>
    [FromQuery(Name = "pipeline")] public string? Pipeline { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c>.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }
    [FromQuery(Name = "q")] public string? Q { get; init; }
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary>From this one on, 6 unless said, at most 24.</summary>
    [FromQuery(Name = "months")] public string? Months { get; init; }
}

public sealed record CategorySums(decimal Pipeline, decimal BestCase, decimal Commit);

/// <summary>
/// What is expected of a month: open deals that are to close in it, their amount as it stands and weighted by probability, and what was
/// won in it. Deals left out of the forecast (<c>omitted</c>) count nowhere.
/// </summary>
public sealed record ForecastMonth(string? Month, int Count, decimal Amount, decimal Weighted, decimal Won, CategorySums Categories);

/// <summary>
/// The months from this one on; open deals whose day has passed stand first, without a month. Money is that of deals in the
/// organisation's currency; <c>other_currencies</c> says how many of the deals expected or won are not among them.
/// </summary>
public sealed record ForecastReport(IReadOnlyList<ForecastMonth> Months, string Currency, int OtherCurrencies);

internal static class Forecast
{
    private const int Usual = 6;
    private const int Most = 24;

    public static async Task<ForecastReport> Handle(
        [AsParameters] ForecastQuery query, CrmDb db, Session session, OpportunitySelection selection, TimeProvider clock, CancellationToken ct)
    {
        var today = TenancyModule.Today(session, clock);
        var first = new DateOnly(today.Year, today.Month, 1);
        var months = MonthsOf(query.Months);
        var deals = OpportunitySelection.Searched(selection.Filtered(db.Opportunities.AsNoTracking(), query.Filter, query.Owner), query.Q);
        if (!string.IsNullOrWhiteSpace(query.Pipeline))
        {
            var pipeline = (await FindPipeline.Named(db, query.Pipeline, ct)).Pipeline.Id;
            deals = deals.Where(o => o.PipelineId == pipeline);
        }
        var days = FilterContext.Of(session, clock);
        var currency = await TenancyModule.Currency(db, ct);
        var (from, until) = (days.StartOf(first), days.StartOf(first.AddMonths(months)));
        var foreign = deals.Where(o => o.Currency != currency);
        var others = await Expected(foreign, first.AddMonths(months)).CountAsync(ct) + await foreign.CountAsync(o => o.Status == OpportunityStatus.Won && o.ClosedAt >= from && o.ClosedAt < until, ct);
        deals = deals.Where(o => o.Currency == currency);
        var open = await Open(deals, first.AddMonths(months), ct);
        var rows = new List<ForecastMonth> { Row(null, open.Where(o => o.Month < first), 0) };
        for (var month = first; month < first.AddMonths(months); month = month.AddMonths(1))
            rows.Add(Row(month, open.Where(o => o.Month == month), await Won(deals, month, days, ct)));
        return new ForecastReport(rows, currency, others);
    }

    /// <exception cref="Refusal">400 when it is no number or out of range.</exception>
    private static int MonthsOf(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Usual;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months)) throw Refusal.Field("months", "wrong_type");
        return months is >= 1 and <= Most ? months : throw Refusal.Field("months", "between", 1, Most);
    }

    private sealed record Sums(DateOnly Month, ForecastCategory Category, int Count, decimal Amount, decimal Weighted);

    private static IQueryable<Opportunity> Expected(IQueryable<Opportunity> deals, DateOnly until) =>
        deals.Where(o => o.Status == OpportunityStatus.Open && o.ForecastCategory != ForecastCategory.Omitted && o.ExpectedCloseDate < until);

    private static async Task<List<Sums>> Open(IQueryable<Opportunity> deals, DateOnly until, CancellationToken ct)
    {
        var found = await Expected(deals, until)
            .GroupBy(o => new { o.ExpectedCloseDate!.Value.Year, o.ExpectedCloseDate!.Value.Month, o.ForecastCategory, o.Probability })
            .Select(g => new { g.Key, Count = g.Count(), Amount = g.Sum(o => o.Amount) }).ToListAsync(ct);
        return [.. found.Select(g => new Sums(new DateOnly(g.Key.Year, g.Key.Month, 1), g.Key.ForecastCategory, g.Count, g.Amount, g.Amount * g.Key.Probability / 100))];
    }

    private static async Task<decimal> Won(IQueryable<Opportunity> deals, DateOnly month, FilterContext days, CancellationToken ct)
    {
        var (from, until) = (days.StartOf(month), days.StartOf(month.AddMonths(1)));
        return await deals.Where(o => o.Status == OpportunityStatus.Won && o.ClosedAt >= from && o.ClosedAt < until).SumAsync(o => o.ActualAmount ?? 0, ct);
    }

    private static ForecastMonth Row(DateOnly? month, IEnumerable<Sums> parts, decimal won)
    {
        var all = parts.ToList();
        decimal Of(ForecastCategory category) => all.Where(p => p.Category == category).Sum(p => p.Amount);
        return new ForecastMonth(
            month?.ToString("yyyy-MM", CultureInfo.InvariantCulture), all.Sum(p => p.Count), all.Sum(p => p.Amount), Math.Round(all.Sum(p => p.Weighted), 2), won,
            new CategorySums(Of(ForecastCategory.Pipeline), Of(ForecastCategory.BestCase), Of(ForecastCategory.Commit)));
    }
}
