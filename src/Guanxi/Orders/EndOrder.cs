using Guanxi.Orders.Loyalty;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Products;

namespace Guanxi.Orders;

/// <summary>What came back, and why.</summary>
public sealed record ReturnRequest
{
    /// <summary>All that is left when left out.</summary>
    [Between(0.01, ProductChanges.MostMoney)] public decimal? Amount { get; init; }
    [Text(OrderChanges.WordLength)] public string? Reason { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>What becomes of an order: paid, called off, brought back.</summary>
internal static class EndOrder
{
    public static Task<OrderDetail> Complete(Id<Order> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        WriteOrder.Writing(id, default, http, db, session, order => new WriteOrder(db, session, clock).Complete(order, ct), ct);

    public static Task<OrderDetail> Cancel(Id<Order> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        WriteOrder.Writing(id, default, http, db, session, order =>
        {
            order.Cancel();
            return new Points(db, session, clock).TakeBack(order, ct);
        }, ct);

    /// <summary>Points follow the money: those earned with what came back go, those spent return with the last of it.</summary>
    public static Task<OrderDetail> Return(Id<Order> id, ReturnRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        WriteOrder.Writing(id, request.Version, http, db, session, order =>
        {
            var former = order.NetAmount;
            order.Return(request.Amount, request.Reason);
            var points = new Points(db, session, clock);
            return order.Status == OrderStatus.Returned ? points.TakeBack(order, ct) : points.Earn(order, former, ct);
        }, ct);
}
