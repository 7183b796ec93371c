using Guanxi.Exports;
using Guanxi.Platform;
using Guanxi.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Products;

/// <summary>The products of a list as a file.</summary>
internal static class ExportProducts
{
    public static async Task<IResult> Handle(
        [AsParameters] ProductCriteria criteria, [AsParameters] ExportQuery export, string? sort, HttpContext http, CrmDb db, Session session)
    {
        var call = new EditCall(http, db, session);
        return await ExportsModule.Send(await Prepare(criteria, export, sort, call), call);
    }

    public static Task<ListFile> Prepare(ProductCriteria criteria, ExportQuery export, string? sort, EditCall call)
    {
        var (session, ct) = (call.Session, call.Ct);
        var fields = session.Fields(ProductFields.All);
        var file = new RecordFile<Product>(fields, export, session);
        var found = call.Get<ProductSelection>().Of(criteria);
        var order = fields.Sort(string.IsNullOrEmpty(sort) ? "name" : sort);
        return Task.FromResult(file.Of(found.CountAsync, order.All(found, p => p, ct), file.Cell));
    }
}
