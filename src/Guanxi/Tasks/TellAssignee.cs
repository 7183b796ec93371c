using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>Tells somebody that a task is his now.</summary>
internal static class TellAssignee
{
    public static async Task OnAssigned(TaskAssigned given, ReactionScope scope)
    {
        if (given.To is not { } owner || owner == given.By || given.IsOneOfMany) return;
        var task = await scope.Db.Tasks.AsNoTracking().Where(t => t.Id == given.TaskId && t.OwnerId == owner)
            .Select(t => new { t.Title, t.DueOn, t.Version }).FirstOrDefaultAsync(scope.Cancelled);
        if (task is null) return;
        var by = await scope.Db.Users.Where(u => u.Id == given.By).Select(u => u.Name).FirstOrDefaultAsync(scope.Cancelled);
        var notice = new Notice(owner, NotificationKind.Assigned, by is null ? "notification.task_made" : "notification.task_assigned",
            $"task.assigned:{given.TaskId}:{task.Version}", task.Title, by ?? "", task.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "—")
        {
            Record = ("tasks", given.TaskId.Value),
            By = given.By,
        };
        await NotificationsModule.Tell(scope.Db, scope.Get<Session>(), scope.Get<TimeProvider>(), notice, scope.Cancelled);
    }
}
