namespace Guanxi.Platform.Pdf.Charts;

/// <summary>How one level became another: each bar begins where the one before ended. Up and down differ by sign and colour.</summary>
internal static class WaterfallChart
{
    public static PdfBlock Of(ChartData data, ChartSpace space)
    {
        var steps = Steps(data);
        var plot = new AxisPlot(data, space, steps.SelectMany(s => (decimal?[])[(decimal)s.From, (decimal)s.To]));
        var bar = Math.Min(38, plot.Slot * 0.66);
        return new(plot.Height, (canvas, x, y) =>
        {
            plot.DrawGrid(canvas, x, y);
            for (var i = 0; i < steps.Count; i++)
            {
                var (from, to) = (plot.Down(y, steps[i].From), plot.Down(y, steps[i].To));
                var middle = plot.Across(x, i);
                if (i + 1 < steps.Count) canvas.Line(middle + (bar / 2), to, plot.Across(x, i + 1) - (bar / 2), to, PdfPalette.Line, 0.6);
                if (steps[i].Value is null) continue;
                canvas.Rectangle(middle - (bar / 2), Math.Min(from, to), bar, Math.Max(0.8, Math.Abs(from - to)), Color(steps[i]));
                var figure = (!steps[i].IsLevel && steps[i].Value > 0 ? "+" : "") + space.Numbers.Short(steps[i].Value, data.Format);
                if (space.Ink.Width(figure, ChartSpace.Figure) <= plot.Slot - 3) plot.DrawFigure(canvas, figure, middle, Math.Min(from, to) - 3);
            }
        });
    }

    private static PdfColor Color(Step step) => step.IsLevel ? PdfPalette.Text3 : step.Value < 0 ? PdfPalette.Series[1] : PdfPalette.Series[0];

    private static List<Step> Steps(ChartData data)
    {
        const double most = 7e28; // more a decimal cannot hold
        var (steps, level) = (new List<Step>(), 0.0);
        for (var i = 0; i < data.Labels.Count; i++)
        {
            var value = data.Series[0].Values[i];
            var isLevel = data.Levels.Contains(i) && value is not null;
            var from = isLevel ? 0 : level;
            level = Math.Clamp(isLevel ? (double)value! : level + (double)(value ?? 0), -most, most);
            steps.Add(new Step(value, from, level, isLevel));
        }
        return steps;
    }

    private sealed record Step(decimal? Value, double From, double To, bool IsLevel);
}
