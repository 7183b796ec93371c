using System.Linq.Expressions;
using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads.Forms;
using Guanxi.Leads.Scoring;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>A lead in a list. <c>AssignedTo</c> and <c>OwnerId</c> are the same person.</summary>
[Shows("leads")]
public sealed record LeadRow(
    Id<Lead> LeadId, string Name, string? Company, string? Phone, string? Email, string? Wechat, string? Position, string? Industry, int? CompanySize,
    string? City, string? Website, string? Source, string? Interest, int Score, LeadQuality Quality, LeadStatus Status, Id<User>? AssignedTo,
    Id<User>? OwnerId, string? AssignedToName, string[] Tags, int PageVisits, bool VisitedPricing, bool DownloadedWhitepaper, int EmailOpens,
    Id<Customer>? CustomerId, Id<Contact>? ContactId, Id<Opportunity>? OpportunityId, DateTimeOffset? ConvertedAt, string? DisqualifiedReason, DateTimeOffset? LastActivityAt,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, IReadOnlyDictionary<string, JsonElement> CustomFields);

/// <summary>A lead with everything that is on it.</summary>
[Shows("leads")]
public sealed record LeadDetail(
    Id<Lead> LeadId, string Name, string? Company, string? Phone, string? Email, string? Wechat, string? Position, string? Industry, int? CompanySize,
    string? City, string? Website, string? Source, string? Interest, int Score, LeadQuality Quality, LeadStatus Status, Id<User>? AssignedTo,
    Id<User>? OwnerId, string? AssignedToName, string[] Tags, int PageVisits, bool VisitedPricing, bool DownloadedWhitepaper, int EmailOpens,
    Id<Customer>? CustomerId, Id<Contact>? ContactId, Id<Opportunity>? OpportunityId, DateTimeOffset? ConvertedAt, string? DisqualifiedReason, DateTimeOffset? LastActivityAt,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, string? Notes, IReadOnlyDictionary<string, JsonElement> CustomFields,
    IReadOnlyList<ScorePart> ScoreParts, Consent? Consent, Id<User>? CreatedBy, Id<User>? UpdatedBy);

internal static class LeadQueries
{
    private const string UsualSort = "-created_at";

    public static Task<Page<LeadRow>> List(
        [AsParameters] LeadCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, LeadSelection selection, CancellationToken ct) =>
        list.Page(selection.Matching(criteria), l => l.Id, criteria.Q, criteria.Filter, session, LeadFields.All, UsualSort, Row(db), ct);

    /// <summary>The same list in figures, parted by a field.</summary>
    public static Task<ListSummary> Summary([AsParameters] LeadCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, LeadSelection selection, CancellationToken ct) =>
        selection.Of(criteria).Summary(ask, session.Fields(LeadFields.All), db, session, ct);

    public static async Task<LeadDetail> Get(Id<Lead> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var detail = await Detail(db, id, ct);
        return http.Tagged(detail, detail.Version);
    }

    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public static async Task<LeadDetail> Detail(CrmDb db, Id<Lead> id, CancellationToken ct) =>
        await DetailOf(db, await db.Leads.AsNoTracking().Get(id, ct), ct);

    /// <summary>The detail of a lead at hand, also when its reader has just given it away.</summary>
    public static async Task<LeadDetail> DetailOf(CrmDb db, Lead l, CancellationToken ct)
    {
        var owner = l.OwnerId is null ? null : await db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.Name).FirstOrDefaultAsync(ct);
        return new LeadDetail(
            l.Id, l.Name, l.Company, l.Phone, l.Email, l.Wechat, l.Position, l.Industry, l.CompanySize, l.City, l.Website, l.Source, l.Interest,
            l.Score, l.Quality, l.Status, l.OwnerId, l.OwnerId, owner, l.Tags, l.PageVisits, l.VisitedPricing, l.DownloadedWhitepaper, l.EmailOpens,
            l.CustomerId, l.ContactId, l.OpportunityId, l.ConvertedAt, l.DisqualifiedReason, l.LastActivityAt, l.CreatedAt, l.UpdatedAt, l.Version, l.Notes,
            l.CustomFields, l.ScoreParts, l.Consent, l.CreatedBy, l.UpdatedBy);
    }

    private static Expression<Func<Lead, LeadRow>> Row(CrmDb db) => l => new LeadRow(
        l.Id, l.Name, l.Company, l.Phone, l.Email, l.Wechat, l.Position, l.Industry, l.CompanySize, l.City, l.Website, l.Source, l.Interest, l.Score,
        l.Quality, l.Status, l.OwnerId, l.OwnerId, db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.Name).FirstOrDefault(), l.Tags,
        l.PageVisits, l.VisitedPricing, l.DownloadedWhitepaper, l.EmailOpens, l.CustomerId, l.ContactId, l.OpportunityId, l.ConvertedAt, l.DisqualifiedReason,
        l.LastActivityAt, l.CreatedAt, l.UpdatedAt, l.Version, l.CustomFields);
}
