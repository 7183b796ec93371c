using System.Linq.Expressions;
using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Whether something is planned about a deal: nothing, in time, or overdue.</summary>
public enum NextActivity { None, Planned, Late }

/// <summary>An opportunity in a list or on the board.</summary>
[Shows("opportunities")]
public record OpportunityRow(
    Id<Opportunity> OpportunityId, Id<Customer>? CustomerId, string? CustomerName, string Title, decimal? Amount, string Currency, bool AmountIsManual,
    Id<Pipeline> PipelineId, string Stage, Id<Stage> StageId, string StageColor, StageKind StageKind, int Probability, DateOnly? ExpectedCloseDate,
    Id<User>? OwnerId, Id<User>? AssignedTo, string? OwnerName, OpportunityStatus Status, ForecastCategory ForecastCategory, IReadOnlyList<string> Competitors,
    string? NextStep, string? Source, decimal? ActualAmount, DateTimeOffset? ClosedAt, string? LostReason, string? LostTo, DateTimeOffset EnteredStageAt,
    int DaysInStage, bool IsStale, DateTimeOffset? LastActivityAt, DateTimeOffset? NextTaskAt, NextActivity NextActivity, string Position,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, IReadOnlyDictionary<string, JsonElement> CustomFields);

/// <summary>An opportunity with everything that is on it.</summary>
[Shows("opportunities")]
public sealed record OpportunityDetail(OpportunityRow Row) : OpportunityRow(Row)
{
    public required string? Description { get; init; }
    public required IReadOnlyList<LineRow> Lines { get; init; }
    public required IReadOnlyList<Competitor> CompetitorDetails { get; init; }
    public required IReadOnlyList<ContactRoleRow> Contacts { get; init; }

    /// <summary>Its way through the stages, oldest first.</summary>
    public required IReadOnlyList<VisitRow> Stages { get; init; }
    public required IReadOnlyList<string> DoneActivities { get; init; }
    public required Id<User>? CreatedBy { get; init; }
    public required Id<User>? UpdatedBy { get; init; }
}

public sealed record LineRow(
    Id<OpportunityLine> LineId, Id<Product>? ProductId, string Name, ProductKind Kind, decimal Quantity,
    [property: Tells("opportunities", "amount")] decimal? UnitPrice, decimal Discount, [property: Tells("opportunities", "amount")] decimal? Amount);

public sealed record ContactRoleRow(Id<Contact> ContactId, string Name, string? Role);

public sealed record VisitRow(Id<Stage> StageId, string Stage, DateTimeOffset EnteredAt, DateTimeOffset? LeftAt, int Days, Id<User>? By, string? ByName);

internal static class OpportunityQueries
{
    private const string UsualSort = "-created_at";

    public static async Task<Page<OpportunityRow>> List(
        [AsParameters] OpportunityCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, OpportunitySelection selection, TimeProvider clock, CancellationToken ct) =>
        await list.Page(await selection.Matching(criteria, ct), o => o.Id, criteria.Q, criteria.Filter, session, OpportunityFields.All, UsualSort, Row(db, clock.GetUtcNow()), ct);

    /// <summary>The same list in figures, parted by a field.</summary>
    public static async Task<ListSummary> Summary([AsParameters] OpportunityCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, OpportunitySelection selection, CancellationToken ct) =>
        await (await selection.Of(criteria, ct)).Summary(ask, session.Fields(OpportunityFields.All), db, session, ct);

    public static async Task<OpportunityDetail> Get(Id<Opportunity> id, HttpContext http, CrmDb db, TimeProvider clock, CancellationToken ct)
    {
        var detail = await Detail(db, id, clock, ct);
        return http.Tagged(detail, detail.Version);
    }

    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public static Task<OpportunityDetail> Detail(CrmDb db, Id<Opportunity> id, TimeProvider clock, CancellationToken ct) =>
        DetailOf(db, db.Opportunities, id, clock, ct);

    /// <summary>The detail of one the caller has just written, also when it was given away.</summary>
    public static Task<OpportunityDetail> Written(CrmDb db, Id<Opportunity> id, TimeProvider clock, CancellationToken ct) =>
        DetailOf(db, db.Opportunities.IgnoreQueryFilters([Filters.Owner]), id, clock, ct);

