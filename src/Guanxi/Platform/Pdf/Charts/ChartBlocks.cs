namespace Guanxi.Platform.Pdf.Charts;

/// <summary>Draws figures by their kind. What there is too much of to be read is left out, and the reader is told how much.</summary>
internal static class ChartBlocks
{
    private const int MostSeries = 8;
    private const int MostPoints = 2_000;
    private const int MostColumns = 120;
    private const int MostSteps = 20;
    private const int MostStages = 12;

    /// <summary>The picture, in several blocks where it is higher than a page. No figure, however odd, is drawn outside of its block.</summary>
    public static IReadOnlyList<PdfBlock> Of(PdfChart chart, ChartSpace space) => [.. Pictures(chart, space).Select(block => block with
    {
        Draw = (canvas, x, y) => canvas.Within(x - 8, y, space.Width + 16, block.Height, () => block.Draw(canvas, x, y)),
    })];

    private static IReadOnlyList<PdfBlock> Pictures(PdfChart chart, ChartSpace space)
    {
        if (chart.Series.All(s => s.Values.Take(chart.Labels.Count).All(v => v is null))) return [Empty(space)];
        return chart.Kind switch
        {
            PdfChartKind.Bar => Bars(chart, space),
            PdfChartKind.Line => Told(ChartData.Of(chart, MostPoints, MostSeries), space, LineChart.Of, chart.Series.Count - MostSeries),
            PdfChartKind.Pie => PieChart.Of(ChartData.Of(chart, int.MaxValue, 1), space) is { } pie ? [pie] : [Empty(space)],
            PdfChartKind.Funnel => FunnelChart.Has(chart) ? Told(ChartData.Of(chart, MostStages, 1), space, FunnelChart.Of) : [Empty(space)],
            PdfChartKind.Waterfall => Told(ChartData.Of(chart, MostSteps, 1), space, WaterfallChart.Of),
            PdfChartKind.Flow => FlowChart.Of(chart, space) is { Count: > 0 } flow ? flow : [Empty(space)],
            _ => CohortTable.Of(chart, space),
        };
    }

    /// <summary>Upright where the names have room below them, or are periods; lying else.</summary>
    private static IReadOnlyList<PdfBlock> Bars(PdfChart chart, ChartSpace space)
    {
        var upright = ChartData.Of(chart, MostColumns, MostSeries);
        if (ColumnBars.Suits(upright, space)) return Told(upright, space, ColumnBars.Of, chart.Series.Count - MostSeries);
        var lying = ChartData.Of(chart, RowBars.Most(Math.Min(chart.Series.Count, MostSeries), space), MostSeries);
        return Told(lying, space, RowBars.Of, chart.Series.Count - MostSeries);
    }

    private static IReadOnlyList<PdfBlock> Told(ChartData data, ChartSpace space, Func<ChartData, ChartSpace, PdfBlock> draw, int seriesLeftOut = 0)
    {
        var left = data.LeftOut + Math.Max(0, seriesLeftOut);
        PdfBlock picture = data.IsEmpty ? Empty(space) : draw(data, space);
        return left == 0 ? [picture] : [picture, Note(space.Say("pdf.left_out", left))];
    }

    public static PdfBlock Note(string text) => new(14, (canvas, x, y) => canvas.Text(text, x, y + 10, new PdfStyle(7.5, PdfPalette.Text3)));

    private static PdfBlock Empty(ChartSpace space) => new(76, (canvas, x, y) =>
    {
        canvas.Rectangle(x, y, space.Width, 76, PdfPalette.Ground);
        canvas.Text(space.Say("pdf.no_data"), x + (space.Width / 2), y + 41, new PdfStyle(9, PdfPalette.Text3), PdfAlign.Centre);
    });
}
