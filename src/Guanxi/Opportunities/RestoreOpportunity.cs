using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Undoes a change as if it had not been: facts, and the stage together with the stay that began with it.</summary>
internal static class RestoreOpportunity
{
    public static async Task To(CrmDb db, Opportunity opportunity, OpportunityChanges before, CancellationToken ct)
    {
        var id = opportunity.Id;
        if (before.StageId.Value is { } was && was != opportunity.StageId)
        {
            var stage = await db.Stages.AsNoTracking().FirstOrDefaultAsync(s => s.Id == was, ct);
            var visits = await db.StageVisits.Where(v => v.OpportunityId == id).OrderByDescending(v => v.EnteredAt).ThenByDescending(v => v.Id).Take(2).ToListAsync(ct);
            if (stage is not null && visits is [var last, var earlier] && earlier.StageId == was)
            {
                db.StageVisits.Remove(last);
                earlier.Stay();
                opportunity.StepBack(stage, await FindPipeline.By(db, stage.PipelineId, ct), earlier.EnteredAt);
                opportunity.Place(await Positions.Top(db, stage.Id, ct));
            }
        }
        opportunity.Change(before.WithoutOutcome);
        if (before.OwnerId.IsSet) opportunity.AssignTo(before.OwnerId.Value);
    }
}
