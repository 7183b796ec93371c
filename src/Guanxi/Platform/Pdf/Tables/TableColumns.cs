namespace Guanxi.Platform.Pdf.Tables;

/// <summary>A column as it is drawn: how figures are written in it and how wide it is, in points, with its padding.</summary>
internal sealed record TableColumn(PdfColumn Column, int Index, bool WithCents, double Natural, double Least)
{
    public double Width { get; init; }

    public PdfAlign Align => Column.Align ?? (Column.Format.Unit == PdfUnit.Text ? PdfAlign.Left : PdfAlign.Right);

    public string Text(IReadOnlyList<PdfCell> row, PdfNumbers numbers)
    {
        if (Index >= row.Count) return "";
        var cell = row[Index];
        return cell.Text ?? (cell.Number is null && Column.Format.Unit == PdfUnit.Text ? "" : numbers.Full(cell.Number, Column.Format, WithCents));
    }
}

/// <summary>
/// Shares the width of a page among columns. Each wants what its longest cell needs; texts give way first and are wrapped, figures
/// never. Columns that still do not fit go into further tables below, each beginning with the first column again.
/// </summary>
internal static class TableColumns
{
    public const double Padding = 5;

    private const double WidestText = 260;
    private const double LeastText = 62;
    private const double LeastFirst = 110;
    private const double WidestLabel = 84;

    public static IReadOnlyList<IReadOnlyList<TableColumn>> Of(PdfTable table, PdfInk ink, PdfNumbers numbers, PdfStyle cells, PdfStyle labels, double width)
    {
        var columns = table.Columns.Select((column, i) => Measure(table, column, i, ink, numbers, cells, labels, width)).ToList();
        return [.. Bands(columns, width).Select(band => Fit(band, width))];
    }

    private static TableColumn Measure(PdfTable table, PdfColumn column, int index, PdfInk ink, PdfNumbers numbers, PdfStyle cells, PdfStyle labels, double width)
    {
        var all = table.Totals is { } totals ? table.Rows.Append(totals) : table.Rows;
        var measured = new TableColumn(column, index, PdfNumbers.HasCents(all.Select(row => index < row.Count ? row[index].Number : null), column.Format), 0, 0);
        var widest = table.Rows.Select(row => ink.Width(Beginning(measured.Text(row, numbers)), cells)).DefaultIfEmpty().Max();
        if (table.Totals is { } total) widest = Math.Max(widest, ink.Width(Beginning(measured.Text(total, numbers)), labels));
        var label = ink.Width(Beginning(column.Label), labels);
        var isText = column.Format.Unit == PdfUnit.Text;
        var natural = Math.Max(isText ? Math.Min(widest, WidestText) : Math.Min(widest, width / 2), Math.Min(label, WidestLabel)) + (2 * Padding);
        return measured with { Natural = natural, Least = isText ? Math.Min(natural, index == 0 ? LeastFirst : LeastText) : natural };
    }

    /// <summary>Longer texts are wider than any column anyway.</summary>
    private static string Beginning(string text) => text.Length > 120 ? text[..120] : text;

    private static List<List<TableColumn>> Bands(List<TableColumn> columns, double width)
    {
        var bands = new List<List<TableColumn>>();
        var used = 0.0;
        foreach (var column in columns)
        {
            if (bands.Count == 0 || (used + column.Least > width && bands[^1].Count > 1))
            {
                bands.Add(bands.Count == 0 ? [] : [columns[0]]);
                used = bands[^1].Sum(c => c.Least);
            }
            bands[^1].Add(column);
            used += column.Least;
        }
        return bands;
    }

    private static IReadOnlyList<TableColumn> Fit(List<TableColumn> band, double width)
    {
        var spare = width - band.Sum(c => c.Natural);
        if (spare >= 0)
        {
            var whole = band.Sum(c => c.Natural + 30);
            return [.. band.Select(c => c with { Width = c.Natural + (spare * (c.Natural + 30) / whole) })];
        }
        var cap = Cap(band, width);
        var fitted = band.Select(c => c with { Width = Math.Min(c.Natural, Math.Max(c.Least, cap)) }).ToList();
        var factor = Math.Min(1, width / fitted.Sum(c => c.Width));
        return [.. fitted.Select(c => c with { Width = c.Width * factor })];
    }

    /// <summary>The widest that texts may be so that all fit; found by halving.</summary>
    private static double Cap(List<TableColumn> band, double width)
    {
        var (low, high) = (0.0, WidestText + (2 * Padding));
        for (var i = 0; i < 24; i++)
        {
            var middle = (low + high) / 2;
            if (band.Sum(c => Math.Min(c.Natural, Math.Max(c.Least, middle))) <= width) low = middle;
            else high = middle;
        }
        return low;
    }
}
