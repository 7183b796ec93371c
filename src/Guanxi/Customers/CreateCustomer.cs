using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

internal static class CreateCustomer
{
    public const string CodePrefix = "CUS";

    public static async Task<IResult> Handle(
        CustomerChanges request, HttpContext http, CrmDb db, Session session, CustomerReferences references, TimeProvider clock, CancellationToken ct)
    {
        if (request.Code is { IsSet: true, Value: var chosen }) request = request with { Code = string.IsNullOrWhiteSpace(chosen) ? default : chosen.Trim() };
        await references.Require(request, null, ct);
        var customer = Customer.Open(request.Code.Value ?? await NextCode(db, session, clock, ct), request, session.UserId);
        db.Customers.Add(customer);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/customers/{customer.Id}", http.Tagged(await CustomerQueries.Detail(db, customer.Id, ct), customer.Version));
    }

    /// <summary>The next free code of the day; one that somebody chose by hand is skipped.</summary>
    public static async Task<string> NextCode(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var today = TenancyModule.Today(session, clock);
        while (true)
        {
            var code = TenancyModule.CodeOf(CodePrefix, today, await TenancyModule.ReserveNumbers(db, session, CodePrefix, today, 1, ct));
            if (!await db.Customers.IgnoreQueryFilters([Filters.Owner]).AnyAsync(c => c.Code == code, ct)) return code;
        }
    }
}
