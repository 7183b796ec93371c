namespace Guanxi.Platform.Pdf.Charts;

/// <summary>
/// A series per row and a label per column, each cell the darker the more it holds. What is wider or higher than a page goes into
/// further tables with the same scale of colours.
/// </summary>
internal static class CohortTable
{
    private const double Row = 16;
    private const double Head = 15;
    private const double Narrowest = 27;
    private const double Widest = 46;
    private const int MostSeries = 200;
    private const int MostLabels = 120;

    public static IReadOnlyList<PdfBlock> Of(PdfChart chart, ChartSpace space)
    {
        var data = ChartData.Of(chart, MostLabels, MostSeries);
        if (data.IsEmpty) return [ChartBlocks.Note(space.Say("pdf.left_out", chart.Labels.Count))];
        var names = Math.Min(space.Width * 0.26, data.Series.Max(s => space.Ink.Width(s.Name.Length > 120 ? s.Name[..120] : s.Name, ChartSpace.Label))) + 10;
        var across = Math.Max(1, (int)((space.Width - names) / Narrowest));
        var cell = Math.Min(Widest, (space.Width - names) / Math.Min(across, data.Labels.Count));
        var least = Math.Max(1, (int)((space.Room - Head) / Row));
        List<PdfBlock> blocks = [];
        foreach (var labels in Enumerable.Range(0, data.Labels.Count).Chunk(across))
            foreach (var rows in data.Series.Chunk(least)) blocks.Add(Part(data, rows, labels, names, cell, space));
        var left = data.LeftOut + Math.Max(0, chart.Series.Count - MostSeries);
        return left == 0 ? blocks : [.. blocks, ChartBlocks.Note(space.Say("pdf.left_out", left))];
    }

    private static PdfBlock Part(ChartData data, ChartSeries[] rows, int[] labels, double names, double cell, ChartSpace space)
    {
        var most = Math.Max(0, (double)data.Values.OfType<decimal>().Max());
        var height = Head + (rows.Length * Row) + 8;
        return new(height, (canvas, x, y) =>
        {
            for (var i = 0; i < labels.Length; i++)
                canvas.Text(space.Ink.Fit(data.Labels[labels[i]], ChartSpace.Label, cell - 3), x + names + ((i + 0.5) * cell), y + 9, ChartSpace.Label.In(PdfPalette.Text3), PdfAlign.Centre);
            for (var r = 0; r < rows.Length; r++)
            {
                var top = y + Head + (r * Row);
                canvas.Text(space.Ink.Fit(rows[r].Name, ChartSpace.Label, names - 8), x, top + 10.5, ChartSpace.Label);
                for (var i = 0; i < labels.Length; i++)
                    if (rows[r].Values[labels[i]] is { } value) DrawCell(canvas, value, x + names + (i * cell), top, cell);
            }
        });

        void DrawCell(PdfCanvas canvas, decimal value, double left, double top, double width)
        {
            var color = PdfPalette.Low.Towards(PdfPalette.Accent, most > 0 ? (double)value / most : 0);
            canvas.Rectangle(left + 0.6, top + 0.6, width - 1.2, Row - 1.2, color);
            var figure = space.Numbers.Short(value, data.Format, data.Format.Unit == PdfUnit.Rate && width < 34 ? 0 : 1);
            var style = ChartSpace.Label.In(color.Ink());
            canvas.Text(space.Ink.Fit(figure, style, width - 2), left + (width / 2), top + 10.5, style, PdfAlign.Centre);
        }
    }
}
