using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>The customers of a list as a file, read and written row by row.</summary>
internal static class ExportCustomers
{
    public static async Task<IResult> Handle(
        [AsParameters] CustomerCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static async Task<ListFile> Prepare(CustomerCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var fields = session.Fields(CustomerFields.All);
        var file = new RecordFile<Customer>(fields, export, session);
        var found = call.Get<CustomerSelection>().Of(criteria);
        var order = fields.Sort(string.IsNullOrEmpty(sort) ? "-created_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var parents = file.IsForPeople ? await Parents(db, ct) : [];
        return file.Of(found.CountAsync, order.All(found.Include(c => c.Figures), c => c, ct), (field, c) => field.Key switch
        {
            "owner_id" => file.Person(c.OwnerId, people),
            "parent_id" when file.IsForPeople => c.ParentId is { } parent ? parents.GetValueOrDefault(parent) : null,
            "parent_id" => c.ParentId?.ToString(),
            _ => file.Cell(field, c),
        });
    }

    /// <summary>
    /// The names of those that are parents, of which there are few. Their ids are asked for first: joined with itself, a list that was
    /// imported a moment ago, of which the database has no statistics yet, is compared row by row with every other.
    /// </summary>
    private static async Task<Dictionary<Id<Customer>, string>> Parents(CrmDb db, CancellationToken ct)
    {
        var ids = await db.Customers.AsNoTracking().Where(c => c.ParentId != null).Select(c => c.ParentId!.Value).Distinct().ToListAsync(ct);
        return await db.Customers.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }
}
