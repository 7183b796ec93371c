using System.Net.Http.Json;
using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Orders;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Demo;

public sealed class DemoDealTests(CrmApp app)
{
    [Fact]
    public async Task Sample_deals_stand_in_believable_states_and_go_with_the_rest()
    {
        var tenant = await app.NewTenant();
        var loaded = await tenant.Admin.PostJson("/api/demo", new { customers = 400 });

        var deals = await tenant.Read(db => db.Opportunities.AsNoTracking().ToListAsync());
        Assert.Equal((int)loaded["opportunities"]!, deals.Count);
        Assert.True(deals.Count > 50, $"{deals.Count} deals");
        Assert.Equal([OpportunityStatus.Open, OpportunityStatus.Won, OpportunityStatus.Lost], deals.Select(d => d.Status).Distinct().Order());
        Assert.All(deals, d =>
        {
            Assert.True(d.Amount > 0 && d.OwnerId is not null && d.CreatedAt <= d.EnteredStageAt);
            Assert.Equal(d.Status == OpportunityStatus.Open, d.ClosedAt is null);
            Assert.Equal(d.Status == OpportunityStatus.Lost, d.LostReason is not null);
        });
        Assert.All((await tenant.Admin.GetJson("/api/analytics/sales_funnel"))["stages"]!.AsArray(), s => Assert.True((int)s!["reached"]! > 0, (string?)s["name"]));
        Assert.Equal(9, (int)(await tenant.Admin.GetJson("/api/products"))["total"]!);

        (await tenant.Admin.DeleteAsync("/api/demo")).EnsureSuccessStatusCode();
        Assert.Equal((0, 0), (await tenant.Read(db => db.Opportunities.CountAsync()), await tenant.Read(db => db.Products.CountAsync())));
    }

    [Fact]
    public async Task Sample_orders_are_those_of_customers_who_bought_and_go_with_the_rest()
    {
        var tenant = await app.NewTenant();
        var loaded = await tenant.Admin.PostJson("/api/demo", new { customers = 600 });

        var orders = await tenant.Read(db => db.Orders.AsNoTracking().ToListAsync());
        var buyers = await tenant.Read(db => db.Customers.AsNoTracking().Where(c => c.Status == CustomerStatus.Won && c.IsActive).ToDictionaryAsync(c => c.Id));
        Assert.Equal((int)loaded["orders"]!, orders.Count);
        Assert.InRange(orders.Count / (double)buyers.Count, 0.9, 1.5);
        Assert.Contains(orders.GroupBy(o => o.CustomerId), g => g.Count() > 1);
        Assert.Equal(Enum.GetValues<OrderStatus>(), orders.Select(o => o.Status).Distinct().Order());
        Assert.All(orders, o => Assert.True(o.Amount > 0 && o.OrderedAt >= buyers[o.CustomerId!.Value].CreatedAt.Date.AddDays(-1) && o.OrderedAt < TimeProvider.System.GetUtcNow()));
        Assert.Equal(orders.Count, await tenant.Read(db => db.OrderLines.Where(l => l.ProductId != null && l.Category != null).Select(l => l.OrderId).Distinct().CountAsync()));

        (await tenant.Admin.DeleteAsync("/api/demo")).EnsureSuccessStatusCode();
        Assert.Equal((0, 0), (await tenant.Read(db => db.Orders.CountAsync()), await tenant.Read(db => db.Products.CountAsync())));
    }

    [Fact]
    public async Task An_order_of_ones_own_keeps_its_sample_customer()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/demo", new { customers = 5 });
        var customer = (string)(await tenant.Admin.GetJson("/api/customers?limit=1"))["items"]![0]!["customer_id"]!;
        await tenant.Admin.AddOrder(customer, new { amount = 100 });

        (await tenant.Admin.DeleteAsync("/api/demo")).EnsureSuccessStatusCode();

        Assert.Equal([customer], (await tenant.Admin.GetJson("/api/customers?is_active=all")).Of("customer_id"));
    }

    [Fact]
    public async Task A_deal_of_ones_own_keeps_its_sample_customer()
    {
        var tenant = await app.NewTenant();
        await tenant.Admin.PostJson("/api/demo", new { customers = 5 });
        var customer = (string)(await tenant.Admin.GetJson("/api/customers?limit=1"))["items"]![0]!["customer_id"]!;
        await tenant.Admin.AddDeal(customer, "我的商机");

        (await tenant.Admin.DeleteAsync("/api/demo")).EnsureSuccessStatusCode();

        Assert.Equal([customer], (await tenant.Admin.GetJson("/api/customers?is_active=all")).Of("customer_id"));
    }
}
