using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>Logs, corrects and removes activities.</summary>
internal static class LogActivity
{
    public static async Task<IResult> Handle(
        ActivityChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var customerId = await CustomerOf(request, db, ct);
        var customer = customerId is { } id
            ? await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusal.Field("customer_id", "not_found")
            : null;
        if (customer is not null) session.Require(ActivitiesModule.Create, customer.OwnerId);
        var activity = Activity.Log(request, customer, request.ContactId.Value, session.UserId, clock.GetUtcNow());
        db.Activities.Add(activity);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/activities/{activity.Id}", http.Tagged(await ActivityQueries.One(db, activity.Id, ct), activity.Version));
    }

    public static Task<ActivityRow> Edit(
        Id<Activity> id, ActivityChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
        {
            if (request.CustomerId.IsSet) throw Refusal.Field("customer_id", "read_only_field");
            if (request.ContactId.IsSet) throw Refusal.Field("contact_id", "read_only_field");
            var activity = await db.Activities.Get(id, ct);
            session.Require(ActivitiesModule.Edit, activity.OwnerId);
            await http.RequireSame(activity.Version, request.Version, async () => await ActivityQueries.One(db, id, ct));
            activity.Change(request, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return http.Tagged(await ActivityQueries.One(db, id, ct), activity.Version);
        });

    public static async Task<IResult> Delete(Id<Activity> id, CrmDb db, Session session, CancellationToken ct)
    {
        var activity = await db.Activities.Get(id, ct);
        session.Require(ActivitiesModule.Delete, activity.OwnerId);
        db.Activities.Remove(activity);
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    private static async Task<Id<Customer>?> CustomerOf(ActivityChanges request, CrmDb db, CancellationToken ct)
    {
        if (request.ContactId.Value is not { } contactId) return request.CustomerId.Value;
        var customer = await db.Contacts.Where(c => c.Id == contactId).Select(c => (Id<Customer>?)c.CustomerId).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Field("contact_id", "not_found");
        if (request.CustomerId.Value is { } named && named != customer) throw Refusal.Field("contact_id", "activity.other_customer");
        return customer;
    }
}
