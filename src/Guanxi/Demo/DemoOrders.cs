using Guanxi.Customers;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Products;

namespace Guanxi.Demo;

/// <summary>Invents what customers bought in the last two years: most once, some again, a little of it cancelled or brought back. The same seed gives the same orders.</summary>
internal sealed class DemoOrders(int seed, DateTimeOffset now)
{
    private const int OldestInDays = 730, StillOpenDays = 14;

    // 1.2 for a customer who bought
    private static readonly (int Value, int Weight)[] HowMany = [(0, 25), (1, 45), (2, 18), (3, 9), (4, 3)];
    private static readonly (OrderStatus Value, int Weight)[] Ends = [(OrderStatus.Completed, 91), (OrderStatus.Returned, 5), (OrderStatus.Cancelled, 4)];
    private static readonly (string Value, int Weight)[] Channels = [("销售代表", 46), ("官网", 24), ("电话", 14), ("合作伙伴", 10), ("展会", 6)];

    public IEnumerable<BroughtOrder> For(Customer customer, int index, IReadOnlyList<Product> products)
    {
        if (!customer.IsActive || customer.OwnerId is null || customer.Status != CustomerStatus.Won) yield break;
        var dice = new DemoDataDice(unchecked(seed + 15485863), index);
        var known = Math.Clamp((int)(now - customer.CreatedAt).TotalDays, 2, OldestInDays);
        for (var left = dice.Weighted(HowMany); left > 0; left--) yield return Order(customer, now.Date.AddDays(-dice.Between(1, known)), dice, products);
    }

    private BroughtOrder Order(Customer customer, DateTime day, DemoDataDice dice, IReadOnlyList<Product> products)
    {
        var at = new DateTimeOffset(day.AddHours(1).AddMinutes(dice.Between(0, 540)), TimeSpan.Zero); // office hours in China
        var isOpen = (now - at).TotalDays < StillOpenDays && dice.Chance(0.5);
        var facts = new OrderChanges { OrderedAt = at, Channel = dice.Weighted(Channels) };
        return new BroughtOrder(facts, customer, null, customer.OwnerId, isOpen ? OrderStatus.Pending : dice.Weighted(Ends), Lines(dice, products));
    }

    private static List<BroughtOrderLine> Lines(DemoDataDice dice, IReadOnlyList<Product> products)
    {
        var chosen = Enumerable.Range(0, dice.Weighted([(1, 50), (2, 32), (3, 18)])).Select(_ => dice.OfFavouringFirst(products)).DistinctBy(p => p.Id);
        return [.. chosen.Select(p => OrdersModule.Line(null, null, p.Kind == ProductKind.Renewal && p.UnitPrice < 5_000 ? dice.Between(3, 60) : dice.Between(1, 6), null, p))];
    }
}
