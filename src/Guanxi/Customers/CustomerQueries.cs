using System.Text.Json;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>A customer in a list.</summary>
[Shows("customers")]
public sealed record CustomerRow(
    Id<Customer> CustomerId, string Code, string Name, string? ShortName, CustomerType Type, string? Industry, string? Scale, string? Source,
    CustomerStatus Status, bool IsActive, Grade Grade, Lifecycle Lifecycle, Id<User>? OwnerId, string? OwnerName, string? Phone, string? Email,
    string? Address, string? Website, DateOnly? FoundedOn, decimal? CreditLimit, string? PaymentTerms, int? CreditDays, string[] Tags, int ContactCount,
    decimal? AnnualRevenue, int? CooperationYears, Id<Customer>? ParentId, DateTimeOffset? LastActivityAt, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, int Version, string? Province, RfmSegment? Segment, [property: Tells("customers", "segment"), Tells("customers", "recency_score"), Tells("customers", "frequency_score"), Tells("customers", "monetary_score")] RfmOfCustomer? RfmScore,
    int? PurchaseCount, decimal? TotalSpent, DateTimeOffset? FirstPurchaseAt, DateTimeOffset? LastPurchaseAt, decimal? ChurnRisk, decimal? PredictedValue, decimal? AliveProbability, decimal? ModelValue,
    IReadOnlyDictionary<string, JsonElement> CustomFields);

/// <summary>1 to 5 each, in the organisation's mode; nothing for who never bought.</summary>
public sealed record RfmOfCustomer(int Recency, int Frequency, int Monetary, int Total);

/// <summary>A customer with everything that is on it.</summary>
[Shows("customers")]
public sealed record CustomerDetail(
    Id<Customer> CustomerId, string Code, string Name, string? ShortName, CustomerType Type, string? Industry, string? Scale, string? Source,
    CustomerStatus Status, bool IsActive, Grade Grade, Lifecycle Lifecycle, Id<User>? OwnerId, string? OwnerName, string? Phone, string? Email,
    string? Address, IReadOnlyList<PhoneEntry> Phones, IReadOnlyList<EmailEntry> Emails, IReadOnlyList<AddressEntry> Addresses, string? Website,
    DateOnly? FoundedOn, decimal? CreditLimit, string? PaymentTerms, int? CreditDays, string[] Tags, int ContactCount, decimal? AnnualRevenue,
    int? CooperationYears, Id<Customer>? ParentId, string? ParentName, IReadOnlyDictionary<string, JsonElement> CustomFields, DateTimeOffset? LastActivityAt,
    DateTimeOffset CreatedAt, Id<User>? CreatedBy, DateTimeOffset UpdatedAt, Id<User>? UpdatedBy, int Version, string? Province, RfmSegment? Segment, [property: Tells("customers", "segment"), Tells("customers", "recency_score"), Tells("customers", "frequency_score"), Tells("customers", "monetary_score")] RfmOfCustomer? RfmScore,
    int? PurchaseCount, decimal? TotalSpent, DateTimeOffset? FirstPurchaseAt, DateTimeOffset? LastPurchaseAt, decimal? ChurnRisk, decimal? PredictedValue, decimal? AliveProbability, decimal? ModelValue);

/// <summary>The figures of the handbook's customer statistics (§2.5).</summary>
public sealed record CustomerStatistics(
    int Total, IReadOnlyDictionary<string, int> ByStatus, IReadOnlyDictionary<string, int> ByGrade,
    [property: Tells("customers", "annual_revenue")] decimal? TotalAnnualRevenue, [property: Tells("customers", "cooperation_years")] decimal? AverageCooperationYears);

