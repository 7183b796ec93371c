using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
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
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(ActivityFields.All), export.Columns);
        var order = session.Fields(ActivityFields.All).Sort(string.IsNullOrEmpty(sort) ? "-occurred_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var found = call.Get<ActivitySelection>().Of(criteria);
        var rows = order.All(found, a => new Named(
            a, db.Customers.Where(c => c.Id == a.CustomerId).Select(c => c.Name).FirstOrDefault(), db.Contacts.Where(c => c.Id == a.ContactId).Select(c => c.Name).FirstOrDefault(),
            db.Opportunities.Where(o => o.Id == a.OpportunityId).Select(o => o.Title).FirstOrDefault(), db.Leads.Where(l => l.Id == a.LeadId).Select(l => l.Name).FirstOrDefault()), ct)
            .Select(a => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, a, people, format, language))]);
        return new ListFile("activities", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows);
    }

    /// <summary>With the names of what it is about, where they may be seen.</summary>
    private sealed record Named(Activity Activity, string? Customer, string? Contact, string? Deal, string? Lead);

    private static object? Cell(Field<Activity> field, Named row, Dictionary<Id<User>, string> people, string format, string language)
    {
        if (format == "json") return RecordExport.Cell(field, row.Activity, format, language);
        return field.Key switch
        {
            "customer_id" => row.Customer,
            "contact_id" => row.Contact,
            "opportunity_id" => row.Deal,
            "lead_id" => row.Lead,
            "created_by" => Person(row.Activity.CreatedBy),
            "owner_id" => Person(row.Activity.OwnerId),
            _ => RecordExport.Cell(field, row.Activity, format, language),
        };
        string? Person(Id<User>? id) => id is { } person ? people.GetValueOrDefault(person) : null;
    }
}
