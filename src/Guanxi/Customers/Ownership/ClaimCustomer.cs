using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

public sealed record ReleaseCustomerRequest
{
    [Needed, Text(500)] public required string Reason { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>Takes a customer out of the public pool and gives it back.</summary>
internal static class ClaimCustomer
{
    /// <summary>Of several at once exactly one gets it: the others meet its version and are told.</summary>
    /// <exception cref="Refusal">409 when it is somebody's, 422 when the caller holds as many as allowed.</exception>
    public static Task<CustomerDetail> Claim(Id<Customer> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var wasSeen = false;
        return db.Retrying(async () =>
        {
            await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
            // whoever saw it in the pool a moment ago may know that it is somebody's now
            var customer = await (wasSeen ? db.Customers.IgnoreQueryFilters([Filters.Owner]) : db.Customers).Get(id, ct);
            if (customer.OwnerId is not null) throw Refusal.Conflict(wasSeen ? "customer.claimed" : "customer.not_in_pool");
            wasSeen = true;
            await PoolLimits.RequireRoom(db, session, session.Access.UserId, customer.Grade, ct);
            customer.TransferTo(session.Access.UserId);
            db.Note("customers", id.Value, "claimed");
            await db.SaveChangesAsync(ct);
            if (transaction is not null) await transaction.CommitAsync(ct);
            return http.Tagged(await CustomerQueries.DetailOf(db, customer, ct), customer.Version);
        });
    }

    /// <exception cref="Refusal">409 when it is nobody's already.</exception>
    public static Task<CustomerDetail> Release(
        Id<Customer> id, ReleaseCustomerRequest request, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var customer = await db.Customers.Get(id, ct);
        if (customer.OwnerId is null) throw Refusal.Conflict("customer.in_pool");
        session.Require(CustomersModule.Edit, customer.OwnerId);
        await http.RequireSame(customer.Version, request.Version, async () => await CustomerQueries.Detail(db, id, ct));
        customer.TransferTo(null);
        db.Note("customers", id.Value, "released", new { reason = new[] { null, request.Reason.Trim() } });
        await db.SaveChangesAsync(ct);
        return http.Tagged(await CustomerQueries.DetailOf(db, customer, ct), customer.Version);
    });
}
