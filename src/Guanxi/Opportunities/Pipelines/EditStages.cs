using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>Writes the stages of a pipeline and takes the deals of removed ones along, whoever owns them.</summary>
internal sealed class EditStages(CrmDb db, Session session, TimeProvider clock)
{
    /// <exception cref="Refusal">400 or 422 for stages that do not fit, 409 for a removed one with deals that are to go nowhere.</exception>
    public async Task Write(Pipeline pipeline, List<StageEntry> entries, Dictionary<string, string> moves, CancellationToken ct)
    {
        StageRules.Require(entries);
        var there = await db.Stages.Where(s => s.PipelineId == pipeline.Id).OrderBy(s => s.Position).ToListAsync(ct);
        var codes = StageRules.CodesOf(entries, id => there.Find(s => s.Id == id)?.Code ?? "");
        if (codes.Distinct(StringComparer.OrdinalIgnoreCase).Count() != codes.Count) throw Refusal.Rule("pipeline.stage_named_twice");
        var kept = new HashSet<Id<Stage>>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].StageId is not { } id) db.Stages.Add(Stage.Of(pipeline.Id, entries[i], codes[i], i));
            else
            {
                var stage = there.Find(s => s.Id == id) ?? throw Refusal.Field("stages", "pipeline.unknown_stage");
                if (stage.Kind != entries[i].Kind) throw Refusal.Rule("pipeline.kind_is_fixed", stage.Name);
                await FollowProbability(stage, entries[i], ct);
                stage.Change(entries[i], codes[i], i);
                kept.Add(id);
            }
        }
        await db.SaveChangesAsync(ct);
        foreach (var removed in there.Where(s => !kept.Contains(s.Id)).ToList()) await Remove(removed, [.. there.Where(s => kept.Contains(s.Id))], moves, ct);
    }

    /// <summary>All deals of a pipeline go into another: into the stage of the same name, else to the place alike.</summary>
    public async Task MoveAll(Pipeline from, Pipeline to, CancellationToken ct)
    {
        var there = await PipelineQueries.StagesOf(db, to.Id, ct);
        var openThere = there.Where(s => s.Kind == StageKind.Open).ToList();
        var index = 0;
        foreach (var stage in await PipelineQueries.StagesOf(db, from.Id, ct))
        {
            var alike = stage.Kind == StageKind.Open ? openThere[Math.Min(index++, openThere.Count - 1)] : there.First(s => s.Kind == stage.Kind);
            await MoveDeals(stage, there.Find(s => s.Kind == stage.Kind && s.Name == stage.Name) ?? alike, ct);
        }
    }

    private async Task Remove(Stage stage, List<Stage> kept, Dictionary<string, string> moves, CancellationToken ct)
    {
        var wanted = moves.GetValueOrDefault(stage.Id.ToString());
        var target = wanted is null ? null : kept.Find(s => s.Id.ToString() == wanted) ?? throw Refusal.Field("moves", "pipeline.unknown_stage");
        if (target is not null && target.Kind != stage.Kind) throw Refusal.Rule("pipeline.wrong_move", stage.Name, target.Name);
        if (target is null && await Deals(stage).AnyAsync(ct)) throw Refusal.Conflict("pipeline.stage_in_use", stage.Name);
        if (target is not null) await MoveDeals(stage, target, ct);
        // deals that once got this far are said to have got as far as the stage before
        var before = target ?? kept.LastOrDefault(s => s.Kind == StageKind.Open && s.Position <= stage.Position) ?? kept.First(s => s.Kind == StageKind.Open);
        await All.Where(o => o.FurthestStageId == stage.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.FurthestStageId, before.Id), ct);
        db.Stages.Remove(stage);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Deals whose probability is the stage's follow it; those where somebody knew better do not.</summary>
    private async Task FollowProbability(Stage stage, StageEntry entry, CancellationToken ct)
    {
        if (stage.Kind != StageKind.Open || stage.Probability == entry.Probability) return;
        var before = stage.Probability;
        await Deals(stage).Where(o => o.Probability == before).ExecuteUpdateAsync(set => set.SetProperty(o => o.Probability, entry.Probability), ct);
    }

    private async Task MoveDeals(Stage from, Stage to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.opportunity_stages v SET left_at = {now} FROM crm.opportunities o
             WHERE o.tenant_id = v.tenant_id AND o.id = v.opportunity_id AND o.stage_id = {from.Id.Value} AND v.left_at IS NULL
             """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.opportunity_stages (tenant_id, id, opportunity_id, pipeline_id, stage_id, stage_name, entered_at, by)
             SELECT tenant_id, gen_random_uuid(), id, {to.PipelineId.Value}, {to.Id.Value}, {to.Name}, {now}, {(session.UserId is { } by ? by.Value : (Guid?)null)}
             FROM crm.opportunities WHERE stage_id = {from.Id.Value}
             """, ct);
        var moved = await Deals(from).ExecuteUpdateAsync(set => set
            .SetProperty(o => o.Probability, o => o.Probability == from.Probability ? to.Probability : o.Probability)
            .SetProperty(o => o.EnteredStageAt, now).SetProperty(o => o.StageId, to.Id).SetProperty(o => o.PipelineId, to.PipelineId), ct);
        await All.Where(o => o.FurthestStageId == from.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.FurthestStageId, to.Id), ct);
        db.Note("pipelines", to.PipelineId.Value, "deals_moved", new { from = from.Name, to = to.Name, moved });
    }

    private IQueryable<Opportunity> All => db.Opportunities.IgnoreQueryFilters([Filters.Owner]);

    private IQueryable<Opportunity> Deals(Stage stage) => All.Where(o => o.StageId == stage.Id);
}
