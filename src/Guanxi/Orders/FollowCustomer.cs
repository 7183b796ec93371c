using Guanxi.Customers;
using Guanxi.Duplicates.Merging;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>Orders carry the customer's name, by which they are found: it follows when the customer is renamed or becomes another. No edit of anybody's, so no new version.</summary>
internal static class FollowCustomer
{
    public static Task OnRenaming(CustomerRenamed renamed, ReactionScope scope) => Follow(renamed.CustomerId, scope);

    public static Task OnMerging(CustomersMerged merged, ReactionScope scope) => Follow(merged.Kept, scope);

    public static async Task OnUnmerging(CustomersUnmerged parted, ReactionScope scope)
    {
        await Follow(parted.Kept, scope);
        await Follow(parted.Restored, scope);
    }

    private static async Task Follow(Id<Customer> customer, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var name = await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.Id == customer).Select(c => c.Name).FirstOrDefaultAsync(ct);
        if (name is null) return; // deleted meanwhile: the name of then stays
        var orders = db.Orders.IgnoreQueryFilters([Filters.Owner]);
        foreach (var order in await orders.AsNoTracking().Where(o => o.CustomerId == customer).Select(o => new { o.Id, o.OrderNumber }).ToListAsync(ct))
        {
            var (text, grams) = SearchText.Of([name, order.OrderNumber], [order.OrderNumber], [], []);
            await orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(set => set
                .SetProperty(o => o.CustomerName, name).SetProperty(o => o.SearchText, text).SetProperty(o => o.SearchGrams, grams), ct);
        }
    }
}
