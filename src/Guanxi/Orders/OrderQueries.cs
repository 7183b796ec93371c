using System.Linq.Expressions;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Http;
using Guanxi.Platform.Search;
using Guanxi.Platform.Sight;
using Guanxi.Products;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>An order in a list.</summary>
[Shows("orders")]
public record OrderRow(
    Id<Order> OrderId, string? OrderNumber, Id<Customer>? CustomerId, string? CustomerName, DateTimeOffset OrderedAt, OrderStatus Status, decimal? Amount, string Currency,
    decimal? ReturnedAmount, decimal? NetAmount, Id<User>? SellerId, string? SellerName, Id<User>? OwnerId, string? OwnerName, string? Channel, int? PointsSpent, int? PointsEarned,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version);

/// <summary>An order with its lines.</summary>
[Shows("orders")]
public sealed record OrderDetail(OrderRow Row) : OrderRow(Row)
{
    public required IReadOnlyList<OrderLineRow> Lines { get; init; }
    public required string? Notes { get; init; }
    public required string? ReturnReason { get; init; }
}

public sealed record OrderLineRow(
    Id<OrderLine> LineId, Id<Product>? ProductId, string Name, string? Category, decimal Quantity,
    [property: Tells("orders", "amount")] decimal? UnitPrice, [property: Tells("orders", "amount")] decimal? Amount);

/// <summary>What a list or an export of orders is about. All parts must hold.</summary>
public sealed record OrderCriteria
{
    /// <summary>Searches number and customer.</summary>
    [FromQuery(Name = "q")] public string? Q { get; init; }

    /// <summary>A condition in the filter language.</summary>
    [FromQuery(Name = "filter")] public string? Filter { get; init; }

    /// <summary>pending, completed, cancelled, returned; several with commas.</summary>
    [FromQuery(Name = "status")] public string? Status { get; init; }

    /// <summary>A user's id, <c>me</c>, or <c>none</c>.</summary>
    [FromQuery(Name = "owner")] public string? Owner { get; init; }
    [FromQuery(Name = "customer_id")] public Id<Customer>? CustomerId { get; init; }
}

/// <summary>Turns criteria into a query on what the caller may see.</summary>
internal sealed class OrderSelection(CrmDb db, Session session, TimeProvider clock) : IRecords
{
    public IQueryable<Order> Of(OrderCriteria criteria) =>
        string.IsNullOrWhiteSpace(criteria.Q)
            ? Matching(criteria)
            : Matching(criteria).Where(SearchFilter.Matches<Order>(o => o.SearchText, o => o.SearchGrams, SearchQuery.Parse(criteria.Q)));

    /// <summary>Everything but the search, which lists plan by how common the word is.</summary>
    /// <exception cref="Refusal">400 for a value that no field has.</exception>
    public IQueryable<Order> Matching(OrderCriteria c)
    {
        var query = db.Orders.AsNoTracking().OwnedBy(c.Owner, session).Filtered(session.Fields(OrderFields.All), c.Filter, FilterContext.Of(session, clock, this));
        if (!string.IsNullOrWhiteSpace(c.Status))
        {
            var statuses = c.Status.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(w => (OrderStatus?)OrderFields.Statuses.FirstOrDefault(o => o.IsMeantBy(w))?.Member ?? throw Refusal.Field("status", "unknown_option")).ToArray();
            query = query.Where(o => statuses.Contains(o.Status));
        }
        return c.CustomerId is { } customer ? query.Where(o => o.CustomerId == customer) : query;
    }

    public IQueryable<T> Of<T>() where T : class => db.Set<T>();
}

internal static class OrderQueries
{
    private const string UsualSort = "-ordered_at";

    public static Task<Page<OrderRow>> List([AsParameters] OrderCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, OrderSelection selection, CancellationToken ct) =>
        list.Page(selection.Matching(criteria), o => o.Id, criteria.Q, criteria.Filter, session, OrderFields.All, UsualSort, Row(db), ct);

    /// <summary>The same list in figures, parted by a field.</summary>
    public static Task<ListSummary> Summary([AsParameters] OrderCriteria criteria, [AsParameters] SummaryQuery ask, CrmDb db, Session session, OrderSelection selection, CancellationToken ct) =>
        selection.Of(criteria).Summary(ask, session.Fields(OrderFields.All), db, session, ct);

    public static async Task<OrderDetail> Get(Id<Order> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var detail = await Detail(db, db.Orders, id, ct);
        return http.Tagged(detail, detail.Version);
    }

    /// <summary>The detail of one the caller has just written, whoever looks after the customer.</summary>
    public static Task<OrderDetail> Written(CrmDb db, Id<Order> id, CancellationToken ct) => Detail(db, db.Orders.IgnoreQueryFilters([Filters.Owner]), id, ct);

    /// <exception cref="Refusal">404 when it is not there or not visible.</exception>
    private static async Task<OrderDetail> Detail(CrmDb db, IQueryable<Order> from, Id<Order> id, CancellationToken ct)
    {
        var row = await from.AsNoTracking().Where(o => o.Id == id).Select(Row(db)).LookedUp().FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        var rest = await from.AsNoTracking().Where(o => o.Id == id).Select(o => new { o.Notes, o.ReturnReason }).FirstAsync(ct);
        var lines = await db.OrderLines.AsNoTracking().Where(l => l.OrderId == id).OrderBy(l => l.Number)
            .Select(l => new OrderLineRow(l.Id, l.ProductId, l.Name, l.Category, l.Quantity, l.UnitPrice, l.Amount)).ToListAsync(ct);
        return new OrderDetail(row) { Lines = lines, Notes = rest.Notes, ReturnReason = rest.ReturnReason };
    }

    private static Expression<Func<Order, OrderRow>> Row(CrmDb db) => o => new OrderRow(
        o.Id, o.OrderNumber, o.CustomerId, o.CustomerName, o.OrderedAt, o.Status, o.Amount, o.Currency, o.ReturnedAmount, o.NetAmount,
        o.SellerId, db.Users.Where(u => u.Id == o.SellerId).Select(u => u.Name).FirstOrDefault(), o.OwnerId, db.Users.Where(u => u.Id == o.OwnerId).Select(u => u.Name).FirstOrDefault(),
        o.Channel, o.PointsSpent, o.PointsEarned, o.CreatedAt, o.UpdatedAt, o.Version);
}
