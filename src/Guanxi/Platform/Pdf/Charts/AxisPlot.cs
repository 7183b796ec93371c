namespace Guanxi.Platform.Pdf.Charts;

/// <summary>
/// The surface of a picture with values upwards and labels below: grid lines at round values, a place of equal width for each label.
/// Lengths are in points.
/// </summary>
internal sealed class AxisPlot
{
    private const double AboveHighest = 12;
    private const double BelowLowest = 10;

    private readonly ChartData data;
    private readonly ChartSpace space;
    private readonly AxisScale scale;
    private readonly LabelAxis labels;
    private readonly double axis;
    private readonly double legend;

    public AxisPlot(ChartData data, ChartSpace space, IEnumerable<decimal?> values, double height = 170)
    {
        (this.data, this.space) = (data, space);
        scale = AxisScale.Of(values, data.Format);
        axis = scale.Ticks.Max(t => space.Ink.Width(AxisScale.Mark(t, space, data.Format), ChartSpace.Label)) + 7;
        Slot = (space.Width - axis) / data.Labels.Count;
        labels = new LabelAxis(data.Labels, Slot, space.Ink);
        legend = data.Series.Count > 1 ? Legend.HeightOf(data, space) : 0;
        Height = height + legend;
    }

    public double Height { get; }

    /// <summary>How wide the place of a label is.</summary>
    public double Slot { get; }

    private double Top => legend + AboveHighest;

    private double Bottom => Height - labels.Height - (scale.Low < 0 ? BelowLowest : 0);

    /// <summary>The middle of a label's place.</summary>
    public double Across(double x, int label) => x + axis + ((label + 0.5) * Slot);

    public double Down(double y, double value) => y + Bottom - (scale.Share(value) * (Bottom - Top));

    /// <summary>Grid and marks, to be drawn first.</summary>
    public void DrawGrid(PdfCanvas canvas, double x, double y)
    {
        if (legend > 0) Legend.Draw(canvas, x, y, data, space);
        foreach (var tick in scale.Ticks)
        {
            var at = Down(y, tick);
            var isZero = Math.Abs(tick) < scale.Step / 1000;
            canvas.Line(x + axis, at, x + space.Width, at, isZero ? PdfPalette.Line : PdfPalette.Hairline, isZero ? 0.7 : 0.4);
            canvas.Text(AxisScale.Mark(isZero ? 0 : tick, space, data.Format), x + axis - 5, at + 2.6, ChartSpace.Label.In(PdfPalette.Text3), PdfAlign.Right);
        }
        labels.Draw(canvas, x + axis, y + Height - labels.Height);
    }

    /// <summary>A figure at its bar, kept clear of grid lines.</summary>
    public void DrawFigure(PdfCanvas canvas, string figure, double middle, double y)
    {
        var width = space.Ink.Width(figure, ChartSpace.Figure);
        canvas.Rectangle(middle - (width / 2) - 1.5, y - 6.5, width + 3, 8, PdfPalette.Paper);
        canvas.Text(figure, middle, y, ChartSpace.Figure, PdfAlign.Centre);
    }
}
