using System.Buffers;
using System.Text;

namespace Guanxi.Platform.Tables;

/// <summary>
/// CSV that Excel opens rightly: UTF-8 with byte order mark, CRLF, RFC 4180. Text that a spreadsheet would run is
/// guarded by <see cref="CellGuard"/>, which our own import takes off again.
/// </summary>
public sealed class CsvTableWriter : ITableWriter
{
    private const int FlushLength = 1 << 15;
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;|\t\"\r\n");
    private readonly Stream target;
    private readonly StringBuilder text = new();

    private CsvTableWriter(Stream target) => this.target = target;

    public static async ValueTask<CsvTableWriter> Start(Stream target, IReadOnlyList<TableColumn> columns, CancellationToken ct = default)
    {
        var writer = new CsvTableWriter(target);
        await target.WriteAsync(Encoding.UTF8.Preamble.ToArray(), ct);
        await writer.Write([.. columns.Select(c => c.Label)], ct);
        return writer;
    }

    public ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Append(',');
            if (cells[i] is { } cell) Append(cell);
        }

        text.Append("\r\n");
        return text.Length < FlushLength ? ValueTask.CompletedTask : Flush(ct);
    }

    public ValueTask Finish(CancellationToken ct = default) => Flush(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Append(object cell)
    {
        var plain = TableWriters.TextOf(cell);
        var shown = cell is string or IEnumerable<string> ? CellGuard.Protect(plain) : plain;
        // a guarded cell stays whole when another separator is assumed; blanks at the ends survive every reader
        var quote = shown.Length != plain.Length || shown.AsSpan().ContainsAny(NeedQuotes)
            || (shown.Length > 0 && (char.IsWhiteSpace(shown[0]) || char.IsWhiteSpace(shown[^1])));
        if (quote) text.Append('"').Append(shown.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else text.Append(shown);
    }

    private async ValueTask Flush(CancellationToken ct)
    {
        if (text.Length == 0) return;
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        await target.WriteAsync(bytes, ct);
    }
}
