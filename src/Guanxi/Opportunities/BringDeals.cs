using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>
/// A deal brought over with its history. Gates do not hold it up: what happened, happened. <c>Way</c>: earlier stages and when it
/// entered them, oldest first; the stage it stands in comes last by itself.
/// </summary>
public sealed record BroughtDeal(OpportunityChanges Facts, Customer? Customer, string? CustomerName, Id<User>? Owner, PipelineMap Pipeline, Stage Stage)
{
    /// <summary>From <see cref="OpportunitiesModule.Line"/>.</summary>
    public IReadOnlyList<BroughtLine> Lines { get; init; } = [];
    public IReadOnlyList<(Stage Stage, DateTimeOffset At)> Way { get; init; } = [];
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? StageSince { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public DateTimeOffset? TouchedAt { get; init; }
    public DateTimeOffset? NextTaskAt { get; init; }
}

/// <summary>So much of a product, at its price.</summary>
public sealed record BroughtLine(Product Product, decimal Quantity);

/// <summary>Writes many deals at once, each at the bottom of its column in the order they come, and makes customers of won ones customers who bought. Raises no events and writes no audit entries: the caller says what happened.</summary>
internal static class BringDeals
{
    public static async Task<IReadOnlyList<Opportunity>> Write(CrmDb db, Session session, TimeProvider clock, IReadOnlyList<BroughtDeal> brought, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var bottoms = new Dictionary<Id<Stage>, string?>();
        var (deals, lines, visits) = (new List<Opportunity>(), new List<OpportunityLine>(), new List<StageVisit>());
        foreach (var one in brought)
        {
            var ownLines = new List<OpportunityLine>();
            var deal = Made(one, ownLines, now);
            if (!bottoms.TryGetValue(deal.StageId, out var bottom)) bottom = await Bottom(db, deal.StageId, ct);
            deal.Place((bottoms[deal.StageId] = FractionalKey.Between(bottom, null))!);
            deals.Add(deal);
            lines.AddRange(ownLines);
            visits.AddRange(Visits(one, deal, session));
        }
        await db.InsertMany(deals, session, clock, ct);
        await db.InsertMany(lines, session, clock, ct);
        await db.InsertMany(visits, session, clock, ct);
        var buyers = deals.Where(d => d.Status == OpportunityStatus.Won && d.CustomerId is not null).Select(d => d.CustomerId!.Value).Distinct().ToArray();
        foreach (var buyer in buyers) await CustomersModule.Won(db, buyer, ct);
        await db.SaveChangesAsync(ct);
        return deals;
    }

    private static Opportunity Made(BroughtDeal one, List<OpportunityLine> lines, DateTimeOffset now)
    {
        var begin = one.Stage.Kind == StageKind.Open ? one.Stage : one.Pipeline.First;
        var deal = Opportunity.Open(one.Facts.WithoutOutcome, one.Customer, one.Owner, one.Pipeline, begin, now);
        if (one.Customer is null && one.CustomerName is { } name) deal.Concern(name);
        lines.AddRange(one.Lines.Select((l, i) => OpportunityLine.Of(deal.Id, i, new LineEntry { Quantity = l.Quantity }, l.Product)));
        if (lines.Count > 0) deal.Follow(lines.Sum(l => l.Amount));
        foreach (var (stage, at) in one.Way) deal.Pass(stage, one.Pipeline, at);
        if (one.Stage.Kind != StageKind.Open) deal.MoveTo(one.Stage, one.Pipeline, one.Facts.Outcome, one.ClosedAt ?? now);
        else deal.Pass(one.Stage, one.Pipeline, one.StageSince ?? one.CreatedAt ?? now);
        if (one.Facts.Probability.IsSet) deal.Change(new OpportunityChanges { Probability = one.Facts.Probability });
        if (one.CreatedAt is { } made) deal.WasMade(made, one.Owner);
        deal.HasHistory(one.TouchedAt, one.NextTaskAt);
        return deal;
    }

    private static IEnumerable<StageVisit> Visits(BroughtDeal one, Opportunity deal, Session session)
    {
        var last = one.Stage.Kind == StageKind.Open ? one.StageSince ?? one.CreatedAt ?? deal.EnteredStageAt : one.ClosedAt ?? deal.EnteredStageAt;
        var way = one.Way.Append((one.Stage, last)).ToList();
        for (var i = 0; i < way.Count; i++)
        {
            var visit = new StageVisit
            {
                OpportunityId = deal.Id,
                PipelineId = deal.PipelineId,
                StageId = way[i].Item1.Id,
                StageName = way[i].Item1.Name,
                EnteredAt = way[i].Item2,
                By = one.Owner ?? session.UserId,
            };
            if (i + 1 < way.Count) visit.Leave(way[i + 1].Item2);
            yield return visit;
        }
    }

    private static Task<string?> Bottom(CrmDb db, Id<Stage> stage, CancellationToken ct) =>
        db.Opportunities.IgnoreQueryFilters([Filters.Owner]).AsNoTracking().Where(o => o.StageId == stage).OrderByDescending(o => o.Position).Select(o => (string?)o.Position).FirstOrDefaultAsync(ct);
}
