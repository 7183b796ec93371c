using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders.Loyalty;

/// <summary>Points that came or went, newest first.</summary>
public sealed record PointRow(Id<PointEntry> PointId, Id<Order>? OrderId, string? OrderNumber, PointKind Kind, int Points, string? Reason, DateTimeOffset At, string? ByName);

/// <summary>What a customer has, what it is worth, and the latest entries.</summary>
public sealed record PointsOfCustomer(long Balance, decimal Worth, IReadOnlyList<PointRow> Items);

public sealed record PointsRequest
{
    /// <summary>Negative takes points away; never more than there are.</summary>
    [Between(-1_000_000_000, 1_000_000_000)] public required int Points { get; init; }
    [Needed, Text(OrderChanges.WordLength)] public required string Reason { get; init; }
}

/// <summary>Books points. Every booking locks the customer first, so that nobody spends the same point twice. Within the caller's transaction.</summary>
internal sealed class Points(CrmDb db, Session session, TimeProvider clock)
{
    private const int MostEntries = 100;

    public static async Task<PointsOfCustomer> Of(Id<Customer> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Customers.AnyAsync(c => c.Id == id, ct)) throw Refusal.NotFound();
        var points = new Points(db, session, clock);
        var balance = await points.Balance(id, ct);
        var items = await db.LoyaltyPoints.AsNoTracking().Where(p => p.CustomerId == id).OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(MostEntries)
            .Select(p => new PointRow(p.Id, p.OrderId, db.Orders.Where(o => o.Id == p.OrderId).Select(o => o.OrderNumber).FirstOrDefault(), p.Kind, p.Points, p.Reason, p.At,
                db.Users.Where(u => u.Id == p.By).Select(u => u.Name).FirstOrDefault())).ToListAsync(ct);
        return new(balance, await points.Worth(balance, ct), items);
    }

    /// <summary>Gives or takes by hand.</summary>
    public static Task<PointsOfCustomer> Adjust(Id<Customer> id, PointsRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusal.NotFound();
        session.Require(OrdersModule.Edit, customer.OwnerId);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var points = new Points(db, session, clock);
        await points.Book(id, null, PointKind.Adjusted, request.Points, request.Reason.Trim(), ct);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return await Of(id, db, session, clock, ct);
    });

    /// <exception cref="Refusal">422 for more than the customer has, or than the order costs.</exception>
    public async Task Spend(Order order, int spent, CancellationToken ct)
    {
        if (order.CustomerId is not { } customer) throw Refusal.Field("customer_id", "required");
        if (order.Currency != await TenancyModule.Currency(db, ct)) throw Refusal.Rule("loyalty.other_currency"); // a point is worth nothing known there
        var worth = await Worth(spent, ct);
        if (worth > order.Amount) throw Refusal.Rule("loyalty.more_than_order", order.Amount);
        await Book(customer, order.Id, PointKind.Spent, -spent, null, ct);
        order.PayWith(spent, worth);
    }

    /// <summary>
    /// What the order gives now; a difference to what it gave before is booked. When it brings in less than before, the same part of its
    /// points goes, by whatever rule they were earned.
    /// </summary>
    /// <param name="order">As it is now.</param>
    /// <param name="former">What it brought in before.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task Earn(Order order, decimal former, CancellationToken ct)
    {
        if (order.CustomerId is not { } customer) return;
        var (rules, isOurs) = (await Rules(ct), order.Currency == await TenancyModule.Currency(db, ct));
        var earned = rules.For(order.NetAmount);
        if (order.NetAmount < former && rules.For(former) != order.PointsEarned) earned = (int)(order.PointsEarned * Math.Max(0, order.NetAmount) / former);
        else if (order.NetAmount >= former && (!isOurs || earned < order.PointsEarned)) earned = order.PointsEarned;
        if (earned == order.PointsEarned) return;
        await Book(customer, order.Id, earned > order.PointsEarned ? PointKind.Earned : PointKind.TakenBack, earned - order.PointsEarned, null, ct, mayOverdraw: true);
        order.Earn(earned);
    }

    /// <summary>As if it had never been: what it gave goes, what it took returns.</summary>
    public async Task TakeBack(Order order, CancellationToken ct)
    {
        if (order.CustomerId is not { } customer) return;
        var back = order.PointsSpent - order.PointsEarned;
        if (back != 0) await Book(customer, order.Id, PointKind.TakenBack, back, null, ct, mayOverdraw: true);
        order.Earn(0);
    }

    /// <summary>Undoes <see cref="TakeBack"/> for an order that came back as it was.</summary>
    public async Task GiveAgain(Order order, CancellationToken ct)
    {
        var again = order.PointsEarned - order.PointsSpent;
        if (order.CustomerId is { } customer && again != 0)
            await Book(customer, order.Id, again > 0 ? PointKind.Earned : PointKind.Spent, again, null, ct, mayOverdraw: true);
    }

    public async Task<decimal> Worth(long points, CancellationToken ct) => Math.Round(points * (await Rules(ct)).PointValue, 2);

    private Task<LoyaltyRules> Rules(CancellationToken ct) => db.LoyaltyRules.AsNoTracking().SingleAsync(ct);

    private Task<long> Balance(Id<Customer> customer, CancellationToken ct) =>
        db.LoyaltyPoints.IgnoreQueryFilters([Filters.Owner]).Where(p => p.CustomerId == customer).SumAsync(p => (long)p.Points, ct);

    /// <param name="mayOverdraw">What an order takes back may have been spent meanwhile: the balance goes below nothing.</param>
    private async Task Book(Id<Customer> customer, Id<Order>? order, PointKind kind, int points, string? reason, CancellationToken ct, bool mayOverdraw = false)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = {customer.Value} FOR UPDATE", ct);
        if (points < 0 && !mayOverdraw && await Balance(customer, ct) + points < 0) throw Refusal.Rule("loyalty.insufficient");
        db.LoyaltyPoints.Add(new PointEntry { CustomerId = customer, OrderId = order, Kind = kind, Points = points, Reason = reason, At = clock.GetUtcNow(), By = session.UserId });
    }
}
