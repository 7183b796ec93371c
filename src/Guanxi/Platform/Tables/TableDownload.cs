using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
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
            await foreach (var row in rows.WithCancellation(httpContext.RequestAborted)) await writer.Write(Shown(row), httpContext.RequestAborted);
            if (MarkOf(httpContext) is { } mark) await writer.Write(mark, httpContext.RequestAborted);
            await writer.Finish(httpContext.RequestAborted);
        }

        /// <summary>A last row that says who took the file, and when, where the organisation wants it; programs read JSON and get none.</summary>
        private object?[]? MarkOf(HttpContext http)
        {
            var session = http.RequestServices.GetRequiredService<Session>();
            if (format == TableFormat.Json || session.UserId is null || !session.Access.MarksExports) return null;
            var at = TimeZoneInfo.ConvertTime(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), session.TimeZone);
            var who = session.Access.ViewedBy?.UserName ?? session.Access.UserName;
            return [Texts.Text.Of(session.Language, "export.mark", who, at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)), .. Enumerable.Repeat<object?>(null, columns.Count - 1)];
        }

        /// <summary>A file is read like a list: what is masked there is masked here.</summary>
        private IReadOnlyList<object?> Shown(IReadOnlyList<object?> row) => FieldSight.Current is not { } rights
            ? row
            : [.. row.Select((cell, at) => rights.Find(name, columns[at].Key) is { IsWithheld: true } rule ? Masked(cell, rule) : cell)];

        private string? Masked(object? cell, FieldRule rule) => cell switch
        {
            null => null,
            string text when rule.Access == Fields.FieldAccess.Masked => FieldMask.Of(text, rule.Type),
            _ => rule.Access == Fields.FieldAccess.Masked && format != TableFormat.Json ? FieldMask.Stars : null,
        };
    }
}