    private static async Task<OpportunityDetail> DetailOf(CrmDb db, IQueryable<Opportunity> from, Id<Opportunity> id, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await from.AsNoTracking().Where(o => o.Id == id).Select(Row(db, now)).LookedUp().FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        var rest = await db.Opportunities.IgnoreQueryFilters([Filters.Owner]).AsNoTracking().Where(o => o.Id == id)
            .Select(o => new { o.Description, o.Competitors, o.DoneActivities, o.CreatedBy, o.UpdatedBy }).FirstAsync(ct);
        return new OpportunityDetail(row)
        {
            Description = rest.Description,
            Lines = await Lines(db, id, ct),
            CompetitorDetails = rest.Competitors,
            Contacts = await Contacts(db, id, ct),
            Stages = await Visits(db, id, now, ct),
            DoneActivities = rest.DoneActivities,
            CreatedBy = rest.CreatedBy,
            UpdatedBy = rest.UpdatedBy,
        };
    }

    private static Task<List<LineRow>> Lines(CrmDb db, Id<Opportunity> id, CancellationToken ct) =>
        db.OpportunityLines.AsNoTracking().Where(l => l.OpportunityId == id).OrderBy(l => l.Number)
            .Select(l => new LineRow(l.Id, l.ProductId, l.Name, l.Kind, l.Quantity, l.UnitPrice, l.Discount, l.Amount)).ToListAsync(ct);

    /// <summary>Only people the caller may see.</summary>
    private static Task<List<ContactRoleRow>> Contacts(CrmDb db, Id<Opportunity> id, CancellationToken ct) =>
        db.OpportunityContacts.AsNoTracking().Where(c => c.OpportunityId == id).OrderBy(c => c.Number)
            .Join(db.Contacts, c => c.ContactId, k => k.Id, (c, k) => new ContactRoleRow(c.ContactId, k.Name, c.Role)).ToListAsync(ct);

    private static async Task<List<VisitRow>> Visits(CrmDb db, Id<Opportunity> id, DateTimeOffset now, CancellationToken ct)
    {
        var visits = await db.StageVisits.AsNoTracking().Where(v => v.OpportunityId == id).OrderBy(v => v.EnteredAt).ThenBy(v => v.Id)
            .Select(v => new { v.StageId, v.StageName, v.EnteredAt, v.LeftAt, v.By, ByName = db.Users.Where(u => u.Id == v.By).Select(u => u.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. visits.Select(v => new VisitRow(v.StageId, v.StageName, v.EnteredAt, v.LeftAt, Days(v.EnteredAt, v.LeftAt ?? now), v.By, v.ByName))];
    }

    public static Expression<Func<Opportunity, OpportunityRow>> Row(CrmDb db, DateTimeOffset now) => o => new OpportunityRow(
        o.Id, o.CustomerId, o.CustomerName, o.Title, o.Amount, o.Currency, o.AmountIsManual, o.PipelineId, o.Stage.Name, o.StageId, o.Stage.Color, o.Stage.Kind,
        o.Probability, o.ExpectedCloseDate, o.OwnerId, o.OwnerId, db.Users.Where(u => u.Id == o.OwnerId).Select(u => u.Name).FirstOrDefault(), o.Status,
        o.ForecastCategory, NamesOf(o.Competitors), o.NextStep, o.Source, o.ActualAmount, o.ClosedAt, o.LostReason, o.LostTo, o.EnteredStageAt,
        Days(o.EnteredStageAt, now), IsStale(o.Status, o.Stage.StaleDays, o.EnteredStageAt, o.LastActivityAt, now), o.LastActivityAt, o.NextTaskAt,
        Planned(o.NextTaskAt, now), o.Position, o.CreatedAt, o.UpdatedAt, o.Version, o.CustomFields);

    private static string[] NamesOf(List<Competitor> competitors) => [.. competitors.Select(c => c.Name)];

    private static int Days(DateTimeOffset from, DateTimeOffset until) => Math.Max(0, (int)(until - from).TotalDays);

    /// <summary>Nobody moved it or was in touch about it for as long as its stage allows.</summary>
    private static bool IsStale(OpportunityStatus status, int? days, DateTimeOffset entered, DateTimeOffset? touched, DateTimeOffset now) =>
        status == OpportunityStatus.Open && days is { } most && Days(touched > entered ? touched.Value : entered, now) >= most;

    private static NextActivity Planned(DateTimeOffset? at, DateTimeOffset now) =>
        at is null ? NextActivity.None : at < now ? NextActivity.Late : NextActivity.Planned;
}
