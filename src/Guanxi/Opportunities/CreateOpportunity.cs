using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Opportunities;

internal static class CreateOpportunity
{
    public static Task<IResult> Handle(OpportunityChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var customer = await OpportunityReferences.Customer(db, request.CustomerId.Value, ct);
        await OpportunityReferences.RequireOwner(db, session, request, null, ct);
        var pipeline = await FindPipeline.ForNew(db, request.PipelineWord, request.StageId.Value, request.PipelineId.IsSet ? "pipeline_id" : "pipeline", ct);
        var stage = request.StageWord is { } word ? pipeline.Require(word, request.StageId.IsSet ? "stage_id" : "stage") : pipeline.First;
        var opportunity = await Add(new OpportunityStart(request, customer, request.Owner.IsSet ? request.Owner.Value : session.UserId, pipeline, stage), db, session, clock, ct);
        if (opportunity.Status == OpportunityStatus.Won) await CustomersModule.Won(db, customer.Id, ct);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/opportunities/{opportunity.Id}", http.Tagged(await OpportunityQueries.Written(db, opportunity.Id, clock, ct), opportunity.Version));
    });

    /// <summary>A new opportunity at the top of its column, not yet saved. A closed one has gone the whole way at once.</summary>
    /// <exception cref="Refusal">400 for wrong facts, 422 for a gate.</exception>
    public static async Task<Opportunity> Add(OpportunityStart start, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var (request, now) = (start.Facts, clock.GetUtcNow());
        var begin = start.Stage.Kind == StageKind.Open ? start.Stage : start.Pipeline.First;
        var opportunity = Opportunity.Open(request.WithoutOutcome, start.Customer, start.Owner, start.Pipeline, begin, now);
        var lists = new OpportunityLists(db, session, clock);
        await lists.Write(opportunity, request, ct);
        await StageGate.Require(opportunity, start.Pipeline, null, start.Stage, () => lists.Attached(opportunity, ct));
        if (start.Stage.Kind != StageKind.Open) opportunity.MoveTo(start.Stage, start.Pipeline, request.Outcome, now);
        opportunity.Place(await Positions.Top(db, start.Stage.Id, ct));
        db.Opportunities.Add(opportunity);
        db.StageVisits.Add(lists.Visit(opportunity, start.Stage, now));
        opportunity.Announce();
        return opportunity;
    }
}

/// <summary>With what an opportunity begins.</summary>
internal sealed record OpportunityStart(OpportunityChanges Facts, Customer? Customer, Id<User>? Owner, PipelineMap Pipeline, Stage Stage);
