using System.Globalization;

namespace Guanxi.Platform.Tables;

/// <summary>A table as a download, written row by row as it is read.</summary>
public static class TableDownload
{
    /// <summary>The formats a list can be had in.</summary>
    /// <exception cref="Refusal">400 for another one.</exception>
    public static TableFormat FormatOf(string? format) => format switch
    {
        "csv" => TableFormat.Csv,
        "xlsx" => TableFormat.Xlsx,
        "json" => TableFormat.Json,
        _ => throw Refusal.Field("format", "unknown_option"),
    };

    public static IResult Of(string format, string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows) =>
        new Download(FormatOf(format), name, columns, rows);

    private sealed class Download(TableFormat format, string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = format switch
            {
                TableFormat.Csv => "text/csv; charset=utf-8",
                TableFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                _ => "application/json; charset=utf-8",
            };
            var file = string.Create(CultureInfo.InvariantCulture, $"{name}.{format.ToString().ToLowerInvariant()}");
            response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
            await using var writer = await TableWriters.Start(format, response.Body, columns, name, httpContext.RequestAborted);
            await foreach (var row in rows.WithCancellation(httpContext.RequestAborted)) await writer.Write(row, httpContext.RequestAborted);
            await writer.Finish(httpContext.RequestAborted);
        }
    }
}
