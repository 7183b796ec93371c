using Guanxi.Customers;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>What would go for ever with a customer, and how many child companies would lose their parent.</summary>
public sealed record DeletionConsequences(int Contacts, int Activities, int Tasks, int Children);

internal static class CustomerDeletion
{
    /// <summary>Counts everything there is, also what the caller does not see: it would go too. What is about a deal or an enquiry stays.</summary>
    public static async Task<DeletionConsequences> Consequences(Id<Customer> id, CrmDb db, CancellationToken ct)
    {
        var customer = await db.Customers.AsNoTracking().Get(id, ct);
        var activities = await db.Activities.IgnoreQueryFilters([Filters.Owner]).CountAsync(a => a.CustomerId == id && a.OpportunityId == null && a.LeadId == null, ct);
        var tasks = await db.Tasks.IgnoreQueryFilters([Filters.Owner]).CountAsync(t => t.CustomerId == id && t.OpportunityId == null && t.LeadId == null, ct);
        var children = await db.Customers.IgnoreQueryFilters([Filters.Owner]).CountAsync(c => c.ParentId == id, ct);
        return new DeletionConsequences(customer.ContactCount, activities, tasks, children);
    }
}
