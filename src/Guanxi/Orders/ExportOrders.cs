using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Orders;

/// <summary>The orders of a list as a file, read and written row by row. People read names, programs ids.</summary>
internal static class ExportOrders
{
    public static async Task<IResult> Handle(
        [AsParameters] OrderCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static async Task<ListFile> Prepare(OrderCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (db, session, ct) = (call.Db, call.Session, call.Ct);
        var fields = session.Fields(OrderFields.All);
        var file = new RecordFile<Order>(fields, export, session);
        var order = fields.Sort(string.IsNullOrEmpty(sort) ? "-ordered_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var found = call.Get<OrderSelection>().Of(criteria);
        return file.Of(found.CountAsync, order.All(found, o => o, ct), (field, o) => field.Key switch
        {
            "owner_id" => file.Person(o.OwnerId, people),
            "seller_id" => file.Person(o.SellerId, people),
            "customer_id" => o.CustomerId?.ToString(),
            _ => file.Cell(field, o),
        });
    }
}
