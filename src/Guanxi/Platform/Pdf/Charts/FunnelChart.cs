namespace Guanxi.Platform.Pdf.Charts;

/// <summary>Stages one below the other, each as wide as its figure, with its share of the first stage and of the one before it.</summary>
internal static class FunnelChart
{
    private const double Row = 30;
    private const double Head = 16;
    private const double Column = 66;

    private static readonly PdfStyle Small = ChartSpace.Label.In(PdfPalette.Text3);
    private static readonly PdfStyle Value = ChartSpace.Name with { IsBold = true };

    /// <summary>A funnel of zeros is none.</summary>
    public static bool Has(PdfChart chart) => chart.Series.Take(1).Any(s => s.Values.Take(chart.Labels.Count).Any(v => v > 0));

    public static PdfBlock Of(ChartData data, ChartSpace space)
    {
        var names = data.Labels.Select(l => space.Ink.Wrap(l.Length > 120 ? l[..120] : l, ChartSpace.Name, space.Width * 0.24, 2)).ToList();
        var left = names.SelectMany(n => n).Append("").Max(n => space.Ink.Width(n, ChartSpace.Name)) + 12;
        var right = space.Width - (3 * Column);
        return new(Head + (data.Labels.Count * Row) + 4, (canvas, x, y) =>
        {
            foreach (var (key, i) in ((string, int)[])[("pdf.of_first", 2), ("pdf.of_before", 3)])
                canvas.Text(space.Say(key), x + right + (i * Column), y + 8, Small, PdfAlign.Right);
            for (var i = 0; i < data.Labels.Count; i++)
            {
                var top = y + Head + (i * Row);
                for (var line = 0; line < names[i].Count; line++)
                    canvas.Text(names[i][line], x, top + (Row / 2) + 2 - ((names[i].Count - 1) * 5) + (line * 10), ChartSpace.Name);
                DrawStage(canvas, data, i, x + left, x + right, top);
                DrawFigures(canvas, data, space, i, x + right, top + (Row / 2) + 2);
                canvas.Line(x, top + Row - 1, x + space.Width, top + Row - 1, PdfPalette.Hairline, 0.4);
            }
        });
    }

    private static void DrawStage(PdfCanvas canvas, ChartData data, int stage, double left, double right, double top)
    {
        var most = data.Values.Max(Size);
        var next = stage + 1 < data.Labels.Count ? stage + 1 : stage;
        var half = Half(data.Series[0].Values[stage]);
        var below = Math.Min(half, Half(data.Series[0].Values[next]));
        var middle = (left + right) / 2;
        var color = PdfPalette.Accent.Towards(PdfPalette.Low, 0.62 * stage / Math.Max(1, data.Labels.Count - 1));
        canvas.Polygon([(middle - half, top + 2), (middle + half, top + 2), (middle + ((half + below) / 2), top + Row - 4), (middle - ((half + below) / 2), top + Row - 4)], color);

        double Half(decimal? value) => Math.Max(1, Size(value) / most * (right - left) / 2);
    }

    private static void DrawFigures(PdfCanvas canvas, ChartData data, ChartSpace space, int stage, double x, double y)
    {
        var values = data.Series[0].Values;
        canvas.Text(space.Numbers.Short(values[stage], data.Format), x + Column, y, Value, PdfAlign.Right);
        if (stage == 0) return;
        foreach (var (of, i) in ((decimal?, int)[])[(values[0], 2), (values[stage - 1], 3)])
        {
            // a stage that grew a hundredfold is no conversion
            var share = of > 0 && values[stage] is >= 0 and { } value && (double)value / (double)of is <= 100 and var part ? space.Numbers.Full((decimal)part, PdfFormat.Rate) : PdfNumbers.None;
            canvas.Text(share, x + (i * Column), y, ChartSpace.Name.In(PdfPalette.Text2), PdfAlign.Right);
        }
    }

    private static double Size(decimal? value) => Math.Max(0, (double)(value ?? 0));
}
