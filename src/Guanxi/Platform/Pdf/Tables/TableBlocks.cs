using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Pdf.Tables;

/// <summary>Draws a table over as many pages as it needs: the heading on each, rows whole, hairlines between them.</summary>
internal sealed class TableBlocks
{
    private const double Line = 11;
    private const double Padding = 3.5;
    private const double BetweenBands = 14;
    private const int MostLines = 3;

    private static readonly PdfStyle Cell = new(8, PdfPalette.Text);
    private static readonly PdfStyle Label = new(7.5, PdfPalette.Text2, IsBold: true);
    private static readonly PdfStyle Total = Cell with { IsBold = true };

    private readonly PdfTable table;
    private readonly PdfInk ink;
    private readonly PdfNumbers numbers;
    private readonly string language;
    private readonly double width;
    private readonly IReadOnlyList<IReadOnlyList<TableColumn>> bands;

    public TableBlocks(PdfTable table, PdfInk ink, PdfNumbers numbers, string language, double width)
    {
        (this.table, this.ink, this.numbers, this.language, this.width) = (table, ink, numbers, language, width);
        bands = TableColumns.Of(table, ink, numbers, Cell, Total, width);
    }

    /// <summary>The heading and the first rows, which stay together.</summary>
    public const double LeastHeight = 64;

    public void Draw(PdfPages pages)
    {
        foreach (var (band, i) in bands.Select((band, i) => (band, i)))
        {
            if (i > 0) pages.Y += BetweenBands;
            pages.Need(LeastHeight);
            DrawBand(pages, band);
        }
    }

    private void DrawBand(PdfPages pages, IReadOnlyList<TableColumn> columns)
    {
        var heading = Heading(columns);
        pages.Put(heading);
        if (table.Rows.Count == 0) pages.Put(Empty());
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = Row(columns, table.Rows[i], Cell);
            // the total goes with the row above it: alone on a page it would say nothing
            var isLast = i == table.Rows.Count - 1 && table.Totals is not null;
            if (pages.Need(row.Height + (isLast ? Line + (2 * Padding) : 0))) pages.Put(heading);
            pages.Put(row);
        }
        if (table.Totals is not { } totals) return;
        var total = Row(columns, totals, Total);
        if (pages.Need(total.Height)) pages.Put(heading);
        pages.Page.Line(PdfPages.Left, pages.Y, PdfPages.Left + width, pages.Y, PdfPalette.Text2, 0.8);
        pages.Put(total);
    }

    private PdfBlock Heading(IReadOnlyList<TableColumn> columns)
    {
        var lines = columns.Select(c => ink.Wrap(c.Column.Label, Label, c.Width - (2 * TableColumns.Padding), 2)).ToList();
        var height = (lines.Max(l => Math.Max(1, l.Count)) * 10) + 8;
        return new(height, (canvas, x, y) =>
        {
            canvas.Rectangle(x, y, columns.Sum(c => c.Width), height, PdfPalette.Ground);
            foreach (var (column, label) in columns.Zip(lines))
            {
                for (var i = 0; i < label.Count; i++) Place(canvas, label[i], column, x, y + height - 5.5 - ((label.Count - 1 - i) * 10), Label);
                x += column.Width;
            }
            canvas.Line(x - columns.Sum(c => c.Width), y + height, x, y + height, PdfPalette.Line);
        });
    }

    private PdfBlock Row(IReadOnlyList<TableColumn> columns, IReadOnlyList<PdfCell> row, PdfStyle style)
    {
        var lines = columns.Select(c => LinesOf(c, row, style)).ToList();
        var height = (lines.Max(l => Math.Max(1, l.Count)) * Line) + (2 * Padding);
        return new(height, (canvas, x, y) =>
        {
            var left = x;
            foreach (var (column, cell) in columns.Zip(lines))
            {
                for (var i = 0; i < cell.Count; i++) Place(canvas, cell[i], column, x, y + Padding + 8 + (i * Line), cell[i] == PdfNumbers.None ? style.In(PdfPalette.Text3) : style);
                x += column.Width;
            }
            canvas.Line(left, y + height, x, y + height, PdfPalette.Hairline, 0.4);
        });
    }

    private IReadOnlyList<string> LinesOf(TableColumn column, IReadOnlyList<PdfCell> row, PdfStyle style)
    {
        var text = column.Text(row, numbers);
        var room = column.Width - (2 * TableColumns.Padding) + 0.01;
        return text.Length == 0 ? []
            : column.Column.Format.Unit == PdfUnit.Text ? ink.Wrap(text.Length > 600 ? text[..600] : text, style, room, MostLines)
            : [ink.Fit(text, style, room)];
    }

    private static void Place(PdfCanvas canvas, string text, TableColumn column, double x, double y, PdfStyle style)
    {
        var at = column.Align switch
        {
            PdfAlign.Left => x + TableColumns.Padding,
            PdfAlign.Right => x + column.Width - TableColumns.Padding,
            _ => x + (column.Width / 2),
        };
        canvas.Text(text, at, y, style, column.Align);
    }

    private PdfBlock Empty() => new(34, (canvas, x, y) => canvas.Text(Text.Of(language, "pdf.no_data"), x + (width / 2), y + 21, Cell.In(PdfPalette.Text3), PdfAlign.Centre));
}
