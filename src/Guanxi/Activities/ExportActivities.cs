using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>The activities of a list as a file, read and written row by row. People read names, programs ids.</summary>
internal static class ExportActivities
{
    public static async Task<IResult> Handle(
        [AsParameters] ActivityCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static async Task<ListFile> Prepare(ActivityCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var fields = session.Fields(ActivityFields.All);
        var file = new RecordFile<Activity>(fields, export, session);
        var order = fields.Sort(string.IsNullOrEmpty(sort) ? "-occurred_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var found = call.Get<ActivitySelection>().Of(criteria);
        var rows = order.All(found, a => new Named(
            a, db.Customers.Where(c => c.Id == a.CustomerId).Select(c => c.Name).FirstOrDefault(), db.Contacts.Where(c => c.Id == a.ContactId).Select(c => c.Name).FirstOrDefault(),
            db.Opportunities.Where(o => o.Id == a.OpportunityId).Select(o => o.Title).FirstOrDefault(), db.Leads.Where(l => l.Id == a.LeadId).Select(l => l.Name).FirstOrDefault()), ct);
        return file.Of(found.CountAsync, rows, (field, row) => !file.IsForPeople ? file.Cell(field, row.Activity) : field.Key switch
        {
            "customer_id" => row.Customer,
            "contact_id" => row.Contact,
            "opportunity_id" => row.Deal,
            "lead_id" => row.Lead,
            "created_by" => file.Person(row.Activity.CreatedBy, people),
            "owner_id" => file.Person(row.Activity.OwnerId, people),
            _ => file.Cell(field, row.Activity),
        });
    }

    /// <summary>With the names of what it is about, where they may be seen.</summary>
    private sealed record Named(Activity Activity, string? Customer, string? Contact, string? Deal, string? Lead);
}
