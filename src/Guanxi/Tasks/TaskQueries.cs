using System.Linq.Expressions;
using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>A task, in lists and alone. The names of records the reader may not see are left out.</summary>
[Shows("tasks")]
public sealed record TaskRow(
    Id<WorkTask> TaskId, TaskType Type, string Title, string? Description, string? DueDate, bool AllDay, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt,
    TaskPriority Priority, TaskState Status, bool IsOverdue, Id<User>? Assignee, string? AssigneeName, Id<User>? OwnerId, Id<Customer>? CustomerId,
    string? CustomerName, Id<Contact>? ContactId, string? ContactName, Id<Opportunity>? OpportunityId, string? OpportunityTitle, Id<Lead>? LeadId, string? LeadName,
    string? Recurrence, int[] ReminderDays, string? Location, DateTimeOffset? CompletedAt,
    string? Outcome, Id<User>? CreatedBy, string? CreatedByName, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    IReadOnlyDictionary<string, JsonElement> CustomFields);

/// <summary>Reads tasks into rows, by the clock and in the zone of the caller's organisation.</summary>
internal sealed class TaskQueries(CrmDb db, Session session, TimeProvider clock)
{
    private const string UsualSort = "due_at";

    public static async Task<Page<TaskRow>> List(
        [AsParameters] TaskCriteria criteria, [AsParameters] ListQuery list, Session session, TaskSelection selection, TaskQueries queries, CancellationToken ct)
    {
        // a day has many tasks, which stand in the order of their times
        list = list with { Sort = list.Sort switch { "due_date" => "due_at", "-due_date" => "-due_at", var other => other } };
        var page = await list.Page(await selection.Matching(criteria, ct), t => t.Id, criteria.Q, criteria.Filter, session, TaskFields.All, UsualSort, queries.Read, ct);
        return new([.. page.Items.Select(queries.Row)], page.NextCursor, page.Total, page.TotalIsExact);
    }

    /// <summary>The same list in figures, parted by a field.</summary>
    public static async Task<ListSummary> Summary([AsParameters] TaskCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, TaskSelection selection, CancellationToken ct) =>
        await (await selection.Of(criteria, ct)).Summary(ask, session.Fields(TaskFields.All), db, session, ct);

    public static async Task<TaskRow> Get(Id<WorkTask> id, HttpContext http, CrmDb db, TaskQueries queries, CancellationToken ct)
    {
        var row = (await queries.Rows(db.Tasks.AsNoTracking().Where(t => t.Id == id), ct)).FirstOrDefault() ?? throw Refusal.NotFound();
        return http.Tagged(row, row.Version);
    }

    public async Task<List<TaskRow>> Rows(IQueryable<WorkTask> tasks, CancellationToken ct) => [.. (await tasks.Select(Read).ToListAsync(ct)).Select(Row)];

    /// <summary>The row of a task at hand, also when its reader has just given it away.</summary>
    public async Task<TaskRow> RowOf(WorkTask task, CancellationToken ct)
    {
        var names = await db.Users.Where(u => u.Id == task.OwnerId || u.Id == task.CreatedBy).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return Row(new Found(
            task, NameOf(task.OwnerId), NameOf(task.CreatedBy),
            task.CustomerId is null ? null : await db.Customers.Where(c => c.Id == task.CustomerId).Select(c => c.Name).FirstOrDefaultAsync(ct),
            task.ContactId is null ? null : await db.Contacts.Where(c => c.Id == task.ContactId).Select(c => c.Name).FirstOrDefaultAsync(ct),
            task.OpportunityId is null ? null : await db.Opportunities.Where(o => o.Id == task.OpportunityId).Select(o => o.Title).FirstOrDefaultAsync(ct),
            task.LeadId is null ? null : await db.Leads.Where(l => l.Id == task.LeadId).Select(l => l.Name).FirstOrDefaultAsync(ct)));

        string? NameOf(Id<User>? user) => user is { } id ? names.GetValueOrDefault(id) : null;
    }

    public bool IsLate(WorkTask task) =>
        task is { IsOpen: true, DueOn: { } day } && (task.StartsAt is null ? day < TenancyModule.Today(session, clock) : task.DueAt <= clock.GetUtcNow());

    private Expression<Func<WorkTask, Found>> Read => t => new Found(
        t,
        db.Users.Where(u => u.Id == t.OwnerId).Select(u => u.Name).FirstOrDefault(),
        db.Users.Where(u => u.Id == t.CreatedBy).Select(u => u.Name).FirstOrDefault(),
        db.Customers.Where(c => c.Id == t.CustomerId).Select(c => c.Name).FirstOrDefault(),
        db.Contacts.Where(c => c.Id == t.ContactId).Select(c => c.Name).FirstOrDefault(),
        db.Opportunities.Where(o => o.Id == t.OpportunityId).Select(o => o.Title).FirstOrDefault(),
        db.Leads.Where(l => l.Id == t.LeadId).Select(l => l.Name).FirstOrDefault());

    private sealed record Found(WorkTask Task, string? Owner, string? Creator, string? Customer, string? Contact, string? Opportunity, string? Lead);

    private TaskRow Row(Found found)
    {
        var t = found.Task;
        return new(
            t.Id, t.Type, t.Title, t.Description, TaskTime.Text(t.DueOn, t.StartsAt, session.TimeZone), t.AllDay, t.StartsAt, t.EndsAt, t.Priority, t.Status,
            IsLate(t), t.OwnerId, found.Owner, t.OwnerId, t.CustomerId, found.Customer, t.ContactId, found.Contact, t.OpportunityId, found.Opportunity, t.LeadId, found.Lead, t.Recurrence, t.ReminderDays, t.Location,
            t.CompletedAt, t.Outcome, t.CreatedBy, found.Creator, t.CreatedAt, t.UpdatedAt, t.Version, t.CustomFields);
    }
}
