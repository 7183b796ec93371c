using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Orders.Loyalty;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Products;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>Takes, changes and removes orders.</summary>
internal sealed class WriteOrder(CrmDb db, Session session, TimeProvider clock)
{
    public static Task<IResult> Create(OrderChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var order = await new WriteOrder(db, session, clock).Take(request, ct);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.Created($"/api/orders/{order.Id}", http.Tagged(await OrderQueries.Written(db, order.Id, ct), order.Version));
    });

    public static Task<OrderDetail> Edit(Id<Order> id, OrderChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Writing(id, request.Version, http, db, session, order => new WriteOrder(db, session, clock).Change(order, request, ct), ct);

    public static Task<IResult> Delete(Id<Order> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var order = await db.Orders.Get(id, ct);
        session.Require(OrdersModule.Delete, order.OwnerId);
        await http.RequireSame(order.Version, default, async () => await OrderQueries.Written(db, id, ct));
        await db.Deleting(order, async () =>
        {
            await new WriteOrder(db, session, clock).Remove(order, ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        return Results.NoContent();
    });

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<OrderDetail> Restore(Id<Order> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var restored = await db.Restore(id, order => new WriteOrder(db, session, clock).CameBack(order, ct), ct);
        return http.Tagged(await OrderQueries.Written(db, id, ct), restored.Version);
    }

    /// <summary>One write on one order within the caller's reach, whole or not at all.</summary>
    public static Task<OrderDetail> Writing(Id<Order> id, Optional<int> version, HttpContext http, CrmDb db, Session session, Func<Order, Task> write, CancellationToken ct) => db.Retrying(async () =>
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var order = await db.Orders.Get(id, ct);
        session.Require(OrdersModule.Edit, order.OwnerId);
        await http.RequireSame(order.Version, version, async () => await OrderQueries.Written(db, id, ct));
        await write(order);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return http.Tagged(await OrderQueries.Written(db, id, ct), order.Version);
    });

    /// <summary>Takes it away with the points it earned; the caller saves.</summary>
    public async Task Remove(Order order, CancellationToken ct)
    {
        await new Points(db, session, clock).TakeBack(order, ct);
        order.Tell(order.CustomerId);
        db.Orders.Remove(order);
    }

    /// <summary>One that was taken away is there again, and so are the points it earned and took; the caller saves.</summary>
    public async Task CameBack(Order order, CancellationToken ct)
    {
        await new Points(db, session, clock).GiveAgain(order, ct);
        order.Tell(order.CustomerId);
    }

    /// <summary>A new order, within the caller's transaction; the caller saves.</summary>
    public async Task<Order> Take(OrderChanges request, CancellationToken ct)
    {
        var customer = await CustomerOf(request.CustomerId.Value, ct);
        var number = string.IsNullOrWhiteSpace(request.OrderNumber.Value) ? await NextNumber(ct) : request.OrderNumber.Value.Trim();
        await RequireFree(number, null, ct);
        var now = clock.GetUtcNow();
        var order = Order.Take(number, customer, customer is null ? session.UserId : customer.OwnerId, session.UserId, request.OrderedAt.Value ?? now, await Currency(ct));
        await RequireSeller(request, ct);
        order.Change(request with { OrderNumber = default });
        var lines = await LinesOf(order.Id, request.Lines.Value ?? [], ct);
        if (lines.Count == 0 && request.Amount.Value is null) throw Refusal.Field("lines", "required");
        order.Cost(lines.Count > 0 ? lines.Sum(l => l.Amount) : request.Amount.Value!.Value);
        db.Orders.Add(order);
        db.OrderLines.AddRange(lines);
        await Begin(order, request, ct);
        return order;
    }

    /// <summary>What is to become of it at once: most orders are written down when they are paid.</summary>
    private async Task Begin(Order order, OrderChanges request, CancellationToken ct)
    {
        var points = new Points(db, session, clock);
        if (request.PointsSpent.Value is { } spent and > 0) await points.Spend(order, spent, ct);
        switch (request.Status.Value)
        {
            case OrderStatus.Completed: await Complete(order, ct); break;
            case OrderStatus.Cancelled or OrderStatus.Returned: order.Stand(request.Status.Value.Value); break;
        }
    }

    /// <summary>It is paid: a purchase, points and a customer who bought.</summary>
    public async Task Complete(Order order, CancellationToken ct)
    {
        order.Complete();
        await new Points(db, session, clock).Earn(order, 0, ct);
        if (order.CustomerId is { } customer && order.Amount > 0) await CustomersModule.Won(db, customer, ct);
    }

    public async Task Change(Order order, OrderChanges request, CancellationToken ct)
    {
        if (order.IsEnded) throw Refusal.Conflict("order.ended");
        if (request.Status.IsSet && request.Status.Value != order.Status) throw Refusal.Field("status", "order.status_by_action");
        if (request.PointsSpent.IsSet && request.PointsSpent.Value != order.PointsSpent) throw Refusal.Field("points_spent", "order.points_settled");
        if (request.OrderNumber is { IsSet: true } number)
        {
            if (string.IsNullOrWhiteSpace(number.Value)) throw Refusal.Field("order_number", "required");
            await RequireFree(number.Value.Trim(), order.Id, ct);
        }
        await RequireSeller(request, ct);
        var former = order.CustomerId;
        if (request.CustomerId is { IsSet: true } customer && customer.Value != order.CustomerId)
        {
            if (order.IsSettled) throw Refusal.Field("customer_id", "order.points_settled");
            order.Concern(await CustomerOf(customer.Value, ct));
        }
        order.Change(request);
        await Recost(order, request, ct);
        order.Tell(former);
    }

    private async Task Recost(Order order, OrderChanges request, CancellationToken ct)
    {
        if (!request.Lines.IsSet && !request.Amount.IsSet) return;
        var id = order.Id;
        var before = await db.OrderLines.Where(l => l.OrderId == id).ToListAsync(ct);
        var lines = request.Lines.IsSet ? await LinesOf(id, request.Lines.Value ?? [], ct) : before;
        if (lines.Count == 0 && request.Amount.Value is null) throw Refusal.Field("lines", "required");
        if (!request.Lines.IsSet && lines.Count > 0 && request.Amount.Value != order.Amount) throw Refusal.Field("amount", "order.amount_of_lines");
        if (request.Lines.IsSet)
        {
            db.OrderLines.RemoveRange(before);
            db.OrderLines.AddRange(lines);
        }
        var worth = order.PointsSpent == 0 ? 0 : await new Points(db, session, clock).Worth(order.PointsSpent, ct);
        var former = order.NetAmount;
        order.Cost((lines.Count > 0 ? lines.Sum(l => l.Amount) : request.Amount.Value!.Value) - worth);
        if (order.Status == OrderStatus.Completed) await new Points(db, session, clock).Earn(order, former, ct);
    }

    /// <exception cref="Refusal">400 for a customer that is not there or not visible, and for none.</exception>
    private async Task<Customer> CustomerOf(Id<Customer>? id, CancellationToken ct)
    {
        if (id is null) throw Refusal.Field("customer_id", "required");
        return await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusal.Field("customer_id", "not_found");
    }

    private async Task RequireSeller(OrderChanges request, CancellationToken ct)
    {
        if (request.SellerId.Value is { } seller && !await db.Users.AnyAsync(u => u.Id == seller, ct)) throw Refusal.Field("seller_id", "unknown_user");
    }

    private async Task RequireFree(string number, Id<Order>? self, CancellationToken ct)
    {
        if (await db.Orders.IgnoreQueryFilters([Filters.Owner]).AnyAsync(o => o.OrderNumber == number && o.Id != self, ct)) throw Refusal.Conflict("order.number_taken");
    }

    private async Task<string> NextNumber(CancellationToken ct)
    {
        var today = TenancyModule.Today(session, clock);
        while (true)
        {
            var number = TenancyModule.CodeOf(OrdersModule.NumberPrefix, today, await TenancyModule.ReserveNumbers(db, session, OrdersModule.NumberPrefix, today, 1, ct));
            if (!await db.Orders.IgnoreQueryFilters([Filters.Owner]).AnyAsync(o => o.OrderNumber == number, ct)) return number;
        }
    }

    private Task<string> Currency(CancellationToken ct) => TenancyModule.Currency(db, ct);

    /// <summary>The product each entry means; a name that is no product's is something outside the catalogue.</summary>
    private async Task<List<OrderLine>> LinesOf(Id<Order> order, List<OrderLineEntry> entries, CancellationToken ct)
    {
        var known = await ProductsModule.Known(db, entries.Select(e => e.ProductId).OfType<Id<Product>>(), entries.Where(e => e.ProductId is null).Select(e => e.Name).OfType<string>(), ct);
        var lines = entries.Select((e, i) => OrderLine.Of(order, i, e,
            e.ProductId is { } id ? known.ById(id) ?? throw Refusal.Field("lines", "opportunity.unknown_product")
            : string.IsNullOrWhiteSpace(e.Name) ? throw Refusal.Field("lines", "required")
            : known.Named(e.Name))).ToList();
        if (Math.Abs(lines.Sum(l => l.Amount)) > (decimal)ProductChanges.MostMoney) throw Refusal.Field("lines", "between", -ProductChanges.MostMoney, ProductChanges.MostMoney);
        return lines;
    }
}
