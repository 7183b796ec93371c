using Guanxi.Platform;
using Guanxi.Platform.Tables;

namespace Guanxi.Products;

/// <summary>The products of a list as a file.</summary>
internal static class ExportProducts
{
    public static async Task<IResult> Handle(
        [AsParameters] ProductCriteria criteria, [AsParameters] ExportQuery export, string? sort, CrmDb db, Session session, ProductSelection selection, CancellationToken ct)
    {
        var format = export.Format ?? "csv";
        TableDownload.FormatOf(format);
        var language = RecordExport.LanguageOf(export.Language, session.Language);
        var columns = RecordExport.Columns(session.Fields(ProductFields.All), export.Columns);
        var order = session.Fields(ProductFields.All).Sort(string.IsNullOrEmpty(sort) ? "name" : sort);
        var rows = order.All(selection.Of(criteria), p => p, ct).Select(p => (IReadOnlyList<object?>)[.. columns.Select(f => RecordExport.Cell(f, p, format, language))]);
        db.Note("products", null, "exported", new { format, columns = columns.Select(c => c.Key) });
        await db.SaveChangesAsync(ct);
        return TableDownload.Of(format, "products", RecordExport.Headings(columns, format, language), rows);
    }
}
