using Guanxi.Activities;
using Guanxi.Platform;
using Guanxi.Tenancy;

namespace Guanxi.Tasks;

/// <summary>Makes a task of the next step somebody writes under a call or a visit.</summary>
internal sealed class PlanNextStep(CrmDb db, Session session) : INextSteps
{
    public async Task Plan(Activity activity, CancellationToken ct)
    {
        if (!session.May(TasksModule.Create)) throw Refusal.Forbidden();
        var changes = new TaskChanges { Title = activity.NextStep, Type = "followup", DueDate = activity.NextStepAt };
        WorkTask task;
        try
        {
            task = WorkTask.Create(changes, session.UserId, await TenancyModule.ReminderDays(db, ct), session.TimeZone, session.UserId);
        }
        catch (Refusal refused) when (refused.Faults.TryGetValue("due_date", out var faults))
        {
            throw Refusal.Field("next_step_at", faults[0].Code);
        }
        task.Concern(activity.CustomerId, activity.ContactId, activity.OpportunityId, activity.LeadId);
        db.Tasks.Add(task);
        await SaveTask.AndPlan(db, [activity.OpportunityId], ct);
    }
}
