using System.Globalization;
using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>Orders on a customer's timeline, when they were placed.</summary>
internal sealed class OrderEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 'p';
    public string Kind => "order";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        if (subject.Kind != "customers" || !session.May(OrdersModule.View)) return [];
        var (customer, at, last) = (new Id<Customer>(subject.Id), before.At, new Id<Order>(before.BelowId));
        var found = await db.Orders.AsNoTracking().Where(o => o.CustomerId == customer && o.ActivityId == null && EF.Functions.LessThan(ValueTuple.Create(o.OrderedAt, o.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(most)
            .Select(o => new { o.Id, o.OrderedAt, By = o.SellerId, ByName = db.Users.Where(u => u.Id == o.SellerId).Select(u => u.Name).FirstOrDefault(), o.OrderNumber, o.Status, o.Amount, o.Currency }).ToListAsync(ct);
        return [.. found.Select(o => ActivitiesModule.Happened(
            Kind, o.OrderedAt, o.By, o.ByName, new RecordEvent("orders", o.Id.ToString(), o.OrderNumber, OrderFields.Statuses.First(s => Equals(s.Member, o.Status)).Value, Money(o.Currency, o.Amount)), o.Id.Value))];
    }

    private static string? Money(string currency, decimal amount) => FieldSight.Sees("orders", "amount") ? string.Create(CultureInfo.InvariantCulture, $"{currency} {amount:0.00}") : null;
}
