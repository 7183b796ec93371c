using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Orders.Loyalty;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Products;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>An order brought over with its history. A customer who is not known stays a name.</summary>
public sealed record BroughtOrder(OrderChanges Facts, Customer? Customer, string? CustomerName, Id<User>? Seller, OrderStatus Status, IReadOnlyList<BroughtOrderLine> Lines);

/// <summary>A line as a file has it.</summary>
public sealed record BroughtOrderLine(OrderLineEntry Entry, Product? Product);

/// <summary>Writes many orders at once and makes customers of buyers customers who bought. Raises no events and writes no audit entries: the caller says what happened.</summary>
internal static class BringOrders
{
    public static async Task<IReadOnlyList<Order>> Write(CrmDb db, Session session, TimeProvider clock, IReadOnlyList<BroughtOrder> brought, CancellationToken ct)
    {
        if (brought.Count == 0) return [];
        var currency = await TenancyModule.Currency(db, ct);
        var numbers = await Numbers(db, session, [.. brought.Where(b => b.Facts.OrderNumber.Value is null).Select(DayOf)], ct);
        DateTimeOffset At(BroughtOrder one) => one.Facts.OrderedAt.Value ?? clock.GetUtcNow();
        DateOnly DayOf(BroughtOrder one) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(At(one), session.TimeZone).DateTime);
        var (orders, lines) = (new List<Order>(), new List<OrderLine>());
        foreach (var one in brought)
        {
            var order = Order.Take(one.Facts.OrderNumber.Value ?? numbers[DayOf(one)].Dequeue(), one.Customer, one.Customer is null ? session.UserId : one.Customer.OwnerId, one.Seller, At(one), currency);
            if (one.Customer is null && one.CustomerName is { } name) order.Concern(name);
            order.Change(one.Facts with { SellerId = default });
            lines.AddRange(Cost(order, one));
            order.Stand(one.Status);
            orders.Add(order);
        }
        await db.InsertMany(orders, session, clock, ct);
        await db.InsertMany(lines, session, clock, ct);
        foreach (var buyer in orders.Where(o => o.NetAmount > 0).Select(o => o.CustomerId).OfType<Id<Customer>>().Distinct()) await CustomersModule.Won(db, buyer, ct);
        await db.SaveChangesAsync(ct);
        return orders;
    }

    /// <summary>What it earned or cost in points here follows; what was brought earns none.</summary>
    public static async Task Renew(CrmDb db, Session session, TimeProvider clock, Order order, BroughtOrder brought, CancellationToken ct)
    {
        var (wasEnded, former) = (order.IsEnded, order.NetAmount);
        await Write(db, order, brought, ct);
        if (wasEnded) return;
        var points = new Points(db, session, clock);
        if (order.IsEnded) await points.TakeBack(order, ct);
        else if (order.PointsEarned > 0 && order.NetAmount < former) await points.Earn(order, former, ct);
    }

    private static async Task Write(CrmDb db, Order order, BroughtOrder brought, CancellationToken ct)
    {
        if (brought.Customer is { } customer && customer.Id != order.CustomerId) order.Concern(customer);
        order.Change(brought.Facts with { OrderNumber = default });
        if (brought.Lines.Count > 0 || brought.Facts.Amount.Value is not null)
        {
            var id = order.Id;
            db.OrderLines.RemoveRange(await db.OrderLines.Where(l => l.OrderId == id).ToListAsync(ct));
            db.OrderLines.AddRange(Cost(order, brought));
        }
        if (brought.Facts.Status.IsSet) order.Stand(brought.Status);
    }

    public static async Task Extend(CrmDb db, Order order, BroughtOrder brought, CancellationToken ct)
    {
        var id = order.Id;
        var known = await db.OrderLines.CountAsync(l => l.OrderId == id, ct);
        var lines = brought.Lines.Select((l, i) => OrderLine.Of(id, known + i, l.Entry, l.Product)).ToList();
        db.OrderLines.AddRange(lines);
        order.Cost(order.Amount + (lines.Count > 0 ? lines.Sum(l => l.Amount) : brought.Facts.Amount.Value ?? 0));
    }

    public static async Task<OrderChanges> Snapshot(CrmDb db, Order order, CancellationToken ct)
    {
        var id = order.Id;
        var lines = await db.OrderLines.AsNoTracking().Where(l => l.OrderId == id).OrderBy(l => l.Number)
            .Select(l => new OrderLineEntry { ProductId = l.ProductId, Name = l.Name, Category = l.Category, Quantity = l.Quantity, UnitPrice = l.UnitPrice }).ToListAsync(ct);
        return order.Snapshot() with { Lines = lines };
    }

    public static async Task Restore(CrmDb db, Order order, OrderChanges before, CancellationToken ct)
    {
        if (before.CustomerId.Value is { } former && former != order.CustomerId)
            order.Concern(await db.Customers.IgnoreQueryFilters([Filters.Owner]).AsNoTracking().FirstOrDefaultAsync(c => c.Id == former, ct));
        var entries = before.Lines.Value ?? [];
        var ids = entries.Select(e => e.ProductId).OfType<Id<Product>>().ToArray();
        var products = await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var lines = entries.Select(e => new BroughtOrderLine(e, e.ProductId is { } product ? products.GetValueOrDefault(product) : null)).ToList();
        await Write(db, order, new BroughtOrder(before, null, null, null, before.Status.Value ?? order.Status, lines), ct);
        if (before.Amount.Value is { } amount) order.Cost(amount);
    }

    private static List<OrderLine> Cost(Order order, BroughtOrder brought)
    {
        var lines = brought.Lines.Select((l, i) => OrderLine.Of(order.Id, i, l.Entry, l.Product)).ToList();
        order.Cost(lines.Count > 0 ? lines.Sum(l => l.Amount) : brought.Facts.Amount.Value ?? 0);
        return lines;
    }

    /// <summary>Numbers tell the day of the order, as if it had been written down then. The days in their order, so that two who bring orders do not wait for each other.</summary>
    private static async Task<Dictionary<DateOnly, Queue<string>>> Numbers(CrmDb db, Session session, IReadOnlyList<DateOnly> days, CancellationToken ct)
    {
        var numbers = new Dictionary<DateOnly, Queue<string>>();
        foreach (var day in days.GroupBy(d => d).OrderBy(g => g.Key))
        {
            var first = await TenancyModule.ReserveNumbers(db, session, OrdersModule.NumberPrefix, day.Key, day.Count(), ct);
            numbers[day.Key] = new(Enumerable.Range(0, day.Count()).Select(i => TenancyModule.CodeOf(OrdersModule.NumberPrefix, day.Key, first + i)));
        }
        return numbers;
    }
}
