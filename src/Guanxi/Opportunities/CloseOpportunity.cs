using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Validation;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>How a deal ends.</summary>
public enum ClosedAs { Won, Lost }

[Writes("opportunities")]
public sealed record CloseRequest
{
    /// <summary>won or lost.</summary>
    [Needed] public required ClosedAs Status { get; init; }

    /// <summary>Of a won one; the amount when left out.</summary>
    [Between(0, ProductChanges.MostMoney)] public decimal? ActualAmount { get; init; }
    [Text(OpportunityChanges.SentenceLength)] public string? LostReason { get; init; }

    /// <summary>Who got it.</summary>
    [Text(OpportunityChanges.WordLength)] public string? Competitor { get; init; }
}

public sealed record ReopenRequest
{
    /// <summary>Name, code or id; the open stage it was in last when left out.</summary>
    [Text(OpportunityChanges.WordLength)] public string? Stage { get; init; }
}

/// <summary>Closes opportunities as won or lost, and opens them again.</summary>
internal static class CloseOpportunity
{
    public static Task<OpportunityDetail> Handle(
        Id<Opportunity> id, CloseRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        MoveOpportunity.Writing(id, default, http, db, session, clock, async opportunity =>
        {
            opportunity.RequireOpen();
            var pipeline = await FindPipeline.By(db, opportunity.PipelineId, ct);
            var stage = pipeline.Of(request.Status == ClosedAs.Won ? StageKind.Won : StageKind.Lost);
            var outcome = new OpportunityChanges
            {
                ActualAmount = request.ActualAmount is null ? default : new(request.ActualAmount),
                LostReason = request.LostReason,
                LostTo = request.Competitor,
            };
            await new WriteOpportunity(db, session, clock).Move(opportunity, new MoveTarget(pipeline, stage, pipeline.Of(opportunity.StageId)), outcome, null, ct);
        }, ct);

    public static Task<OpportunityDetail> Reopen(
        Id<Opportunity> id, ReopenRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        MoveOpportunity.Writing(id, default, http, db, session, clock, async opportunity =>
        {
            var pipeline = await FindPipeline.By(db, opportunity.PipelineId, ct);
            var stage = request.Stage is { } word ? pipeline.Require(word) : await LastOpen(opportunity, pipeline, db, ct);
            await new WriteOpportunity(db, session, clock).Reopen(opportunity, pipeline, stage, ct);
        }, ct);

    private static async Task<Stage> LastOpen(Opportunity opportunity, PipelineMap pipeline, CrmDb db, CancellationToken ct)
    {
        var id = opportunity.Id;
        var visited = await db.StageVisits.Where(v => v.OpportunityId == id).OrderByDescending(v => v.EnteredAt).ThenByDescending(v => v.Id).Select(v => v.StageId).ToListAsync(ct);
        return visited.Select(v => pipeline.Stages.FirstOrDefault(s => s.Id == v && s.Kind == StageKind.Open)).OfType<Stage>().FirstOrDefault() ?? pipeline.First;
    }
}
