namespace Guanxi.Platform.Pdf.Charts;

/// <summary>Upright bars, those of several series side by side.</summary>
internal static class ColumnBars
{
    private const double Widest = 34;

    public static bool Suits(ChartData data, ChartSpace space)
    {
        var slot = (space.Width - 40) / data.Labels.Count;
        return slot / data.Series.Count >= 3.4 && LabelAxis.Suits(data.Labels, slot, space.Ink);
    }

    public static PdfBlock Of(ChartData data, ChartSpace space)
    {
        var plot = new AxisPlot(data, space, data.Values);
        var bar = Math.Min(Widest, plot.Slot * (plot.Slot > 12 ? 0.68 : 0.8) / data.Series.Count);
        var withFigures = data.Series.Count == 1
            && data.Values.All(v => space.Ink.Width(space.Numbers.Short(v, data.Format), ChartSpace.Figure) <= plot.Slot - 2);
        return new(plot.Height, (canvas, x, y) =>
        {
            plot.DrawGrid(canvas, x, y);
            for (var s = 0; s < data.Series.Count; s++)
            {
                for (var i = 0; i < data.Labels.Count; i++)
                {
                    if (data.Series[s].Values[i] is not { } value) continue;
                    var left = plot.Across(x, i) - (data.Series.Count * bar / 2) + (s * bar);
                    var (top, zero) = (plot.Down(y, (double)value), plot.Down(y, 0));
                    canvas.Rectangle(left, Math.Min(top, zero), bar > 6 ? bar - 1 : bar * 0.9, Math.Abs(top - zero), data.Series[s].Color);
                    if (withFigures) plot.DrawFigure(canvas, space.Numbers.Short(value, data.Format), plot.Across(x, i), value < 0 ? top + 8.5 : top - 3);
                }
            }
        });
    }
}
