using System.Linq.Expressions;
using Guanxi.Platform;

namespace Guanxi.Customers;

internal static class ListCustomers
{
    private const string UsualSort = "-created_at";

    public static Task<Page<CustomerRow>> Handle(
        [AsParameters] CustomerCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, CustomerSelection selection, CancellationToken ct) =>
        list.Page(AtIndex(selection.Matching(criteria), list.Sort), c => c.Id, criteria.Q, criteria.Filter, session, CustomerFields.All, UsualSort, Row(db), ct);

    private static readonly IReadOnlyList<string> OfFigures = [.. CustomerFields.All.Fields.Where(f => !f.IsOfRecordAlone).Select(f => f.Key)];

    /// <summary>
    /// EF joins the figures as if a customer might have none, and the database can't begin at the index of what is sorted by then. A
    /// condition that always holds tells it that they are there.
    /// </summary>
    private static IQueryable<Customer> AtIndex(IQueryable<Customer> customers, string? sort) =>
        sort?.Split(',').Any(key => OfFigures.Contains(key.Trim().TrimStart('-'))) == true ? customers.Where(c => c.Figures.PurchaseCount >= 0) : customers;

    /// <summary>The same list in figures, parted by a field.</summary>
    public static Task<ListSummary> Summary([AsParameters] CustomerCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, CustomerSelection selection, CancellationToken ct) =>
        selection.Of(criteria).Summary(ask, session.Fields(CustomerFields.All), db, session, ct);

    public static Expression<Func<Customer, CustomerRow>> Row(CrmDb db) => c => new CustomerRow(
        c.Id, c.Code, c.Name, c.ShortName, c.Type, c.Industry, c.Scale, c.Source, c.Status, c.IsActive, c.Grade, c.Figures.Lifecycle, c.OwnerId,
        db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(), c.Phone, c.Email, c.Address, c.Website, c.FoundedOn,
        c.CreditLimit, c.PaymentTerms, c.CreditDays, c.Tags, c.ContactCount, c.AnnualRevenue, c.CooperationYears, c.ParentId, c.LastActivityAt,
        c.CreatedAt, c.UpdatedAt, c.Version, c.Province, c.Figures.Segment, CustomerQueries.RfmOf(c.Figures.RecencyScore, c.Figures.FrequencyScore, c.Figures.MonetaryScore), c.Figures.PurchaseCount, c.Figures.TotalSpent,
        c.Figures.FirstPurchaseAt, c.Figures.LastPurchaseAt, c.Figures.ChurnRisk, c.Figures.PredictedValue, c.Figures.AliveProbability, c.Figures.ModelValue, c.CustomFields);
}
