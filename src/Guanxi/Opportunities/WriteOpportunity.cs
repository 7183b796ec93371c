using Guanxi.Customers;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;

namespace Guanxi.Opportunities;

/// <summary>Where a move goes, and from which stage of the same pipeline; null when it comes from another.</summary>
internal sealed record MoveTarget(PipelineMap Pipeline, Stage Stage, Stage? From);

/// <summary>Between which cards of the column; the top when neither is named.</summary>
internal sealed record Neighbours(Id<Opportunity>? After, Id<Opportunity>? Before);

/// <summary>The steps of a write on one opportunity. The caller saves.</summary>
internal sealed class WriteOpportunity(CrmDb db, Session session, TimeProvider clock)
{
    private readonly OpportunityLists lists = new(db, session, clock);

    /// <summary>Everything but the stage and what came of it.</summary>
    public async Task Facts(Opportunity opportunity, OpportunityChanges request, CancellationToken ct)
    {
        await OpportunityReferences.RequireOwner(db, session, request, opportunity, ct);
        if (request.CustomerId is { IsSet: true } customer && customer.Value != opportunity.CustomerId) opportunity.Concern(await OpportunityReferences.Customer(db, customer.Value, ct));
        opportunity.Change(request.WithoutOutcome);
        await lists.Write(opportunity, request, ct);
        if (request.Owner.IsSet) opportunity.AssignTo(request.Owner.Value);
    }

    /// <summary>Through the gate, into the stage and into its column.</summary>
    /// <exception cref="Refusal">409 when it is closed, 422 for a gate or a missing reason.</exception>
    public async Task Move(Opportunity opportunity, MoveTarget target, OpportunityChanges request, Neighbours? neighbours, CancellationToken ct)
    {
        opportunity.RequireOpen();
        await StageGate.Require(opportunity, target.Pipeline, target.From, target.Stage, () => lists.Attached(opportunity, ct));
        var now = clock.GetUtcNow();
        opportunity.MoveTo(target.Stage, target.Pipeline, request.Outcome, now);
        if (request.Probability.IsSet) opportunity.Change(new OpportunityChanges { Probability = request.Probability });
        await lists.Moved(opportunity, target.Stage, now, ct);
        await Place(opportunity, neighbours, ct);
        if (opportunity.Status == OpportunityStatus.Won && opportunity.CustomerId is { } customer) await CustomersModule.Won(db, customer, ct);
    }

    public async Task Reopen(Opportunity opportunity, PipelineMap pipeline, Stage stage, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        opportunity.Reopen(stage, pipeline, now);
        await lists.Moved(opportunity, stage, now, ct);
        await Place(opportunity, null, ct);
    }

    public async Task Place(Opportunity opportunity, Neighbours? neighbours, CancellationToken ct) =>
        opportunity.Place(await Positions.Between(db, opportunity.Id, opportunity.StageId, neighbours?.After, neighbours?.Before, ct));
}
