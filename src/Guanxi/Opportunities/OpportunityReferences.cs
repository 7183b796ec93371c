using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Checks what a write on an opportunity points at: the customer and the owner.</summary>
internal static class OpportunityReferences
{
    /// <exception cref="Refusal">400 for a customer that is not there or not visible.</exception>
    public static async Task<Customer> Customer(CrmDb db, Id<Customer>? id, CancellationToken ct)
    {
        if (id is null) throw Refusal.Field("customer_id", "required");
        return await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusal.Field("customer_id", "not_found");
    }

    /// <exception cref="Refusal">400 for somebody who is not there, 403 without the right to give deals to others.</exception>
    public static async Task RequireOwner(CrmDb db, Session session, OpportunityChanges changes, Opportunity? existing, CancellationToken ct)
    {
        if (changes.OwnerId.IsSet && changes.AssignedTo.IsSet && changes.OwnerId.Value != changes.AssignedTo.Value) throw Refusal.Field("assigned_to", "opportunity.two_owners");
        if (!changes.Owner.IsSet || (existing is not null && changes.Owner.Value == existing.OwnerId)) return;
        var isOwnNew = existing is null && changes.Owner.Value is { } own && own == session.UserId;
        if (!isOwnNew && !session.May(OpportunitiesModule.Assign)) throw Refusal.Forbidden("opportunity.cannot_assign");
        if (changes.Owner.Value is { } id && !await db.Users.AnyAsync(u => u.Id == id && u.IsActive, ct))
            throw Refusal.Field(changes.OwnerId.IsSet ? "owner_id" : "assigned_to", "unknown_user");
    }
}
