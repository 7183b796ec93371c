using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Tasks;

internal static class EditTask
{
    public static Task<TaskRow> Handle(
        Id<WorkTask> id, TaskChanges request, HttpContext http, CrmDb db, Session session, TaskReferences references, TaskQueries queries, TimeProvider clock,
        CancellationToken ct) => db.Retrying(async () =>
        {
            var task = await db.Tasks.Get(id, ct);
            session.Require(TasksModule.Edit, task.OwnerId);
            await http.RequireSame(task.Version, request.Version, async () => await queries.RowOf(task, ct));
            var before = task.OpportunityId;
            var owner = await references.Owner(request, task, ct);
            await references.Link(task, request, ct);
            task.Change(request, session.TimeZone);
            task.AssignTo(owner, session.UserId);
            if (request.Status.Value is { } status && status != task.Status)
            {
                CloseTask.Become(task, status, clock.GetUtcNow());
                if (status == TaskState.Completed) CloseTask.MakeNext(task, db, session, clock);
            }
            await SaveTask.AndPlan(db, [before, task.OpportunityId], ct);
            // who gives a task away may no longer see it: the answer is what it became, not what may be read
            return http.Tagged(await queries.RowOf(task, ct), task.Version);
        });

    public static Task<IResult> Delete(
        Id<WorkTask> id, HttpContext http, CrmDb db, Session session, TaskQueries queries, CancellationToken ct) => db.Retrying(async () =>
    {
        var task = await db.Tasks.Get(id, ct);
        session.Require(TasksModule.Delete, task.OwnerId);
        await http.RequireSame(task.Version, default, async () => await queries.RowOf(task, ct));
        await db.Deleting(task, async () =>
        {
            db.Tasks.Remove(task);
            await SaveTask.AndPlan(db, [task.OpportunityId], ct);
        }, ct);
        return Results.NoContent();
    });

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<TaskRow> Restore(Id<WorkTask> id, HttpContext http, CrmDb db, TaskQueries queries, CancellationToken ct)
    {
        var task = await db.Restore(id, task => FollowDeals.Plan(db, [task.OpportunityId], ct), ct);
        return http.Tagged(await queries.RowOf(task, ct), task.Version);
    }
}
