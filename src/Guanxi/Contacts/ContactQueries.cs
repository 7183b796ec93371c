using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Http;
using Guanxi.Platform.Search;
using Guanxi.Platform.Sight;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Contacts;

/// <summary>A contact, in lists and alone.</summary>
[Shows("contacts")]
public sealed record ContactRow(
    Id<Contact> ContactId, Id<Customer> CustomerId, string CustomerName, string Name, string? Position, string? Department, string? Mobile, string? Phone,
    string? Email, string? Wechat, DateOnly? Birthday, bool BirthdayIsLunar, string? Hobbies, string? Notes, ContactRole? Role, bool IsPrimary,
    DateTimeOffset CreatedAt, Id<User>? CreatedBy, DateTimeOffset UpdatedAt, int Version,
    IReadOnlyDictionary<string, JsonElement> CustomFields)
{
    /// <summary>The latest talks, newest first; only where <c>include=interactions</c> asks for them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IEnumerable<Interaction>? Interactions { get; init; }
}

/// <summary>What a list or an export of contacts is about. All parts must hold.</summary>
public sealed record ContactCriteria
{
    [FromQuery(Name = "customer_id")] public Id<Customer>? CustomerId { get; init; }

    /// <summary>Searches name, telephone numbers, mail, WeChat.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }
    [FromQuery(Name = "role")] public string? Role { get; init; }
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary><c>interactions</c> adds the latest talks with each.</summary>
    [FromQuery(Name = "include")] public string? Include { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class ContactSelection(CrmDb db, Session session, TimeProvider clock) : IRecords
{
    public IQueryable<Contact> Of(ContactCriteria criteria) =>
        string.IsNullOrWhiteSpace(criteria.Q)
            ? Matching(criteria)
            : Matching(criteria).Where(SearchFilter.Matches<Contact>(c => c.SearchText, c => c.SearchGrams, SearchQuery.Parse(criteria.Q)));

    public IQueryable<Contact> Matching(ContactCriteria criteria)
    {
        var context = FilterContext.Of(session, clock, this);
        var query = db.Contacts.AsNoTracking();
        if (criteria.CustomerId is { } customer) query = query.Where(c => c.CustomerId == customer);
        if (!string.IsNullOrWhiteSpace(criteria.Role))
            query = query.Filtered(session.Fields(ContactFields.All), $"role = '{criteria.Role.Replace("'", "''", StringComparison.Ordinal)}'", context);
        return query.Filtered(session.Fields(ContactFields.All), criteria.Filter, context);
    }

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();
}

internal static class ContactQueries
{
    private const string UsualSort = "-created_at";
    private const int MostOfOneCustomer = 500;

    /// <summary>The contacts of one customer come whole, primary first, then the newest; others page by page.</summary>
    public static async Task<Page<ContactRow>> List(
        [AsParameters] ContactCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, ContactSelection selection, IInteractions interactions, CancellationToken ct)
    {
        if (criteria.Include is not (null or "" or "interactions")) throw Refusal.Field("include", "unknown_option");
        var page = await Rows(criteria, list, db, session, selection, ct);
        if (string.IsNullOrEmpty(criteria.Include)) return page;
        var latest = await interactions.Latest([.. page.Items.Select(r => r.ContactId)], ct);
        return page with { Items = [.. page.Items.Select(r => r with { Interactions = latest[r.ContactId] })] };
    }

    /// <summary>The same list in figures, parted by a field.</summary>
    public static Task<ListSummary> Summary([AsParameters] ContactCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, ContactSelection selection, CancellationToken ct) =>
        selection.Of(criteria).Summary(ask, session.Fields(ContactFields.All), db, session, ct);

    private static async Task<Page<ContactRow>> Rows(ContactCriteria criteria, ListQuery list, CrmDb db, Session session, ContactSelection selection, CancellationToken ct)
    {
        if (criteria.CustomerId is null || !string.IsNullOrEmpty(list.Sort) || !string.IsNullOrEmpty(list.Limit))
            return await list.Page(selection.Matching(criteria), c => c.Id, criteria.Q, criteria.Filter, session, ContactFields.All, UsualSort, Row(db), ct);
        var rows = await selection.Of(criteria).OrderByDescending(c => c.IsPrimary).ThenByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .Take(MostOfOneCustomer).Select(Row(db)).ToListAsync(ct);
        return new Page<ContactRow>(rows, null, rows.Count, rows.Count < MostOfOneCustomer);
    }

    public static async Task<ContactRow> Get(Id<Contact> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var row = await One(db, id, ct);
        return http.Tagged(row, row.Version);
    }

    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public static async Task<ContactRow> One(CrmDb db, Id<Contact> id, CancellationToken ct) =>
        await db.Contacts.AsNoTracking().Where(c => c.Id == id).Select(Row(db)).LookedUp().FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();

    public static Expression<Func<Contact, ContactRow>> Row(CrmDb db) => c => new ContactRow(
        c.Id, c.CustomerId, db.Customers.Where(k => k.Id == c.CustomerId).Select(k => k.Name).FirstOrDefault() ?? "", c.Name, c.Position, c.Department,
        c.Mobile, c.Phone, c.Email, c.Wechat, c.Birthday, c.BirthdayIsLunar, c.Hobbies, c.Notes, c.Role, c.IsPrimary, c.CreatedAt, c.CreatedBy,
        c.UpdatedAt, c.Version, c.CustomFields);
}
