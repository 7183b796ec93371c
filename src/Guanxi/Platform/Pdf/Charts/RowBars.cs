namespace Guanxi.Platform.Pdf.Charts;

/// <summary>Lying bars, for many or long names: names left, figures at the end of each bar.</summary>
internal static class RowBars
{
    private const int MostRows = 30;
    private const double Gap = 8;

    /// <summary>How many labels fit onto a page.</summary>
    public static int Most(int series, ChartSpace space) => Math.Clamp((int)((space.Room - 40) / RowOf(series)), 1, MostRows);

    public static PdfBlock Of(ChartData data, ChartSpace space)
    {
        var row = RowOf(data.Series.Count);
        var legend = data.Series.Count > 1 ? Legend.HeightOf(data, space) : 0;
        var names = data.Labels.Select(l => space.Ink.Fit(l, ChartSpace.Name, space.Width * 0.34)).ToList();
        var left = names.Max(n => space.Ink.Width(n, ChartSpace.Name)) + Gap;
        var figure = data.Values.Max(v => space.Ink.Width(space.Numbers.Short(v, data.Format), ChartSpace.Figure)) + 6;
        var hasNegative = data.Values.Any(v => v < 0);
        var lane = new Lane(data, space, left + (hasNegative ? figure : 0), space.Width - figure);
        return new(legend + (data.Labels.Count * row) + 2, (canvas, x, y) =>
        {
            if (legend > 0) Legend.Draw(canvas, x, y, data, space);
            for (var i = 0; i < data.Labels.Count; i++)
            {
                var top = y + legend + (i * row);
                canvas.Text(names[i], x + left - Gap, top + (row / 2) + 2.8, ChartSpace.Name, PdfAlign.Right);
                lane.Draw(canvas, x, top, row, i);
            }
            canvas.Line(x + lane.Zero, y + legend, x + lane.Zero, y + legend + (data.Labels.Count * row), PdfPalette.Line, 0.7);
        });
    }

    private static double RowOf(int series) => series == 1 ? 16.5 : (series * 9) + 7;

    /// <summary>The part of the rows where the bars are, from left to right in points.</summary>
    private sealed class Lane(ChartData data, ChartSpace space, double left, double right)
    {
        private readonly double low = Math.Min(0, (double)data.Values.OfType<decimal>().Append(0).Min());
        private readonly double high = Math.Max(0, (double)data.Values.OfType<decimal>().Append(0).Max());

        public double Zero => At(0);

        public void Draw(PdfCanvas canvas, double x, double top, double row, int label)
        {
            var bar = data.Series.Count == 1 ? row - 6 : 8;
            top += (row - (data.Series.Count * (bar + 1)) + 1) / 2;
            foreach (var series in data.Series)
            {
                if (series.Values[label] is { } value)
                {
                    var end = At((double)value);
                    canvas.Rectangle(x + Math.Min(end, Zero), top, Math.Abs(end - Zero), bar, series.Color);
                    canvas.Text(space.Numbers.Short(value, data.Format), x + end + (value < 0 ? -4 : 4), top + (bar / 2) + 2.7, ChartSpace.Figure, value < 0 ? PdfAlign.Right : PdfAlign.Left);
                }
                top += bar + 1;
            }
        }

        private double At(double value) => high == low ? left : left + ((value - low) / (high - low) * (right - left));
    }
}
