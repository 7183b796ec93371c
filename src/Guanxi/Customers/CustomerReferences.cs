using Guanxi.Customers.Ownership;
using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>Checks what a write on a customer points at: the owner, the parent, the code.</summary>
internal sealed class CustomerReferences(CrmDb db, Session session)
{
    private const int DeepestTree = 50;

    /// <exception cref="Refusal">400 for what is not there, 403 without the right to hand over, 409 for a code in use, 422 for a ring.</exception>
    public async Task Require(CustomerChanges changes, Customer? existing, CancellationToken ct)
    {
        if (changes.OwnerId.IsSet && changes.OwnerId.Value != existing?.OwnerId) await RequireOwner(changes.OwnerId.Value, existing, ct);
        if (changes.ParentId is { IsSet: true, Value: { } parent }) await RequireParent(parent, existing?.Id, ct);
        if (existing is null && changes.Code.Value is { } code && await db.Customers.IgnoreQueryFilters([Filters.Owner]).AnyAsync(c => c.Code == code, ct))
            throw Refusal.Conflict("customer.code_taken");
    }

    private async Task RequireOwner(Id<User>? owner, Customer? existing, CancellationToken ct)
    {
        var isOwnNew = existing is null && owner is { } own && own == session.UserId;
        if (!isOwnNew && !session.May(CustomersModule.Assign)) throw Refusal.Forbidden("customer.cannot_assign");
        if (existing?.OwnerId is not null && owner is not null && !await TransferCustomer.MayGiveAway(db, session, ct)) throw Refusal.Forbidden("customer.transfer_needs_approval");
        if (owner is { } id && !await db.Users.AnyAsync(u => u.Id == id && u.IsActive, ct)) throw Refusal.Field("owner_id", "unknown_user");
    }

    private async Task RequireParent(Id<Customer> parent, Id<Customer>? self, CancellationToken ct)
    {
        if (!await db.Customers.AnyAsync(c => c.Id == parent, ct)) throw Refusal.Field("parent_id", "not_found");
        Id<Customer>? above = parent;
        for (var depth = 0; above is { } id; depth++)
        {
            if (id == self || depth > DeepestTree) throw Refusal.Rule("customer.ring");
            above = await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.Id == id).Select(c => c.ParentId).FirstOrDefaultAsync(ct);
        }
    }
}
