using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Tenancy;

namespace Guanxi.Tasks;

internal static class CreateTask
{
    public static async Task<IResult> Handle(
        TaskChanges request, HttpContext http, CrmDb db, Session session, TaskReferences references, TaskQueries queries, TimeProvider clock, CancellationToken ct)
    {
        var owner = await references.Owner(request, null, ct);
        var days = request.ReminderDays.IsSet ? [] : await TenancyModule.ReminderDays(db, ct);
        var task = WorkTask.Create(request, owner, days, session.TimeZone, session.UserId);
        await references.Link(task, request, ct);
        if (request.Status.Value is { } status) CloseTask.Become(task, status, clock.GetUtcNow());
        db.Tasks.Add(task);
        await SaveTask.AndPlan(db, [task.OpportunityId], ct);
        return Results.Created($"/api/tasks/{task.Id}", http.Tagged(await queries.RowOf(task, ct), task.Version));
    }
}
