using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Sources;

/// <summary>
/// What a source brought. <c>Qualified</c> counts leads that got that far or further; <c>CostPerLead</c> is cost / leads; <c>Return</c> is
/// (won amount − cost) / cost. Both are null where there is nothing to divide by. <c>WonAmount</c> is what was won in the source's currency;
/// <c>OtherCurrencies</c> says how many won deals are in others, and where all are, the return is null.
/// </summary>
public sealed record LeadSourceFigures(
    string? Source, int Leads, int Qualified, int Converted, int Won, decimal WonAmount, decimal? Cost, string Currency, decimal? CostPerLead, decimal? Return, int OtherCurrencies);

/// <summary>Cost and return by source, over the leads the caller may see.</summary>
internal static class LeadSourceReport
{
    /// <param name="from">Only leads captured then or later.</param>
    /// <param name="to">Only leads captured before then.</param>
    public static async Task<Listing<LeadSourceFigures>> Handle(DateTimeOffset? from, DateTimeOffset? to, CrmDb db, CancellationToken ct)
    {
        var leads = db.Leads.AsNoTracking();
        if (from is { } first) leads = leads.Where(l => l.CreatedAt >= first.ToUniversalTime());
        if (to is { } end) leads = leads.Where(l => l.CreatedAt < end.ToUniversalTime());
        var counted = await leads.GroupBy(l => l.Source).Select(g => new
        {
            Source = g.Key,
            Leads = g.Count(),
            Qualified = g.Count(l => l.Status == LeadStatus.Qualified || l.Status == LeadStatus.Converted),
            Converted = g.Count(l => l.Status == LeadStatus.Converted),
        }).ToListAsync(ct);
        var won = await leads.Where(l => l.OpportunityId != null)
            .Join(db.Opportunities.IgnoreQueryFilters([Filters.Owner]).Where(o => o.Status == OpportunityStatus.Won), l => l.OpportunityId, o => o.Id, (l, o) => new { l.Source, o.Currency, Amount = o.ActualAmount ?? o.Amount }) // what became of one's lead counts, whoever has the deal now
            .GroupBy(w => new { w.Source, w.Currency }).Select(g => new { g.Key.Source, g.Key.Currency, Count = g.Count(), Amount = g.Sum(w => w.Amount) }).ToListAsync(ct);
        (int, decimal, int) Won(string? source, string currency) => (
            won.Where(w => w.Source == source).Sum(w => w.Count), won.Where(w => w.Source == source && w.Currency == currency).Sum(w => w.Amount),
            won.Where(w => w.Source == source && w.Currency != currency).Sum(w => w.Count));
        var sources = await db.LeadSources.AsNoTracking().ToDictionaryAsync(s => s.Name, ct);
        var quiet = sources.Keys.Except(counted.Select(c => c.Source).OfType<string>()).Select(name => Figures(name, (0, 0, 0), (0, 0, 0), sources));
        return new([.. counted.Select(c => Figures(c.Source, (c.Leads, c.Qualified, c.Converted), Won(c.Source, CurrencyOf(c.Source, sources)), sources)).Concat(quiet)
            .OrderByDescending(f => f.Leads).ThenBy(f => f.Source, StringComparer.Ordinal)]);
    }

    private static string CurrencyOf(string? source, Dictionary<string, LeadSource> sources) => (source is null ? null : sources.GetValueOrDefault(source))?.Currency ?? LeadSource.UsualCurrency;

    private static LeadSourceFigures Figures(string? name, (int All, int Qualified, int Converted) leads, (int Count, decimal Amount, int Others) won, Dictionary<string, LeadSource> sources)
    {
        var source = name is null ? null : sources.GetValueOrDefault(name);
        var cost = source?.Cost;
        return new LeadSourceFigures(
            name, leads.All, leads.Qualified, leads.Converted, won.Count, won.Amount, cost, CurrencyOf(name, sources),
            cost is { } spent && leads.All > 0 ? Math.Round(spent / leads.All, 2) : null,
            cost is > 0 and var paid && (won.Count == 0 || won.Others < won.Count) ? Math.Round((won.Amount - paid) / paid, 4) : null, won.Others);
    }
}
