using System.Globalization;
using Guanxi.Platform.Sight;

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

    public static string ContentTypeOf(string format) => FormatOf(format) switch
    {
        TableFormat.Csv => "text/csv; charset=utf-8",
        TableFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json; charset=utf-8",
    };

    public static string NameOf(string name, string format) => string.Create(CultureInfo.InvariantCulture, $"{name}.{format}");

    public static IResult Of(string format, string name, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows) =>
        new Download(new ListFile(name, format, columns, _ => Task.FromResult(0), rows), null);

    /// <param name="file">What is sent.</param>
    /// <param name="mark">A last line for so many rows; programs read JSON and get none.</param>
    public static IResult Of(ListFile file, Func<int, string>? mark) => new Download(file, mark);

    /// <summary>Writes the file as the present reader may see it; answers how many rows it has, the mark not counted.</summary>
    public static async Task<int> Write(ListFile file, Stream target, Func<int, string>? mark, CancellationToken ct)
    {
        var format = FormatOf(file.Format);
        var count = 0;
        await using var writer = await TableWriters.Start(format, target, file.Columns, file.Kind, ct);
        await foreach (var row in file.Rows.WithCancellation(ct))
        {
            await writer.Write(Shown(row, file, format), ct);
            count++;
        }
        if (mark is not null && format != TableFormat.Json) await writer.Write([mark(count), .. Enumerable.Repeat<object?>(null, file.Columns.Count - 1)], ct);
        await writer.Finish(ct);
        return count;
    }

    /// <summary>A file is read like a list: what is masked there is masked here.</summary>
    private static IReadOnlyList<object?> Shown(IReadOnlyList<object?> row, ListFile file, TableFormat format) => FieldSight.Current is not { } rights
        ? row
        : [.. row.Select((cell, at) => rights.Find(file.Kind, file.Columns[at].Key) is { IsWithheld: true } rule ? Masked(cell, rule, format) : cell)];

    private static string? Masked(object? cell, FieldRule rule, TableFormat format) => cell switch
    {
        null => null,
        string text when rule.Access == Fields.FieldAccess.Masked => FieldMask.Of(text, rule.Type),
        _ => rule.Access == Fields.FieldAccess.Masked && format != TableFormat.Json ? FieldMask.Stars : null,
    };

    private sealed class Download(ListFile file, Func<int, string>? mark) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = ContentTypeOf(file.Format);
            response.Headers.ContentDisposition = $"attachment; filename=\"{NameOf(file.Kind, file.Format)}\"";
            await Write(file, response.Body, mark, httpContext.RequestAborted);
        }
    }
}
