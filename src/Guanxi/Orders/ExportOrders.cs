using Guanxi.Exports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
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
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(OrderFields.All), export.Columns);
        var order = session.Fields(OrderFields.All).Sort(string.IsNullOrEmpty(sort) ? "-ordered_at" : sort);
        var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var found = call.Get<OrderSelection>().Of(criteria);
        var rows = order.All(found, o => o, ct).Select(o => (IReadOnlyList<object?>)[.. columns.Select(f => Cell(f, o, people, format, language))]);
        return new ListFile("orders", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows);
    }

    private static object? Cell(Field<Order> field, Order order, Dictionary<Id<User>, string> people, string format, string language) => field.Key switch
    {
        "owner_id" => Person(order.OwnerId, people, format),
        "seller_id" => Person(order.SellerId, people, format),
        "customer_id" => order.CustomerId?.ToString(),
        _ => RecordExport.Cell(field, order, format, language),
    };

    private static string? Person(Id<User>? id, Dictionary<Id<User>, string> people, string format) =>
        id is not { } person ? null : format == "json" ? person.ToString() : people.GetValueOrDefault(person);
}
