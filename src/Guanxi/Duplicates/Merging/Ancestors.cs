using Guanxi.Customers;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>The parents of a customer, and theirs.</summary>
internal static class Ancestors
{
    private const int Deepest = 50;

    /// <summary>Whether a customer stands above another; also one the caller does not see.</summary>
    public static async Task<bool> Include(CrmDb db, Id<Customer> below, Id<Customer> above, CancellationToken ct)
    {
        Id<Customer>? at = below;
        for (var depth = 0; at is { } id && depth < Deepest; depth++)
        {
            at = await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.Id == id).Select(c => c.ParentId).FirstOrDefaultAsync(ct);
            if (at == above) return true;
        }
        return false;
    }
}
