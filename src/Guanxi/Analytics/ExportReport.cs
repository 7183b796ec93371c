using Guanxi.Analytics.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;

namespace Guanxi.Analytics;

/// <summary>A report as a file: its columns and rows as they are shown.</summary>
internal static class ExportReport
{
    public static async Task<IResult> Handle(string report, [AsParameters] ReportQuery query, string? format, HttpContext http, CrmDb db, Session session)
    {
        TableDownload.FormatOf(format ?? "xlsx");
        var answer = await RunReport.Of(report, query, new EditCall(http, db, session));
        return TableDownload.Of(format ?? "xlsx", answer.Report.Replace('_', '-'), Columns(answer), Rows(answer).ToAsyncEnumerable());
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
