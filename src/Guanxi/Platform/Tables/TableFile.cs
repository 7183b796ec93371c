using Guanxi.Platform.Tables.Reading;

namespace Guanxi.Platform.Tables;

public enum TableFormat { Csv, Xlsx, Xls, Json }

/// <summary>
/// A table somebody uploaded: delimited text, an Excel workbook or JSON, told apart by content. Rows are streamed and
/// can be read again from any row. Whatever is wrong with the file is a <see cref="TableException"/>.
/// </summary>
public sealed class TableFile : IDisposable
{
    private const int HeadRows = 60;

    private readonly TableSource source;

    private TableFile(TableSource source, HeaderGuess header, long rowEstimate)
    {
        this.source = source;
        (HeaderRow, Columns, RowEstimate) = (header.Row, header.Columns, rowEstimate);
    }

    public TableFormat Format => source.Format;

    /// <summary>The name of the text encoding; null for workbooks.</summary>
    public string? Encoding => source.Encoding;

    /// <summary>The separator of delimited text.</summary>
    public char? Delimiter => source.Delimiter;

    /// <summary>The visible sheets of a workbook.</summary>
    public IReadOnlyList<string> Sheets => source.Sheets;

    /// <summary>The sheet that is read: the one asked for, or the first that holds anything.</summary>
    public string? Sheet => source.Sheet;

    /// <summary>The row of the headings, counted from 1; 0 where the format names the columns itself.</summary>
    public long HeaderRow { get; }

    /// <summary>The headings, trimmed and made distinct: a second 手机 is 手机_2, an empty fourth one 列4.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>About how many rows there are; exact for small files and JSON.</summary>
    public long RowEstimate { get; }

    /// <param name="file">Seekable; stays open and must not be used by others until this table is disposed.</param>
    /// <param name="fileName">Only a hint: the content decides.</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="sheet">The sheet of a workbook, or null for the first that holds anything.</param>
    public static TableFile Open(Stream file, string fileName, TableLimits limits, string? sheet = null)
    {
        if (file.Length == 0) throw new TableException("table.empty");
        if (file.Length > limits.FileBytes) throw TooLarge(limits.FileBytes);
        TableSource? source = null;
        try
        {
            source = TableSources.For(file, fileName, limits, sheet);
            var (head, complete) = Head(source);
            if (head.Count == 0) throw new TableException("table.empty");
            var header = HeaderGuess.From(head, source.Keys);
            if (complete && !head.Any(r => r.Number > header.Row)) throw new TableException("table.header_only");
            return new TableFile(source, header, Math.Max(1, source.EstimateRows(head, complete) - (source.Keys is null ? header.RowsAbove + 1 : 0)));
        }
        catch (Exception error) when (TableException.From(error) is { } refusal)
        {
            source?.Dispose();
            throw refusal;
        }
    }

    /// <summary>
    /// The rows below the headings that hold anything, in order. <paramref name="afterRow"/> is the number of the last
    /// row already dealt with. One enumeration at a time.
    /// </summary>
    public IEnumerable<TableRow> Rows(long afterRow = 0)
    {
        var raw = new RawRow();
        using var cursor = source.Start();
        while (Next(cursor, raw))
        {
            if (raw.Number <= HeaderRow || raw.Number <= afterRow || raw.IsBlank || IsInstruction(raw)) continue;
            yield return Shape(raw);
        }
    }

    public void Dispose() => source.Dispose();

    internal static TableException TooLarge(long limit) => new("table.too_large", ("limit", limit >> 20));

    private static (List<RawRow> Head, bool Complete) Head(TableSource source)
    {
        var head = new List<RawRow>();
        var raw = new RawRow();
        using var cursor = source.Start();
        while (head.Count < HeadRows)
        {
            if (!cursor.Read(raw)) return (head, true);
            if (!raw.IsBlank) head.Add(raw.Copy());
        }

        return (head, false);
    }

    private static bool Next(RowCursor cursor, RawRow raw)
    {
        try
        {
            return cursor.Read(raw);
        }
        catch (Exception error) when (TableException.From(error) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Templates often explain themselves in one cell below the headings.</summary>
    private bool IsInstruction(RawRow raw) =>
        Columns.Count > 2 && raw.Number <= HeaderRow + 2 && raw.Cells.Count(c => c.Length > 0) == 1
        && raw.Cells[0].TrimStart() is var first
        && (first.StartsWith("填写说明", StringComparison.Ordinal) || first.StartsWith("说明：", StringComparison.Ordinal)
            || first.StartsWith("注：", StringComparison.Ordinal) || first.StartsWith("Instructions", StringComparison.OrdinalIgnoreCase));

    private TableRow Shape(RawRow raw)
    {
        var values = new string[Columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = i < raw.Cells.Count ? raw.Cells[i] : "";
        var surplus = raw.Cells.Count <= values.Length ? 0 : raw.Cells.Skip(values.Length).Count(c => c.Length > 0);
        if (surplus > 0) raw.Issues.Add(new RowIssue("row.surplus_cells", null, surplus.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return new TableRow(raw.Number, values, raw.Issues.Count == 0 ? [] : [.. raw.Issues]);
    }
}
