using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>The tree of companies must stay a tree, whoever becomes one with whom.</summary>
internal static class CustomerTree
{
    private const int Deepest = 50;

    /// <summary>Who stood below the other takes its place, and nobody is put below itself.</summary>
    /// <exception cref="Refusal">422 for a parent that stands below.</exception>
    public static async Task RequireParent(Customer kept, Customer merged, JsonObject changes, CrmDb db, CancellationToken ct)
    {
        if (await Include(db, kept.Id, merged.Id, ct)) changes["parent_id"] = merged.ParentId?.ToString();
        else if (changes.ContainsKey("parent_id") && merged.ParentId is { } parent && (parent == kept.Id || await Include(db, parent, kept.Id, ct))) throw Refusal.Rule("customer.ring");
    }

    /// <summary>Parents may have changed since: rather none than a ring.</summary>
    public static async Task Keep(Id<Customer> kept, Id<Customer> restored, JsonObject revert, CrmDb db, CancellationToken ct)
    {
        var isRing = await Include(db, restored, restored, ct);
        if (!revert.ContainsKey("parent_id") && !isRing) return;
        if (Id<Customer>.TryParse((string?)revert["parent_id"], null, out var above) && (above == kept || await Include(db, above, kept, ct))) revert.Remove("parent_id");
        if (isRing) await db.Database.ExecuteSqlAsync($"UPDATE crm.customers SET parent_id = NULL WHERE id = {restored.Value}", ct);
    }

    /// <summary>Whether a customer stands above another; also one the caller does not see.</summary>
    private static async Task<bool> Include(CrmDb db, Id<Customer> below, Id<Customer> above, CancellationToken ct)
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
