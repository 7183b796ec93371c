using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>Tasks on timelines, on the day they were made.</summary>
internal sealed class MadeTaskEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 's';
    public string Kind => "task";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        if (!session.May(TasksModule.View)) return [];
        var (at, last) = (before.At, new Id<WorkTask>(before.BelowId));
        var found = await Of(db, subject).Where(t => EF.Functions.LessThan(ValueTuple.Create(t.CreatedAt, t.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(most)
            .Select(t => new { t.Id, At = t.CreatedAt, By = t.CreatedBy, ByName = db.Users.Where(u => u.Id == t.CreatedBy).Select(u => u.Name).FirstOrDefault(), t.Title, t.DueOn, t.StartsAt }).ToListAsync(ct);
        return [.. found.Select(t => ActivitiesModule.Happened(
            Kind, t.At, t.By, t.ByName, new RecordEvent("tasks", t.Id.ToString(), t.Title, "created", TaskTime.Text(t.DueOn, t.StartsAt, session.TimeZone)), t.Id.Value))];
    }

    public static IQueryable<WorkTask> Of(CrmDb db, TimelineSubject subject)
    {
        var (customer, deal, lead) = (new Id<Customer>(subject.Id), new Id<Opportunity>(subject.Id), new Id<Lead>(subject.Id));
        var tasks = db.Tasks.AsNoTracking();
        return subject.Kind switch
        {
            "customers" => tasks.Where(t => t.CustomerId == customer),
            "opportunities" => tasks.Where(t => t.OpportunityId == deal),
            _ => tasks.Where(t => t.LeadId == lead),
        };
    }
}

/// <summary>Tasks on timelines, when they were done.</summary>
internal sealed class DoneTaskEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 't';
    public string Kind => "task";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        if (!session.May(TasksModule.View)) return [];
        var (at, last) = ((DateTimeOffset?)before.At, new Id<WorkTask>(before.BelowId));
        var found = await MadeTaskEntries.Of(db, subject).Where(t => t.CompletedAt != null && EF.Functions.LessThan(ValueTuple.Create(t.CompletedAt, t.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(t => t.CompletedAt).ThenByDescending(t => t.Id).Take(most)
            .Select(t => new { t.Id, At = t.CompletedAt!.Value, By = t.OwnerId, ByName = db.Users.Where(u => u.Id == t.OwnerId).Select(u => u.Name).FirstOrDefault(), t.Title, t.Outcome }).ToListAsync(ct);
        return [.. found.Select(t => ActivitiesModule.Happened(
            Kind, t.At, t.By, t.ByName, new RecordEvent("tasks", t.Id.ToString(), t.Title, "completed", t.Outcome), t.Id.Value))];
    }
}
