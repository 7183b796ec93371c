using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>Changes pipelines and takes them away. No deal is ever lost: whoever removes a stage says where its deals go.</summary>
internal static class EditPipeline
{
    public static Task<PipelineRow> Handle(
        Id<Pipeline> id, EditPipelineRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Editing(db, async () =>
        {
            var pipeline = await db.Pipelines.Get(id, ct);
            await http.RequireSame(pipeline.Version, request.Version, async () => await PipelineQueries.One(db, id, ct));
            db.Entry(pipeline).Property(p => p.UpdatedAt).IsModified = true; // also when only its stages change
            if (request.Name is { IsSet: true, Value: { } name }) pipeline.Rename(name);
            if (request.IsActive.Value is { } isActive) pipeline.Activate(isActive);
            if (request.IsDefault.Value is { } isDefault) await MakeDefault(pipeline, isDefault, db, ct);
            if (request.Stages.Value is { } stages) await new EditStages(db, session, clock).Write(pipeline, stages, request.Moves.Value ?? [], ct);
            await db.SaveChangesAsync(ct);
            return http.Tagged(await PipelineQueries.One(db, id, ct), pipeline.Version);
        }, ct);

    public static Task<IResult> Delete(
        Id<Pipeline> id, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "move_to")] Id<Pipeline>? moveTo, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Editing(db, async () =>
        {
            var pipeline = await db.Pipelines.Get(id, ct);
            await http.RequireSame(pipeline.Version, default, async () => await PipelineQueries.One(db, id, ct));
            var others = await db.Pipelines.Where(p => p.Id != id).OrderByDescending(p => p.IsActive).ThenBy(p => p.CreatedAt).ToListAsync(ct);
            if (others.Count == 0) throw Refusal.Conflict("pipeline.last");
            if (moveTo == id) throw Refusal.Conflict("pipeline.in_use");
            var heir = moveTo is null ? null : others.Find(p => p.Id == moveTo) ?? throw Refusal.Field("move_to", "opportunity.unknown_pipeline");
            var isUsed = await db.Opportunities.IgnoreQueryFilters([Filters.Owner]).AnyAsync(o => o.PipelineId == id, ct);
            if (isUsed && heir is null) throw Refusal.Conflict("pipeline.in_use");
            if (isUsed) await new EditStages(db, session, clock).MoveAll(pipeline, heir!, ct);
            db.Pipelines.Remove(pipeline);
            await db.SaveChangesAsync(ct);
            if (pipeline.IsDefault) await MakeDefault(heir ?? others[0], true, db, ct);
            await db.SaveChangesAsync(ct);
            return Results.NoContent();
        }, ct);

    private static async Task MakeDefault(Pipeline pipeline, bool isDefault, CrmDb db, CancellationToken ct)
    {
        if (isDefault == pipeline.IsDefault) return;
        if (!isDefault) throw Refusal.Rule("pipeline.default_needed");
        foreach (var other in await db.Pipelines.Where(p => p.IsDefault).ToListAsync(ct)) other.StepBack();
        await db.SaveChangesAsync(ct); // the database allows one at any moment
        pipeline.BecomeDefault();
    }

    /// <summary>One edit of pipelines at a time; a deal that comes into a stage while it is removed keeps the stage there.</summary>
    private static Task<T> Editing<T>(CrmDb db, Func<Task<T>> edit, CancellationToken ct) => db.Retrying(async () =>
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.pipelines ORDER BY id FOR UPDATE", ct);
        try
        {
            var answer = await edit();
            if (transaction is not null) await transaction.CommitAsync(ct);
            return answer;
        }
        catch (DbUpdateException used) when (used.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation })
        {
            throw Refusal.Conflict("conflict.changed_meanwhile"); // a deal came in while its stage was being removed
        }
    });
}
