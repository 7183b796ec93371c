using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>What tasks and deals know of each other: when the next one is due, and which ones a stage brings along.</summary>
internal static class FollowDeals
{
    /// <summary>Tells deals when their next open task is due, once the tasks are saved.</summary>
    public static async Task Plan(CrmDb db, IEnumerable<Id<Opportunity>?> deals, CancellationToken ct)
    {
        foreach (var deal in deals.OfType<Id<Opportunity>>().Distinct())
        {
            // those of other people count as well
            var next = await db.Tasks.IgnoreQueryFilters([Filters.Owner]).Where(t => t.OpportunityId == deal && t.IsOpen).MinAsync(t => t.DueAt, ct);
            await OpportunitiesModule.Planned(db, deal, next, ct);
        }
    }

    /// <summary>What is to be done about an enquiry is to be done about the customer and the deal it became.</summary>
    public static async Task OnConverted(LeadConverted converted, ReactionScope scope)
    {
        var (lead, customer, contact, deal) = ((Id<Lead>?)converted.LeadId, (Id<Customer>?)converted.CustomerId, (Id<Contact>?)converted.ContactId, converted.OpportunityId);
        await scope.Db.Tasks.Where(t => t.LeadId == lead && t.CustomerId == null).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.CustomerId, customer).SetProperty(t => t.ContactId, contact).SetProperty(t => t.OpportunityId, t => t.OpportunityId ?? deal), scope.Cancelled);
        await Plan(scope.Db, [deal], scope.Cancelled);
        CustomFieldsModule.Recount(scope.Db, "customers", converted.CustomerId.Value);
    }

    /// <summary>The tasks a stage asks for, for the deal's owner; once per entry, since a delivery runs once.</summary>
    public static async Task OnMoved(OpportunityMoved moved, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var stage = await db.Stages.AsNoTracking().FirstOrDefaultAsync(s => s.Id == moved.To, ct);
        var deal = await db.Opportunities.AsNoTracking().FirstOrDefaultAsync(o => o.Id == moved.OpportunityId, ct);
        if (stage is not { EntryTasks.Count: > 0 } || deal is null) return;
        var tenant = await db.Tenants.AsNoTracking().SingleAsync(ct);
        var today = TenancyModule.DayOf(tenant, scope.Get<TimeProvider>().GetUtcNow());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(tenant.TimeZone);
        foreach (var wanted in stage.EntryTasks)
        {
            var changes = new TaskChanges
            {
                Title = wanted.Title,
                Priority = Enum.Parse<TaskPriority>(wanted.Priority.ToString()),
                DueDate = TaskTime.Text(today.AddDays(wanted.DueDays), null, zone),
            };
            var task = WorkTask.Create(changes, deal.OwnerId, tenant.ReminderDays, zone, null);
            task.Concern(deal.CustomerId, null, deal.Id, null);
            db.Tasks.Add(task);
        }
        await db.SaveChangesAsync(ct);
        await Plan(db, [deal.Id], ct);
    }
}
