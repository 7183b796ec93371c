using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;

namespace Guanxi.Tasks;

public sealed record CompleteTaskRequest
{
    /// <summary>What came of it.</summary>
    [Text(2000)] public string? Outcome { get; init; }
}

/// <summary>Completes, cancels and reopens tasks.</summary>
internal static class CloseTask
{
    public static Task<TaskRow> Complete(
        Id<WorkTask> id, CompleteTaskRequest? request, HttpContext http, CrmDb db, Session session, TaskQueries queries, TimeProvider clock, CancellationToken ct) =>
        Change(id, task =>
        {
            task.Complete(request?.Outcome, clock.GetUtcNow());
            MakeNext(task, db, session, clock);
        }, http, db, session, queries, ct);

    public static Task<TaskRow> Cancel(Id<WorkTask> id, HttpContext http, CrmDb db, Session session, TaskQueries queries, CancellationToken ct) =>
        Change(id, task => task.Cancel(), http, db, session, queries, ct);

    public static Task<TaskRow> Reopen(Id<WorkTask> id, HttpContext http, CrmDb db, Session session, TaskQueries queries, CancellationToken ct) =>
        Change(id, task => task.Reopen(), http, db, session, queries, ct);

    /// <summary>The state a form or a list names; what is so already stays so.</summary>
    public static void Become(WorkTask task, TaskState wanted, DateTimeOffset now)
    {
        if (task.Status == wanted) return;
        if (!task.IsOpen) task.Reopen();
        if (wanted == TaskState.Completed) task.Complete(null, now);
        else if (wanted == TaskState.Cancelled) task.Cancel();
        else task.Begin(wanted == TaskState.InProgress);
    }

    /// <summary>One that comes back makes its next when it is done.</summary>
    public static void MakeNext(WorkTask done, CrmDb db, Session session, TimeProvider clock)
    {
        if (done.Next(session.TimeZone, TenancyModule.Today(session, clock)) is { } next) db.Tasks.Add(next);
    }

    private static Task<TaskRow> Change(
        Id<WorkTask> id, Action<WorkTask> change, HttpContext http, CrmDb db, Session session, TaskQueries queries, CancellationToken ct) => db.Retrying(async () =>
        {
            var task = await db.Tasks.Get(id, ct);
            session.Require(TasksModule.Edit, task.OwnerId);
            await http.RequireSame(task.Version, default, async () => await queries.RowOf(task, ct));
            change(task);
            await SaveTask.AndPlan(db, [task.OpportunityId], ct);
            return http.Tagged(await queries.RowOf(task, ct), task.Version);
        });
}
