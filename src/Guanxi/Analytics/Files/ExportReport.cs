using Guanxi.Analytics.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Pdf;
using Guanxi.Platform.Tables;

namespace Guanxi.Analytics.Files;

/// <summary>A report as a file: its columns and rows as they are shown.</summary>
internal static class ExportReport
{
    public static async Task<IResult> Handle(string report, [AsParameters] ReportQuery query, string? format, string? lang, HttpContext http, CrmDb db, Session session)
    {
        session.Language = RecordExport.LanguageOf(lang, session.Language);
        if (format != "pdf") TableDownload.FormatOf(format ?? "xlsx");
        var call = new EditCall(http, db, session);
        var answer = await Reading.Of(call, reading => RunReport.Of(report, query, reading));
        if (format == "pdf") return Paper(answer, await DashboardFile.OrganizationOf(call), session).Download();
        return TableDownload.Of(format ?? "xlsx", answer.Report.Replace('_', '-'), Columns(answer), Rows(answer).ToAsyncEnumerable());
    }

    private static MadeFile Paper(ReportAnswer answer, string organization, Session session)
    {
        var section = new ReportPaper(session.Language).Whole(answer);
        return MadeFile.Pdf(new PdfReport(answer.Title, section.Note, [section with { Title = organization, Note = null }]) { Footer = DashboardFile.Foot(session, answer.AsOf), MadeAt = answer.AsOf, IsLandscape = answer.Columns.Count > 7 }, answer.Report.Replace('_', '-'), session.Language);
    }

    public static IReadOnlyList<TableColumn> Columns(ReportAnswer answer) => [.. answer.Columns.Select(c => new TableColumn(c.Key, c.Label, TypeOf(c.Type)))];

    /// <summary>The rows and, where there is one, the total below them.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Rows(ReportAnswer answer)
    {
        foreach (var row in answer.Rows) yield return [.. answer.Columns.Select(c => row.Cells.GetValueOrDefault(c.Key))];
        if (answer.Totals is { } totals) yield return [.. answer.Columns.Select((c, i) => i == 0 && !totals.Cells.ContainsKey(c.Key) ? "∑" : totals.Cells.GetValueOrDefault(c.Key))];
    }

    private static FieldType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Count => FieldType.Integer,
        ColumnType.Money => FieldType.Money,
        ColumnType.Rate or ColumnType.Days or ColumnType.Number => FieldType.Number,
        _ => FieldType.Text,
    };
}
