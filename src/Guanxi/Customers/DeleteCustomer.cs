using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

internal static class DeleteCustomer
{
    /// <summary>The database deletes contacts and activities with it; child companies stay, without a parent.</summary>
    public static Task<IResult> Handle(Id<Customer> id, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var customer = await db.Customers.Get(id, ct);
        session.Require(CustomersModule.Delete, customer.OwnerId);
        await http.RequireSame(customer.Version, default, async () => await CustomerQueries.Detail(db, id, ct));

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.ParentId == id)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ParentId, (Id<Customer>?)null), ct);
        customer.Delete();
        db.Customers.Remove(customer);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.NoContent();
    });
}
