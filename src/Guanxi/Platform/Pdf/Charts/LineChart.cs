namespace Guanxi.Platform.Pdf.Charts;

/// <summary>Lines over labels in their order; a missing value interrupts its line. Lines differ by colour and from the fifth on by dashes, too.</summary>
internal static class LineChart
{
    private const int MostDots = 40;

    public static PdfBlock Of(ChartData data, ChartSpace space)
    {
        var plot = new AxisPlot(data, space, data.Values);
        return new(plot.Height, (canvas, x, y) =>
        {
            plot.DrawGrid(canvas, x, y);
            for (var s = data.Series.Count - 1; s >= 0; s--) DrawLine(canvas, plot, data, s, x, y);
            if (data.Series.Count == 1) DrawFigures(canvas, plot, data, space, x, y);
        });
    }

    private static void DrawLine(PdfCanvas canvas, AxisPlot plot, ChartData data, int index, double x, double y)
    {
        var series = data.Series[index];
        var run = new List<(double X, double Y)>();
        for (var i = 0; i <= data.Labels.Count; i++)
        {
            if (i < data.Labels.Count && series.Values[i] is { } value)
            {
                run.Add((plot.Across(x, i), plot.Down(y, (double)value)));
                continue;
            }
            canvas.Path(run, series.Color, 1.6, index >= 4 ? 3 : 0);
            if (run.Count == 1 || data.Labels.Count <= MostDots) foreach (var point in run) Dot(canvas, point, series.Color);
            run.Clear();
        }
    }

    /// <summary>Written beside the points where there is room for all.</summary>
    private static void DrawFigures(PdfCanvas canvas, AxisPlot plot, ChartData data, ChartSpace space, double x, double y)
    {
        if (!data.Values.All(v => space.Ink.Width(space.Numbers.Short(v, data.Format), ChartSpace.Figure) <= plot.Slot - 4)) return;
        var values = data.Series[0].Values;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value) continue;
            // in a dip the lines to both sides are above the point
            var isDip = i > 0 && i + 1 < values.Count && values[i - 1] > value && values[i + 1] > value;
            canvas.Text(space.Numbers.Short(value, data.Format), plot.Across(x, i), plot.Down(y, (double)value) + (isDip ? 11 : -6), ChartSpace.Figure, PdfAlign.Centre);
        }
    }

    private static void Dot(PdfCanvas canvas, (double X, double Y) at, PdfColor color)
    {
        canvas.Disc(at.X, at.Y, 3, PdfPalette.Paper);
        canvas.Disc(at.X, at.Y, 2.2, color);
    }
}
