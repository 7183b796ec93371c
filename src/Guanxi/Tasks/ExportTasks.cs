using Guanxi.Exports;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>The tasks of a list as a file. People read the names of people and customers, programs their ids.</summary>
internal static class ExportTasks
{
    public static async Task<IResult> Handle(
        [AsParameters] TaskCriteria criteria, [AsParameters] ExportQuery export, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, null, call), call);
    }

    public static async Task<ListFile> Prepare(TaskCriteria criteria, ExportQuery export, string? _, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(TaskFields.All), export.Columns);
        var found = await call.Get<TaskSelection>().Of(criteria, ct);
        var lines = found.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => new Line(
            t,
            db.Users.Where(u => u.Id == t.OwnerId).Select(u => u.Name).FirstOrDefault(),
            db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).FirstOrDefault(),
            db.Contacts.Where(c => c.Id == t.ContactId).Select(c => c.Name).FirstOrDefault(),
            db.Opportunities.Where(o => o.Id == t.OpportunityId).Select(o => o.Title).FirstOrDefault(),
            db.Leads.Where(l => l.Id == t.LeadId).Select(l => l.Name).FirstOrDefault()));
        var rows = lines.AsAsyncEnumerable().Select(line => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, line, session.TimeZone, format, language))]);
        return new ListFile("tasks", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows);
    }

    private sealed record Line(WorkTask Task, string? Owner, string? Customer, string? Contact, string? Opportunity, string? Lead);

    private static object? Cell(Field<WorkTask> field, Line line, TimeZoneInfo zone, string format, string language)
    {
        var task = line.Task;
        var forPeople = format != "json";
        return field.Key switch
        {
            "due_date" when !forPeople => TaskTime.Text(task.DueOn, task.StartsAt, zone),
            "assignee" => forPeople ? line.Owner : task.OwnerId?.ToString(),
            "customer_id" => forPeople ? line.Customer : task.CustomerId?.ToString(),
            "contact_id" => forPeople ? line.Contact : task.ContactId?.ToString(),
            "opportunity_id" => forPeople ? line.Opportunity : task.OpportunityId?.ToString(),
            "lead_id" => forPeople ? line.Lead : task.LeadId?.ToString(),
            _ => RecordExport.Cell(field, task, format, language),
        };
    }
}
