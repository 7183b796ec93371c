using System.Globalization;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Tasks;

/// <summary>A task is due in so many days; 0 on the day itself.</summary>
[Event("task.due_soon")]
public sealed record TaskDueSoon(Id<WorkTask> TaskId, Id<User> OwnerId, DateOnly DueOn, int Days) : IEvent;

/// <summary>That somebody was reminded. There is one row for a task, its day and the days before it, whoever wrote it.</summary>
public sealed class TaskReminder : Entity
{
    public Id<WorkTask> TaskId { get; private init; }
    public DateOnly DueOn { get; private init; }
    public int Days { get; private init; }
    public DateTimeOffset At { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<TaskReminder>
    {
        public void Configure(EntityTypeBuilder<TaskReminder> builder)
        {
            builder.ToTable("task_reminders");
            builder.HasKey(r => new { r.TenantId, r.TaskId, r.DueOn, r.Days });
            builder.HasOne<WorkTask>().WithMany().HasForeignKey(r => new { r.TenantId, r.TaskId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>
/// Reminds of tasks some days before and on the day. The row of a reminder and what it says are one transaction, and the row's key
/// decides: a server that dies in the middle loses nothing, two that run at once say nothing twice.
/// </summary>
internal static class RemindOfTasks
{
    private const int AtOnce = 200;

    public static async Task Run(JobScope job) => await job.ForEachTenant(async db =>
    {
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(job.Cancelled);
        while (await Some(db, tenant, job) == AtOnce) db.ChangeTracker.Clear();
    });

    /// <summary>Each reminder is looked up by its key: joined, as NOT EXISTS would be, new ones are compared with all as long as the database believes that there are none.</summary>
    internal static async Task<int> Some(CrmDb db, Tenant tenant, JobScope job)
    {
        var today = TenancyModule.DayOf(tenant, job.Now);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(job.Cancelled) : null;
        var due = await db.Database.SqlQuery<Due>(
            $"""
             INSERT INTO crm.task_reminders (tenant_id, task_id, due_on, days, at)
             SELECT t.tenant_id, t.id, t.due_on, t.due_on - {today}, {job.Now} FROM crm.tasks t
             WHERE t.tenant_id = {tenant.TenantId} AND t.is_open AND t.owner_id IS NOT NULL AND t.due_on BETWEEN {today} AND {today.AddDays(365)}
               AND (t.due_on = {today} OR t.due_on - {today} = ANY (t.reminder_days))
               AND (SELECT r.days FROM crm.task_reminders r WHERE r.tenant_id = t.tenant_id AND r.task_id = t.id AND r.due_on = t.due_on AND r.days = t.due_on - {today}) IS NULL
             ORDER BY t.due_on LIMIT {AtOnce}
             ON CONFLICT DO NOTHING RETURNING task_id AS "TaskId", days AS "Days"
             """).ToListAsync(job.Cancelled);
        var days = due.ToDictionary(d => new Id<WorkTask>(d.TaskId), d => d.Days);
        foreach (var task in await db.Tasks.AsNoTracking().Where(t => days.Keys.Contains(t.Id)).ToListAsync(job.Cancelled))
        {
            db.Raise(new TaskDueSoon(task.Id, task.OwnerId!.Value, task.DueOn!.Value, days[task.Id]));
            await Tell(db, tenant, task, days[task.Id], job);
        }
        await db.SaveChangesAsync(job.Cancelled);
        if (transaction is not null) await transaction.CommitAsync(job.Cancelled);
        return due.Count;
    }

    private sealed record Due(Guid TaskId, int Days);

    private static async Task Tell(CrmDb db, Tenant tenant, WorkTask task, int days, JobScope job)
    {
        var session = new Session();
        session.ActAsSystem(tenant.TenantId);
        var at = task.StartsAt is { } starts
            ? TimeZoneInfo.ConvertTime(starts, TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            : task.DueOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var notice = new Notice(task.OwnerId!.Value, days == 0 ? NotificationKind.Due : NotificationKind.Reminder,
            days == 0 ? "notification.task_due" : "notification.task_due_soon", string.Create(CultureInfo.InvariantCulture, $"task.due:{task.Id}:{task.DueOn:yyyyMMdd}:{days}"),
            task.Title, at, days.ToString(CultureInfo.InvariantCulture))
        {
            Record = ("tasks", task.Id.Value),
        };
        await NotificationsModule.Tell(db, session, job.Get<TimeProvider>(), notice, job.Cancelled);
    }
}
