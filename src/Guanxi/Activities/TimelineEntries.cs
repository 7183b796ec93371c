using System.Globalization;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>Calls, meetings, notes: what people logged.</summary>
internal sealed class ActivityEntries(CrmDb db, WholeActivities whole) : ITimelineSource
{
    public char Mark => 'a';
    public string Kind => "activity";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        var (at, last) = (before.At, new Id<Activity>(before.BelowId));
        var query = Of(subject).AsNoTracking().Where(a => EF.Functions.LessThan(ValueTuple.Create(a.OccurredAt, a.Id), ValueTuple.Create(at, last)));
        if (type is { } one) query = query.Where(a => a.Type == one);
        var rows = await query.OrderByDescending(a => a.OccurredAt).ThenByDescending(a => a.Id).Take(most).Select(ActivityQueries.Row(db)).ToListAsync(ct);
        return [.. (await whole.Of(rows, ct)).Select(a => new TimelineEntry(new TimelineItem(Kind, a.OccurredAt, a.CreatedBy, a.CreatedByName) { Activity = a }, a.ActivityId.Value))];
    }

    private IQueryable<Activity> Of(TimelineSubject subject)
    {
        var (customer, deal, lead) = (new Id<Customer>(subject.Id), new Id<Opportunity>(subject.Id), new Id<Lead>(subject.Id));
        return subject.Kind switch
        {
            "customers" => db.Activities.Where(a => a.CustomerId == customer),
            "opportunities" => db.Activities.Where(a => a.OpportunityId == deal),
            _ => db.Activities.Where(a => a.LeadId == lead),
        };
    }
}

/// <summary>The way of deals through their stages: of one deal, or of all of a customer's.</summary>
internal sealed class DealEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 'o';
    public string Kind => "opportunity";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        if (subject.Kind == "leads" || !session.May(OpportunitiesModule.View)) return [];
        var (customer, deal) = (new Id<Customer>(subject.Id), new Id<Opportunity>(subject.Id));
        var deals = subject.Kind == "customers" ? db.Opportunities.Where(o => o.CustomerId == customer) : db.Opportunities.Where(o => o.Id == deal);
        var (at, last) = (before.At, before.BelowId);
        var found = await db.StageVisits.AsNoTracking().Join(deals, v => v.OpportunityId, o => o.Id, (v, o) => new { Visit = v, Deal = o })
            .Where(x => EF.Functions.LessThan(ValueTuple.Create(x.Visit.EnteredAt, x.Visit.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(x => x.Visit.EnteredAt).ThenByDescending(x => x.Visit.Id).Take(most)
            .Select(x => new
            {
                x.Visit,
                DealId = x.Deal.Id,
                x.Deal.Title,
                x.Deal.LostReason,
                x.Deal.ActualAmount,
                x.Deal.Currency,
                ByName = db.Users.Where(u => u.Id == x.Visit.By).Select(u => u.Name).FirstOrDefault(),
                Ends = db.Stages.Where(s => s.Id == x.Visit.StageId).Select(s => (StageKind?)s.Kind).FirstOrDefault(),
                IsFirst = !db.StageVisits.Any(v => v.OpportunityId == x.Deal.Id && v.EnteredAt < x.Visit.EnteredAt),
            }).ToListAsync(ct);
        return [.. found.Select(f => new TimelineEntry(new TimelineItem(Kind, f.Visit.EnteredAt, f.Visit.By, f.ByName)
        {
            Record = f.Ends switch
            {
                StageKind.Won => new("opportunities", f.DealId.ToString(), f.Title, "won", f.ActualAmount is { } amount && FieldSight.Sees("opportunities", "actual_amount") ? string.Create(CultureInfo.InvariantCulture, $"{f.Currency} {amount:0.00}") : null),
                StageKind.Lost => new("opportunities", f.DealId.ToString(), f.Title, "lost", FieldSight.Sees("opportunities", "lost_reason") ? f.LostReason : null),
                _ => new("opportunities", f.DealId.ToString(), f.Title, f.IsFirst ? "created" : "moved", f.Visit.StageName),
            },
        }, f.Visit.Id))];
    }
}

/// <summary>Enquiries that became this customer or deal, and the conversion of an enquiry itself.</summary>
internal sealed class LeadEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 'l';
    public string Kind => "lead";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        if (subject.Kind == "opportunities" || !session.May(LeadsModule.View)) return [];
        var (customer, lead, at, last) = (new Id<Customer>(subject.Id), new Id<Lead>(subject.Id), (DateTimeOffset?)before.At, new Id<Lead>(before.BelowId));
        var leads = db.Leads.AsNoTracking().Where(l => l.ConvertedAt != null);
        leads = subject.Kind == "customers" ? leads.Where(l => l.CustomerId == customer) : leads.Where(l => l.Id == lead);
        var found = await leads.Where(l => EF.Functions.LessThan(ValueTuple.Create(l.ConvertedAt, l.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(l => l.ConvertedAt).ThenByDescending(l => l.Id).Take(most)
            .Select(l => new { l.Id, At = l.ConvertedAt!.Value, l.UpdatedBy, ByName = db.Users.Where(u => u.Id == l.UpdatedBy).Select(u => u.Name).FirstOrDefault(), l.Name, l.Source }).ToListAsync(ct);
        return [.. found.Select(l => new TimelineEntry(
            new TimelineItem(Kind, l.At, l.UpdatedBy, l.ByName) { Record = new("leads", l.Id.ToString(), l.Name, "converted", FieldSight.Sees("leads", "source") ? l.Source : null) }, l.Id.Value))];
    }
}
