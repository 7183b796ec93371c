using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Customers;

internal static class EditCustomer
{
    public static Task<CustomerDetail> Handle(
        Id<Customer> id, CustomerChanges request, HttpContext http, CrmDb db, Session session, CustomerReferences references, CancellationToken ct) =>
        db.Retrying(async () =>
        {
            var customer = await db.Customers.Get(id, ct);
            session.Require(CustomersModule.Edit, customer);
            await http.RequireSame(customer.Version, request.Version, async () => await CustomerQueries.Detail(db, id, ct));
            await references.Require(request, customer, ct);
            customer.Change(request);
            await db.SaveChangesAsync(ct);
            // who hands a customer over may no longer see it: the answer is what it became, not what may be read
            return http.Tagged(await CustomerQueries.DetailOf(db, customer, ct), customer.Version);
        });
}
