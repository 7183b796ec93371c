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
        var file = new RecordFile<WorkTask>(session.Fields(TaskFields.All), export, session);
        var found = await call.Get<TaskSelection>().Of(criteria, ct);
        var lines = found.OrderBy(t => t.DueAt).ThenBy(t => t.Id).Select(t => new Line(
            t,
            db.Users.Where(u => u.Id == t.OwnerId).Select(u => u.Name).FirstOrDefault(),
            db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).FirstOrDefault(),
            db.Contacts.Where(c => c.Id == t.ContactId).Select(c => c.Name).FirstOrDefault(),
            db.Opportunities.Where(o => o.Id == t.OpportunityId).Select(o => o.Title).FirstOrDefault(),
            db.Leads.Where(l => l.Id == t.LeadId).Select(l => l.Name).FirstOrDefault()));
        return file.Of(found.CountAsync, lines.AsAsyncEnumerable(), (field, line) => Cell(field, line, session.TimeZone, file));
    }

    private sealed record Line(WorkTask Task, string? Owner, string? Customer, string? Contact, string? Opportunity, string? Lead);

    private static object? Cell(Field<WorkTask> field, Line line, TimeZoneInfo zone, RecordFile<WorkTask> file)
    {
        var task = line.Task;
        var forPeople = file.IsForPeople;
        return field.Key switch
        {
            "due_date" when !forPeople => TaskTime.Text(task.DueOn, task.StartsAt, zone),
            "assignee" => forPeople ? line.Owner : task.OwnerId?.ToString(),
            "customer_id" => forPeople ? line.Customer : task.CustomerId?.ToString(),
            "contact_id" => forPeople ? line.Contact : task.ContactId?.ToString(),
            "opportunity_id" => forPeople ? line.Opportunity : task.OpportunityId?.ToString(),
            "lead_id" => forPeople ? line.Lead : task.LeadId?.ToString(),
            _ => file.Cell(field, task),
        };
    }
}
