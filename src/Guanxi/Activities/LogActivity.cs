using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>Logs, corrects and removes activities, with the files, colleagues, next step and order they bring along.</summary>
internal static class LogActivity
{
    public static async Task<IResult> Handle(
        ActivityChanges request, HttpContext http, CrmDb db, Session session, ActivityLinks links, WholeActivities whole, TimeProvider clock, CancellationToken ct)
    {
        var subject = await links.Subject(request, ct);
        if (subject.Deal is { } deal) RequireDeal(session, deal, subject.Customer);
        else if (subject.Customer is { } customer) session.Require(ActivitiesModule.Create, customer);
        else if (subject.Lead is { } lead) session.Require(ActivitiesModule.Create, lead);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var activity = Activity.Log(request, subject.Customer, subject.Contact, session.UserId, clock.GetUtcNow());
        activity.Concern(subject.Deal, subject.Lead);
        activity.Announce();
        db.Activities.Add(activity);
        await links.Bring(request, activity, activity.NextStep is not null, ct);
        await db.SaveChangesAsync(ct);
        if (subject.Deal is not null && activity.Subject is { } done) await OpportunitiesModule.Fulfil(db, subject.Deal.Id, done, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.Created($"/api/activities/{activity.Id}", http.Tagged(await whole.One(activity.Id, ct), activity.Version));
    }

    public static Task<ActivityRow> Edit(
        Id<Activity> id, ActivityChanges request, HttpContext http, CrmDb db, Session session, ActivityLinks links, WholeActivities whole, TimeProvider clock,
        CancellationToken ct) => db.Retrying(async () =>
        {
            RequireSameSubject(request);
            await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
            var activity = await db.Activities.Get(id, ct);
            RequireEither(session, ActivitiesModule.Edit, activity.OwnerId, activity.DealOwnerId);
            await http.RequireSame(activity.Version, request.Version, async () => await whole.One(id, ct));
            var hadStep = activity.NextStep is not null;
            activity.Change(request, clock.GetUtcNow());
            await links.Bring(request, activity, !hadStep && activity.NextStep is not null, ct);
            await db.SaveChangesAsync(ct);
            if (transaction is not null) await transaction.CommitAsync(ct);
            return http.Tagged(await whole.One(id, ct), activity.Version);
        });

    public static Task<IResult> Delete(Id<Activity> id, CrmDb db, Session session, ActivityLinks links, CancellationToken ct) => db.Retrying(async () =>
    {
        var activity = await db.Activities.Get(id, ct);
        RequireEither(session, ActivitiesModule.Delete, activity.OwnerId, activity.DealOwnerId);
        await db.Deleting(activity, async () =>
        {
            await links.TakeBack(activity, ct);
            db.Activities.Remove(activity);
            await db.SaveChangesAsync(ct);
        }, ct);
        return Results.NoContent();
    });

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<ActivityRow> Restore(Id<Activity> id, HttpContext http, CrmDb db, ActivityLinks links, WholeActivities whole, CancellationToken ct)
    {
        var activity = await db.Restore(id, activity => links.CameBack(activity, ct), ct);
        return http.Tagged(await whole.One(id, ct), activity.Version);
    }

    /// <summary>What it is about is fixed when it is logged.</summary>
    private static void RequireSameSubject(ActivityChanges request)
    {
        (string Field, bool IsSet)[] links =
            [("customer_id", request.CustomerId.IsSet), ("contact_id", request.ContactId.IsSet), ("opportunity_id", request.OpportunityId.IsSet), ("lead_id", request.LeadId.IsSet)];
        var given = links.Where(l => l.IsSet).Select(l => l.Field).ToList();
        if (given.Count == 0) return;
        var refusal = Refusal.Field(given[0], "read_only_field");
        foreach (var field in given.Skip(1)) refusal.Faults[field] = [new Fault("read_only_field")];
        throw refusal;
    }

    private static void RequireDeal(Session session, Opportunity deal, Customers.Customer? customer)
    {
        if (!session.Reaches(ActivitiesModule.Create, deal) && (customer is null || !session.Reaches(ActivitiesModule.Create, customer))) throw Refusal.Forbidden();
    }

    private static void RequireEither(Session session, string permission, Id<Identity.User>? first, Id<Identity.User>? second)
    {
        if (!session.Reaches(permission, first) && !session.Reaches(permission, second)) throw Refusal.Forbidden();
    }
}
