using System.Linq.Expressions;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>An activity, in lists and alone.</summary>
public sealed record ActivityRow(
    Id<Activity> ActivityId, ActivityType Type, Id<Customer>? CustomerId, string? CustomerName, Id<Contact>? ContactId, string? ContactName,
    Id<Opportunity>? OpportunityId, string? OpportunityTitle, Id<Lead>? LeadId, string? LeadName, string? Subject, string Content, DateTimeOffset OccurredAt, int? DurationMinutes, string? Outcome,
    string? NextStep, string? NextStepAt, IReadOnlyList<Id<User>> Mentions, Id<User>? CreatedBy, string? CreatedByName, DateTimeOffset CreatedAt, int Version)
{
    public IReadOnlyList<AttachmentRow> Attachments { get; init; } = [];

    /// <summary>Of a purchase: the order it is booked as, for whoever sees orders.</summary>
    public string? OrderId { get; init; }
    [Tells("orders", "amount")] public decimal? Amount { get; init; }
    public string? Currency { get; init; }
}

public sealed record AttachmentRow(Id<StoredFile> FileId, string Name, long Size);

/// <summary>What a list of activities is about. All parts must hold.</summary>
public sealed record ActivityCriteria
{
    /// <summary>Words of the subject, of what was said, or of the customer's name.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }
    [FromQuery(Name = "customer_id")] public Id<Customer>? CustomerId { get; init; }
    [FromQuery(Name = "contact_id")] public Id<Contact>? ContactId { get; init; }
    [FromQuery(Name = "opportunity_id")] public Id<Opportunity>? OpportunityId { get; init; }
    [FromQuery(Name = "lead_id")] public Id<Lead>? LeadId { get; init; }

    /// <summary>call, email, meeting, visit, wechat, sms, note, purchase; several with commas.</summary>
    [FromQuery(Name = "type")] public string? Type { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class ActivitySelection(CrmDb db, Session session, TimeProvider clock) : IRecords
{
    /// <exception cref="Refusal">400 for a value that no field has.</exception>
    public IQueryable<Activity> Of(ActivityCriteria c)
    {
        var (fields, context) = (session.Fields(ActivityFields.All), FilterContext.Of(session, clock, this));
        var query = db.Activities.AsNoTracking().Filtered(fields, c.Filter, context);
        if (!string.IsNullOrWhiteSpace(c.Q))
        {
            var word = $"'{c.Q.Trim().Replace("'", "''", StringComparison.Ordinal)}'";
            query = query.Filtered(fields, $"content contains {word} or subject contains {word} or customer.name contains {word}", context);
        }
        if (c.CustomerId is { } customer) query = query.Where(a => a.CustomerId == customer);
        if (c.ContactId is { } contact) query = query.Where(a => a.ContactId == contact);
        if (c.OpportunityId is { } deal) query = query.Where(a => a.OpportunityId == deal);
        if (c.LeadId is { } lead) query = query.Where(a => a.LeadId == lead);
        if (string.IsNullOrWhiteSpace(c.Type)) return query;
        var types = c.Type.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(type => ActivityTypes.Of(type)).ToArray();
        return query.Where(a => types.Contains(a.Type));
    }

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();
}

internal static class ActivityQueries
{
    private const string UsualSort = "-occurred_at";

    public static async Task<Page<ActivityRow>> List([AsParameters] ActivityCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, ActivitySelection selection, WholeActivities whole, CancellationToken ct)
    {
        var (found, fields) = (selection.Of(criteria), session.Fields(ActivityFields.All));
        var page = string.IsNullOrWhiteSpace(criteria.Q) && string.IsNullOrWhiteSpace(criteria.Filter)
            ? await list.Page(found, fields, UsualSort, Row(db), ct)
            : await list.NarrowedPage(found, a => a.Id, fields, UsualSort, Row(db), ct);
        return page with { Items = await whole.Of(page.Items, ct) };
    }

    /// <summary>The same list in figures, parted by a field.</summary>
    public static Task<ListSummary> Summary([AsParameters] ActivityCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, ActivitySelection selection, CancellationToken ct) =>
        selection.Of(criteria).Summary(ask, session.Fields(ActivityFields.All), db, session, ct);

    public static async Task<ActivityRow> Get(Id<Activity> id, HttpContext http, WholeActivities whole, CancellationToken ct)
    {
        var row = await whole.One(id, ct);
        return http.Tagged(row, row.Version);
    }

    public static Expression<Func<Activity, ActivityRow>> Row(CrmDb db) => a => new ActivityRow(
        a.Id, a.Type, a.CustomerId, db.Customers.Where(c => c.Id == a.CustomerId).Select(c => c.Name).FirstOrDefault(), a.ContactId, db.Contacts.Where(c => c.Id == a.ContactId).Select(c => c.Name).FirstOrDefault(),
        a.OpportunityId, db.Opportunities.Where(o => o.Id == a.OpportunityId).Select(o => o.Title).FirstOrDefault(), a.LeadId, db.Leads.Where(l => l.Id == a.LeadId).Select(l => l.Name).FirstOrDefault(), a.Subject, a.Content, a.OccurredAt, a.DurationMinutes, a.Outcome, a.NextStep, a.NextStepAt, Ids(a.Mentions), a.CreatedBy, db.Users.Where(u => u.Id == a.CreatedBy).Select(u => u.Name).FirstOrDefault(),
        a.CreatedAt, a.Version);

    private static Id<User>[] Ids(Guid[] mentions) => [.. mentions.Select(m => new Id<User>(m))];
}

/// <summary>Adds to rows what lies elsewhere: their files, and the order of a purchase.</summary>
internal sealed class WholeActivities(CrmDb db, IPurchases purchases)
{
    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public async Task<ActivityRow> One(Id<Activity> id, CancellationToken ct) =>
        await Of(await db.Activities.AsNoTracking().Where(a => a.Id == id).Select(ActivityQueries.Row(db)).ToListAsync(ct), ct) is [var row, ..] ? row : throw Refusal.NotFound();

    public async Task<IReadOnlyList<ActivityRow>> Of(IReadOnlyList<ActivityRow> rows, CancellationToken ct) => await WithOrders(await WithFiles(rows, ct), ct);

    private async Task<IReadOnlyList<ActivityRow>> WithFiles(IReadOnlyList<ActivityRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.ActivityId).ToArray();
        var files = (await db.ActivityFiles.AsNoTracking().Where(f => ids.Contains(f.ActivityId))
            .Join(db.Files, f => f.FileId, s => s.Id, (f, s) => new { f.ActivityId, Row = new AttachmentRow(s.Id, s.Name, s.Length) }).ToListAsync(ct)).ToLookup(f => f.ActivityId, f => f.Row);
        return files.Count == 0 ? rows : [.. rows.Select(r => r with { Attachments = [.. files[r.ActivityId].OrderBy(f => f.Name)] })];
    }

    private async Task<IReadOnlyList<ActivityRow>> WithOrders(IReadOnlyList<ActivityRow> rows, CancellationToken ct)
    {
        var bought = rows.Where(r => r.Type == ActivityType.Purchase).Select(r => r.ActivityId).ToArray();
        if (bought.Length == 0) return rows;
        var booked = await purchases.Of(bought, ct);
        return [.. rows.Select(r => booked.TryGetValue(r.ActivityId, out var order) ? r with { OrderId = order.OrderId, Amount = order.Amount, Currency = order.Currency } : r)];
    }
}
