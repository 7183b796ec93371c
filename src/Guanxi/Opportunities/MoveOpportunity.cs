using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Opportunities;

public sealed record MoveRequest
{
    /// <summary>Name, code or id; left out, it only changes its place in the column.</summary>
    [Text(OpportunityChanges.WordLength)] public string? Stage { get; init; }
    public Id<Stage>? StageId { get; init; }

    /// <summary>The card above it.</summary>
    public Id<Opportunity>? After { get; init; }

    /// <summary>The card below it.</summary>
    public Id<Opportunity>? Before { get; init; }

    /// <summary>What the gate still lacked, written with the move.</summary>
    public OpportunityChanges? Set { get; init; }

    /// <summary>What was done of what the gate asks for.</summary>
    [Text(OpportunityChanges.WordLength), AtMost(OpportunityChanges.MostActivities)] public List<string> DoneActivities { get; init; } = [];

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>Moves an opportunity over the board.</summary>
internal static class MoveOpportunity
{
    public static Task<OpportunityDetail> Handle(
        Id<Opportunity> id, MoveRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Writing(id, request.Version, http, db, session, clock, async opportunity =>
        {
            opportunity.RequireOpen();
            var set = request.Set ?? new OpportunityChanges();
            if (set.StageWord is not null || set.PipelineWord is not null) throw Refusal.Field("set", "opportunity.stage_in_set");
            var write = new WriteOpportunity(db, session, clock);
            await write.Facts(opportunity, set with { DoneActivities = new([.. request.DoneActivities, .. set.DoneActivities.Value ?? []]) }, ct);
            var pipeline = await FindPipeline.By(db, opportunity.PipelineId, ct);
            var from = pipeline.Of(opportunity.StageId);
            var stage = (request.StageId?.ToString() ?? request.Stage) is { } word ? pipeline.Require(word, request.StageId is null ? "stage" : "stage_id") : from;
            var neighbours = new Neighbours(request.After, request.Before);
            if (stage.Id == from.Id) await write.Place(opportunity, neighbours, ct);
            else await write.Move(opportunity, new MoveTarget(pipeline, stage, from), set, neighbours, ct);
        }, ct);

    /// <summary>Fetches an opportunity the caller may edit, writes and saves it, and tries again when somebody was faster.</summary>
    public static Task<OpportunityDetail> Writing(
        Id<Opportunity> id, Optional<int> seen, HttpContext http, CrmDb db, Session session, TimeProvider clock, Func<Opportunity, Task> write, CancellationToken ct) =>
        db.Retrying(async () =>
        {
            var opportunity = await db.Opportunities.Get(id, ct);
            session.Require(OpportunitiesModule.Edit, opportunity);
            await http.RequireSame(opportunity.Version, seen, async () => await OpportunityQueries.Detail(db, id, clock, ct));
            await write(opportunity);
            await Save(db, ct);
            // who hands one over may no longer see it: the answer is what it became, not what may be read
            return http.Tagged(await OpportunityQueries.Written(db, id, clock, ct), opportunity.Version);
        });

    /// <exception cref="Refusal">409 when what it goes to, such as a stage, was removed in this moment.</exception>
    private static async Task Save(CrmDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException gone) when (gone.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            throw Refusal.Conflict("conflict.changed_meanwhile");
        }
    }
}
