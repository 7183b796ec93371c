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
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(ProductFields.All), export.Columns);
        var found = call.Get<ProductSelection>().Of(criteria);
        var order = session.Fields(ProductFields.All).Sort(string.IsNullOrEmpty(sort) ? "name" : sort);
        var rows = order.All(found, p => p, ct).Select(p => (IReadOnlyList<object?>)[.. columns.Select(f => RecordExport.Cell(f, p, format, language))]);
        return Task.FromResult(new ListFile("products", format, RecordExport.Headings(columns, format, language), found.CountAsync, rows));
    }
}
