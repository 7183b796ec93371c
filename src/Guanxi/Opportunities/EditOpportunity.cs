using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Opportunities;

internal static class EditOpportunity
{
    /// <summary>Writes what is given. Another stage or pipeline is a move, with all that belongs to one.</summary>
    public static Task<OpportunityDetail> Handle(
        Id<Opportunity> id, OpportunityChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        MoveOpportunity.Writing(id, request.Version, http, db, session, clock, async opportunity =>
        {
            var write = new WriteOpportunity(db, session, clock);
            await write.Facts(opportunity, request, ct);
            if (await TargetOf(opportunity, request, db, ct) is { } target) await write.Move(opportunity, target, request, null, ct);
            else opportunity.Change(new OpportunityChanges { ActualAmount = request.ActualAmount, LostReason = request.LostReason, LostTo = request.LostTo });
        }, ct);

    public static Task<IResult> Delete(Id<Opportunity> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var opportunity = await db.Opportunities.Get(id, ct);
        session.Require(OpportunitiesModule.Delete, opportunity.OwnerId);
        await http.RequireSame(opportunity.Version, default, async () => await OpportunityQueries.Detail(db, id, clock, ct));
        await db.Delete(opportunity, ct);
        return Results.NoContent();
    });

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<OpportunityDetail> Restore(Id<Opportunity> id, HttpContext http, CrmDb db, TimeProvider clock, CancellationToken ct)
    {
        var opportunity = await db.Restore(id, null, ct);
        return http.Tagged(await OpportunityQueries.Detail(db, id, clock, ct), opportunity.Version);
    }

    /// <summary>Where the request moves it; null when it stays. In another pipeline it keeps the stage of the same name, else begins anew.</summary>
    private static async Task<MoveTarget?> TargetOf(Opportunity opportunity, OpportunityChanges request, CrmDb db, CancellationToken ct)
    {
        if (request.StageWord is null && request.PipelineWord is null) return null;
        var stageField = request.StageId.IsSet ? "stage_id" : "stage";
        var current = await FindPipeline.By(db, opportunity.PipelineId, ct);
        var pipeline = request.PipelineWord is { } named ? await FindPipeline.Named(db, named, ct, request.PipelineId.IsSet ? "pipeline_id" : "pipeline") : current;
        if (pipeline.Pipeline.Id == opportunity.PipelineId)
        {
            if (request.StageWord is null) return null;
            var stage = pipeline.Require(request.StageWord, stageField);
            return stage.Id == opportunity.StageId ? null : new MoveTarget(pipeline, stage, pipeline.Of(opportunity.StageId));
        }
        var there = request.StageWord is { } word ? pipeline.Require(word, stageField) : pipeline.Named(current.Of(opportunity.StageId).Name) ?? pipeline.First;
        return new MoveTarget(pipeline, there, null);
    }
}
