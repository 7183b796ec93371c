using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Products;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Demo;

/// <summary>Adds the catalogue, the orders and, in the organisation's default pipeline, the deals of the sample data.</summary>
internal sealed class DemoSales(DemoDeals deals, DemoOrders orders, IReadOnlyList<Product> catalogue, CrmDb db, Session session, TimeProvider clock)
{
    public IEnumerable<Guid> Products => catalogue.Select(p => p.Id.Value);

    public int Deals { get; private set; }
    public int Orders { get; private set; }

    public static async Task<DemoSales> Begin(CrmDb db, Session session, TimeProvider clock, int seed, CancellationToken ct)
    {
        var offers = DemoDeals.Products().ToList();
        var taken = (await db.Products.Select(p => p.Code).ToListAsync(ct)).ToHashSet();
        var codes = (await ProductsModule.ReserveCodes(db, session, offers.Count + taken.Count, ct)).Where(c => !taken.Contains(c)).Take(offers.Count).ToList();
        List<Product> catalogue = [.. offers.Select((offer, i) => ProductsModule.Offer(codes[i], offer))];
        await db.InsertMany(catalogue, session, clock, ct);
        var pipelines = await OpportunitiesModule.Pipelines(db, ct);
        return new DemoSales(new DemoDeals(pipelines[0], seed, clock.GetUtcNow()), new DemoOrders(seed, clock.GetUtcNow()), catalogue, db, session, clock);
    }

    /// <summary>The ids of the deals that these customers got.</summary>
    public async Task<IReadOnlyList<Guid>> AddDeals(IReadOnlyList<Customer> customers, DemoCustomer[] made, CancellationToken ct)
    {
        var brought = await OpportunitiesModule.Bring(db, session, clock, [.. customers.SelectMany((c, i) => deals.For(c, made[i].Index, catalogue))], ct);
        Deals += brought.Count;
        return [.. brought.Select(o => o.Id.Value)];
    }

    /// <summary>The ids of the orders that these customers placed.</summary>
    public async Task<IReadOnlyList<Guid>> AddOrders(IReadOnlyList<Customer> customers, DemoCustomer[] made, CancellationToken ct)
    {
        var brought = await OrdersModule.Bring(db, session, clock, [.. customers.SelectMany((c, i) => orders.For(c, made[i].Index, catalogue))], ct);
        Orders += brought.Count;
        return [.. brought.Select(o => o.Id.Value)];
    }
}