internal static class CustomerQueries
{
    public static async Task<CustomerDetail> Get(Id<Customer> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var detail = await Detail(db, id, ct);
        return http.Tagged(detail, detail.Version);
    }

    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    public static async Task<CustomerDetail> Detail(CrmDb db, Id<Customer> id, CancellationToken ct)
    {
        var found = await (
            from c in db.Customers.AsNoTracking().Include(c => c.Figures)
            where c.Id == id
            join o in db.Users on c.OwnerId equals o.Id into owners
            from owner in owners.DefaultIfEmpty()
            join p in db.Customers on c.ParentId equals p.Id into parents
            from parent in parents.DefaultIfEmpty()
            select new { Customer = c, OwnerName = owner.Name, ParentName = parent.Name }).LookedUp().FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        return ToDetail(found.Customer, found.Customer.Figures, found.OwnerName, found.ParentName);
    }

    /// <summary>The detail of a customer at hand, also when its reader has just given it away.</summary>
    public static async Task<CustomerDetail> DetailOf(CrmDb db, Customer customer, CancellationToken ct)
    {
        var owner = customer.OwnerId is null ? null : await db.Users.Where(u => u.Id == customer.OwnerId).Select(u => u.Name).FirstOrDefaultAsync(ct);
        var parent = customer.ParentId is null ? null : await db.Customers.Where(c => c.Id == customer.ParentId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        var figures = await db.CustomerFigures.IgnoreQueryFilters([Filters.Owner]).AsNoTracking().FirstAsync(f => f.CustomerId == customer.Id, ct);
        return ToDetail(customer, figures, owner, parent);
    }

    public static async Task<CustomerStatistics> Statistics([AsParameters] CustomerCriteria criteria, CustomerSelection selection, CancellationToken ct)
    {
        var groups = await selection.Of(criteria).GroupBy(c => new { c.Status, c.Grade })
            .Select(g => new { g.Key.Status, g.Key.Grade, Count = g.Count(), Revenue = g.Sum(c => c.AnnualRevenue ?? 0), Years = g.Sum(c => c.CooperationYears ?? 0), WithYears = g.Count(c => c.CooperationYears != null) })
            .ToListAsync(ct);
        var withYears = groups.Sum(g => g.WithYears);
        return new CustomerStatistics(
            groups.Sum(g => g.Count),
            Enum.GetValues<CustomerStatus>().ToDictionary(s => Option.WordOf(s), s => groups.Where(g => g.Status == s).Sum(g => g.Count)),
            Enum.GetValues<Grade>().ToDictionary(grade => grade.ToString(), grade => groups.Where(g => g.Grade == grade).Sum(g => g.Count)),
            groups.Sum(g => g.Revenue),
            withYears == 0 ? null : Math.Round((decimal)groups.Sum(g => g.Years) / withYears, 1));
    }

    private static CustomerDetail ToDetail(Customer c, CustomerFigures figures, string? ownerName, string? parentName) => new(
        c.Id, c.Code, c.Name, c.ShortName, c.Type, c.Industry, c.Scale, c.Source, c.Status, c.IsActive, c.Grade, figures.Lifecycle, c.OwnerId, ownerName,
        c.Phone, c.Email, c.Address, c.Phones, c.Emails, c.Addresses, c.Website, c.FoundedOn, c.CreditLimit, c.PaymentTerms, c.CreditDays, c.Tags,
        c.ContactCount, c.AnnualRevenue, c.CooperationYears, c.ParentId, parentName, c.CustomFields, c.LastActivityAt, c.CreatedAt, c.CreatedBy,
        c.UpdatedAt, c.UpdatedBy, c.Version, c.Province, figures.Segment, RfmOf(figures.RecencyScore, figures.FrequencyScore, figures.MonetaryScore), figures.PurchaseCount, figures.TotalSpent, figures.FirstPurchaseAt,
        figures.LastPurchaseAt, figures.ChurnRisk, figures.PredictedValue, figures.AliveProbability, figures.ModelValue);

    public static RfmOfCustomer? RfmOf(int? r, int? f, int? m) => r is { } recency && f is { } frequency && m is { } monetary ? new(recency, frequency, monetary, recency + frequency + monetary) : null;
}
