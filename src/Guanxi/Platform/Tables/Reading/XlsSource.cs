using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>A workbook of the binary format of Excel 97 to 2003: small by nature, so a library may hold it in memory.</summary>
internal sealed class XlsSource : TableSource
{
    private readonly Stream file;
    private readonly TableLimits limits;

    public XlsSource(Stream file, TableLimits limits, string? sheet)
    {
        if (file.Length > limits.OldWorkbookBytes) throw TableFile.TooLarge(limits.OldWorkbookBytes);
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (this.file, this.limits) = (file, limits);
        using var book = OpenBook();
        var sheets = new List<(string Name, bool Filled)>();
        do
        {
            if (book.VisibleState == "visible") sheets.Add((book.Name, book.RowCount > 0));
        }
        while (book.NextResult());
        Sheets = [.. sheets.Select(s => s.Name)];
        Sheet = sheet ?? sheets.Find(s => s.Filled).Name ?? throw new TableException("table.empty");
        if (!Sheets.Contains(Sheet)) throw new TableException("table.no_sheet", ("sheet", Sheet));
    }

    public override TableFormat Format => TableFormat.Xls;

    public override IReadOnlyList<string> Sheets { get; }

    public override string? Sheet { get; }

    public override RowCursor Start()
    {
        var book = OpenBook();
        while (book.Name != Sheet && book.NextResult()) { }
        return new Cursor(book, limits);
    }

    public override long EstimateRows(IReadOnlyList<RawRow> head, bool complete)
    {
        if (complete) return head.Count;
        using var book = OpenBook();
        while (book.Name != Sheet && book.NextResult()) { }
        return book.RowCount;
    }

    public override void Dispose() { }

    private IExcelDataReader OpenBook()
    {
        file.Position = 0;
        try
        {
            return ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (InvalidPasswordException)
        {
            throw new TableException("table.encrypted");
        }
        catch (Exception error) when (error is ExcelReaderException or NotSupportedException)
        {
            // password-protected xlsx files and Word documents have the same first bytes
            throw new TableException("table.unsupported");
        }
    }

    private sealed class Cursor(IExcelDataReader book, TableLimits limits) : RowCursor
    {
        private long number;

        public override bool Read(RawRow row)
        {
            if (!book.Read()) return false;
            row.Start(++number);
            for (var i = 0; i < book.FieldCount; i++)
            {
                var cell = Canonical(book.GetValue(i));
                if (cell.Length > limits.CellLength) throw new TableException("table.cell_too_long", ("row", number), ("limit", limits.CellLength));
                row.Put(i, cell, limits);
            }

            return true;
        }

        public override void Dispose() => book.Dispose();

        private static string Canonical(object? value) => value switch
        {
            null => "",
            string text => text.Replace("\0", "", StringComparison.Ordinal),
            bool yes => yes ? "true" : "false",
            DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            double number => XlsxStyles.NumberText(number),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }
}
