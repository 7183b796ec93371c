using Guanxi.Activities;
using Guanxi.Platform;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>Books a logged purchase as a completed order, so that everything that counts orders counts it; see decision 0054.</summary>
internal sealed class BookPurchase(CrmDb db, Session session, TimeProvider clock) : IPurchases
{
    private readonly WriteOrder orders = new(db, session, clock);

    public async Task Book(Activity activity, decimal? amount, CancellationToken ct)
    {
        if (amount is not null) FieldSight.RequireWritable("orders", "amount");
        var facts = new OrderChanges { OrderedAt = activity.OccurredAt };
        if (amount is { } paid) facts = facts with { Amount = paid };
        if (await Booked(activity, ct) is { } order)
        {
            session.Require(OrdersModule.Edit, order.OwnerId);
            await orders.Change(order, facts, ct);
        }
        else if (amount is not null)
        {
            if (!session.May(OrdersModule.Create)) throw Refusal.Forbidden();
            (await orders.Take(facts with { CustomerId = new(activity.CustomerId), Status = OrderStatus.Completed, Notes = activity.Subject }, ct)).BookedWith(activity);
        }
    }

    public async Task TakeBack(Activity activity, CancellationToken ct)
    {
        if (await Booked(activity, ct) is not { } order) return;
        if (order.CreatedBy != session.UserId) session.Require(OrdersModule.Delete, order.OwnerId);
        await orders.Remove(order, ct);
    }

    public async Task CameBack(Activity activity, CancellationToken ct)
    {
        if (await Booked(activity, ct) is { } order) await orders.CameBack(order, ct);
    }

    public async Task<IReadOnlyDictionary<Id<Activity>, BookedPurchase>> Of(IReadOnlyCollection<Id<Activity>> activities, CancellationToken ct)
    {
        if (!session.May(OrdersModule.View)) return new Dictionary<Id<Activity>, BookedPurchase>();
        var ids = activities.Select(a => (Id<Activity>?)a).ToArray();
        return await db.Orders.AsNoTracking().Where(o => ids.Contains(o.ActivityId)).ToDictionaryAsync(o => o.ActivityId!.Value, o => new BookedPurchase(o.Id.ToString(), o.Amount, o.Currency), ct);
    }

    private Task<Order?> Booked(Activity activity, CancellationToken ct)
    {
        var id = activity.Id;
        return db.Orders.FirstOrDefaultAsync(o => o.ActivityId == id, ct);
    }
}
