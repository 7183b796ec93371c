using System.Globalization;
using System.IO.Compression;
using System.Text;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables.Reading;

namespace Guanxi.Platform.Tables;

/// <summary>
/// An Excel workbook: typed cells, a frozen heading row, widths by kind, and a further sheet when one is full. Text is
/// text in the file, never a formula, so it needs no guard; longer text than Excel holds (32,767 characters) is cut.
/// </summary>
public sealed class XlsxTableWriter : ITableWriter
{
    public const int RowsPerSheet = 1_048_576;
    private const int FlushLength = 1 << 15;
    private const int ExcelTextLength = 32_767;

    private readonly Stream target;
    private readonly PendingBytes pending = new();
    private readonly ZipArchive zip;
    private readonly int rowsPerSheet;
    private readonly List<string> names = [];
    private IReadOnlyList<TableColumn> columns;
    private string sheetName;
    private string[] letters;
    private readonly StringBuilder xml = new();
    private Stream? sheet;
    private int row;

    private XlsxTableWriter(Stream target, IReadOnlyList<TableColumn> columns, string sheetName, int rowsPerSheet)
    {
        (this.target, this.columns, this.sheetName, this.rowsPerSheet) = (target, columns, sheetName, rowsPerSheet);
        zip = new ZipArchive(pending, ZipArchiveMode.Create, leaveOpen: true);
        letters = [.. Enumerable.Range(0, columns.Count).Select(Letters)];
    }

    public static XlsxTableWriter Start(Stream target, IReadOnlyList<TableColumn> columns, string sheet, int rowsPerSheet = RowsPerSheet)
    {
        var writer = new XlsxTableWriter(target, columns, sheet, rowsPerSheet);
        writer.StartSheet();
        return writer;
    }

    /// <summary>What follows stands on a sheet of its own.</summary>
    public void NextSheet(IReadOnlyList<TableColumn> next, string name)
    {
        EndSheet();
        (columns, sheetName, letters) = (next, name, [.. Enumerable.Range(0, next.Count).Select(Letters)]);
        StartSheet();
    }

    public async ValueTask Write(IReadOnlyList<object?> cells, CancellationToken ct = default)
    {
        if (row == rowsPerSheet)
        {
            EndSheet();
            StartSheet();
        }

        Append(cells, heading: false);
        if (xml.Length < FlushLength) return;
        Flush();
        await pending.MoveTo(target, ct);
    }

    public async ValueTask Finish(CancellationToken ct = default)
    {
        EndSheet();
        foreach (var (name, content) in XlsxSkeleton.Parts(names))
        {
            using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }

        zip.Dispose();
        await pending.MoveTo(target, ct);
    }

    /// <summary>Without <see cref="Finish"/> the zip has no directory and no program takes it for whole.</summary>
    public ValueTask DisposeAsync() => pending.DisposeAsync();

    private void StartSheet()
    {
        names.Add(SheetName());
        row = 0;
        sheet = zip.CreateEntry($"xl/worksheets/sheet{names.Count}.xml", CompressionLevel.Fastest).Open();
        xml.Append(XlsxSkeleton.SheetStart).Append("<cols>");
        for (var i = 0; i < columns.Count; i++)
            xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Width(columns[i])}\" customWidth=\"1\"/>");
        xml.Append("</cols><sheetData>");
        Append([.. columns.Select(c => c.Label)], heading: true);
    }

    private void EndSheet()
    {
        xml.Append("</sheetData></worksheet>");
        Flush();
        sheet!.Dispose();
    }

    private void Append(IReadOnlyList<object?> cells, bool heading)
    {
        row++;
        xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">");
        for (var i = 0; i < columns.Count && i < cells.Count; i++)
        {
            if (cells[i] is { } cell) AppendCell(letters[i], cell, heading);
        }

        xml.Append("</row>");
    }

    private void AppendCell(string column, object cell, bool heading)
    {
        xml.Append("<c r=\"").Append(column).Append(row).Append('"');
        switch (cell)
        {
            case bool yes: xml.Append(" t=\"b\"><v>").Append(yes ? '1' : '0').Append("</v></c>"); break;
            case DateOnly { Year: > 1900 } day: AppendNumber(XlsxSkeleton.DateStyle, Serial(day.ToDateTime(TimeOnly.MinValue))); break;
            case DateTimeOffset { Year: > 1900 } moment: AppendNumber(XlsxSkeleton.TimeStyle, Serial(moment.DateTime)); break;
            case int or long or short: AppendWhole(Convert.ToInt64(cell, CultureInfo.InvariantCulture)); break;
            case decimal number: AppendNumber(XlsxSkeleton.PlainStyle, number.ToString(CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): AppendNumber(XlsxSkeleton.PlainStyle, number.ToString("R", CultureInfo.InvariantCulture)); break;
            default: AppendText(TableWriters.TextOf(cell), heading); break;
        }
    }

    /// <summary>A workbook keeps 15 digits of a number: a longer one is written as text.</summary>
    private void AppendWhole(long number)
    {
        if (Math.Abs((decimal)number) < 1_000_000_000_000_000m) AppendNumber(XlsxSkeleton.PlainStyle, number.ToString(CultureInfo.InvariantCulture));
        else AppendText(number.ToString(CultureInfo.InvariantCulture), heading: false);
    }

    private void AppendNumber(int style, string number) =>
        xml.Append(CultureInfo.InvariantCulture, $" s=\"{style}\"><v>").Append(number).Append("</v></c>");

    private void AppendText(string text, bool heading)
    {
        xml.Append(CultureInfo.InvariantCulture, $" s=\"{(heading ? XlsxSkeleton.HeadingStyle : XlsxSkeleton.TextStyle)}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        XlsxText.AppendEscaped(xml, text.AsSpan(0, Math.Min(text.Length, ExcelTextLength)));
        xml.Append("</t></is></c>");
    }

    private void Flush()
    {
        sheet!.Write(Encoding.UTF8.GetBytes(xml.ToString()));
        xml.Clear();
    }

    private string SheetName()
    {
        var name = string.Concat(sheetName.Where(c => !":\\/?*[]'".Contains(c) && c >= ' '));
        if (name.Length is 0) name = "Sheet";
        if (name.Length > 25) name = name[..25];
        var number = 1;
        var numbered = name;
        while (names.Contains(numbered, StringComparer.OrdinalIgnoreCase)) numbered = $"{name} {++number}"; // Excel takes no name twice
        return numbered;
    }

    private static string Serial(DateTime moment) => moment.ToOADate().ToString("R", CultureInfo.InvariantCulture);

    private static int Width(TableColumn column)
    {
        var byType = column.Type switch
        {
            FieldType.Date or FieldType.YesNo or FieldType.Integer => 12,
            FieldType.Instant or FieldType.Phone or FieldType.Money or FieldType.Number => 18,
            FieldType.LongText => 40,
            _ => 24,
        };
        return Math.Max(byType, Math.Min(40, column.Label.Sum(c => c > 0x2e80 ? 2 : 1) + 2));
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
