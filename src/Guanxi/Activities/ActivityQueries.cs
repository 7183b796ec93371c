using System.Linq.Expressions;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>An activity, in lists and alone.</summary>
public sealed record ActivityRow(
    Id<Activity> ActivityId, ActivityType Type, Id<Customer>? CustomerId, Id<Contact>? ContactId, string? ContactName,
    Id<Opportunity>? OpportunityId, Id<Lead>? LeadId, string? Subject, string Content, DateTimeOffset OccurredAt, int? DurationMinutes, string? Outcome,
    string? NextStep, string? NextStepAt, IReadOnlyList<Id<User>> Mentions, Id<User>? CreatedBy, string? CreatedByName, DateTimeOffset CreatedAt, int Version)
{
    public IReadOnlyList<AttachmentRow> Attachments { get; init; } = [];

    /// <summary>Of a purchase: the order it is booked as, for whoever sees orders.</summary>
    public string? OrderId { get; init; }
    [Tells("orders", "amount")] public decimal? Amount { get; init; }
    public string? Currency { get; init; }
}

public sealed record AttachmentRow(Id<StoredFile> FileId, string Name, long Size);

public sealed record ActivityCriteria
{
    [FromQuery(Name = "customer_id")] public Id<Customer>? CustomerId { get; init; }
    [FromQuery(Name = "contact_id")] public Id<Contact>? ContactId { get; init; }
    [FromQuery(Name = "opportunity_id")] public Id<Opportunity>? OpportunityId { get; init; }
    [FromQuery(Name = "lead_id")] public Id<Lead>? LeadId { get; init; }
    [FromQuery(Name = "type")] public string? Type { get; init; }
}

internal static class ActivityQueries
{
    private const string UsualSort = "-occurred_at";

    public static readonly FieldCatalogue<Activity> Fields = new("activities",
    [
        Field.Select<Activity>("type", "类型", "Type", a => a.Type, ActivityTypes.Options),
        Field.Text<Activity>("subject", "主题", "Subject", a => a.Subject, max: ActivityChanges.LongestSubject),
        Field.LongText<Activity>("content", "内容", "Content", a => a.Content, required: true, max: ActivityChanges.LongestContent),
        Field.Record<Activity>("customer_id", "客户", "Customer", a => a.CustomerId),
        Field.Record<Activity>("contact_id", "联系人", "Contact", a => a.ContactId),
        Field.Record<Activity>("opportunity_id", "商机", "Opportunity", a => a.OpportunityId),
        Field.Record<Activity>("lead_id", "线索", "Lead", a => a.LeadId),
        Field.Instant<Activity>("occurred_at", "发生时间", "Happened", a => a.OccurredAt, sortable: true),
        Field.Integer<Activity>("duration_minutes", "时长（分钟）", "Minutes", a => a.DurationMinutes),
        Field.Text<Activity>("outcome", "结果", "Outcome", a => a.Outcome, max: 500),
        Field.Text<Activity>("next_step", "下一步", "Next step", a => a.NextStep, max: ActivityChanges.LongestSubject),
    ],
    Related.To("customer", "客户", "Customer", (Activity a) => a.CustomerId, (Customer c) => c.Id, CustomerFields.All),
    Related.To("contact", "联系人", "Contact", (Activity a) => a.ContactId, (Contact c) => c.Id, ContactFields.All),
    Related.To("opportunity", "商机", "Opportunity", (Activity a) => a.OpportunityId, (Opportunity o) => o.Id, OpportunityFields.All),
    Related.To("lead", "线索", "Lead", (Activity a) => a.LeadId, (Lead l) => l.Id, LeadFields.All));

    public static async Task<Page<ActivityRow>> List([AsParameters] ActivityCriteria criteria, [AsParameters] ListQuery list, CrmDb db, WholeActivities whole, CancellationToken ct)
    {
        var query = db.Activities.AsNoTracking();
        if (criteria.CustomerId is { } customer) query = query.Where(a => a.CustomerId == customer);
        if (criteria.ContactId is { } contact) query = query.Where(a => a.ContactId == contact);
        if (criteria.OpportunityId is { } deal) query = query.Where(a => a.OpportunityId == deal);
        if (criteria.LeadId is { } lead) query = query.Where(a => a.LeadId == lead);
        if (!string.IsNullOrWhiteSpace(criteria.Type))
        {
            var type = ActivityTypes.Of(criteria.Type);
            query = query.Where(a => a.Type == type);
        }
        var page = await list.Page(query, Fields, UsualSort, Row(db), ct);
        return page with { Items = await whole.Of(page.Items, ct) };
    }

    public static async Task<ActivityRow> Get(Id<Activity> id, HttpContext http, WholeActivities whole, CancellationToken ct)
    {
        var row = await whole.One(id, ct);
        return http.Tagged(row, row.Version);
    }

    public static Expression<Func<Activity, ActivityRow>> Row(CrmDb db) => a => new ActivityRow(
        a.Id, a.Type, a.CustomerId, a.ContactId, db.Contacts.Where(c => c.Id == a.ContactId).Select(c => c.Name).FirstOrDefault(),
        a.OpportunityId, a.LeadId, a.Subject, a.Content, a.OccurredAt, a.DurationMinutes, a.Outcome, a.NextStep, a.NextStepAt, Ids(a.Mentions), a.CreatedBy, db.Users.Where(u => u.Id == a.CreatedBy).Select(u => u.Name).FirstOrDefault(),
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
