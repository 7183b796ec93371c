namespace Guanxi.Platform.Pdf.Charts;

/// <summary>
/// Parts of a whole as a ring from the largest on, named and counted beside it, the whole in its middle. What is below the seventh
/// is put together; negative values, which are no part of anything, are left out and said so.
/// </summary>
internal static class PieChart
{
    private const int MostSlices = 8;
    private const double Radius = 72;
    private const double Row = 17;

    private static readonly PdfStyle Whole = new(11, PdfPalette.Text, IsBold: true);

    /// <summary>Null when nothing is positive.</summary>
    public static PdfBlock? Of(ChartData data, ChartSpace space)
    {
        var slices = Slices(data, space);
        if (slices.Count == 0) return null;
        var negative = data.Values.Count(v => v < 0);
        var height = (2 * Radius) + 12 + (negative > 0 ? 14 : 0);
        return new(height, (canvas, x, y) =>
        {
            DrawRing(canvas, x + Radius + 14, y + Radius + 4, slices, data, space);
            DrawLegend(canvas, x + (2 * Radius) + 54, y + Radius + 4 - (slices.Count * Row / 2), slices, data, space);
            if (negative > 0) canvas.Text(space.Say("pdf.negative_left_out", negative), x, y + height - 3, ChartSpace.Label.In(PdfPalette.Text3));
        });
    }

    private static void DrawRing(PdfCanvas canvas, double x, double y, List<Slice> slices, ChartData data, ChartSpace space)
    {
        var at = 0.0;
        foreach (var slice in slices)
        {
            canvas.Ring(x, y, Radius * 0.6, Radius, at, at + slice.Share, slice.Color);
            at += slice.Share;
        }
        at = 0;
        foreach (var slice in slices.Count > 1 ? slices : [])
        {
            if (slice.Share > 0.004) canvas.Path([PdfCanvas.Around(x, y, (Radius * 0.6) - 1, at), PdfCanvas.Around(x, y, Radius + 1, at)], PdfPalette.Paper, 1.2);
            at += slice.Share;
        }
        if (data.Format.Unit is PdfUnit.Rate or PdfUnit.Days) return; // those do not add up
        canvas.Text(space.Numbers.Short(Sum(data.Values.Where(v => v > 0)), data.Format), x, y + 2, Whole, PdfAlign.Centre);
        canvas.Text(space.Say("pdf.total"), x, y + 13, ChartSpace.Label.In(PdfPalette.Text3), PdfAlign.Centre);
    }

    private static void DrawLegend(PdfCanvas canvas, double x, double y, List<Slice> slices, ChartData data, ChartSpace space)
    {
        var room = Math.Min(260, space.Width - (2 * Radius) - 54 - 110);
        var names = slices.Select(s => space.Ink.Fit(s.Name, ChartSpace.Name, room)).ToList();
        var figures = x + 13 + Math.Max(60, names.Max(n => space.Ink.Width(n, ChartSpace.Name))) + 62;
        for (var i = 0; i < slices.Count; i++, y += Row)
        {
            canvas.Rectangle(x, y + 4.5, 7, 7, slices[i].Color);
            canvas.Text(names[i], x + 13, y + 11, ChartSpace.Name);
            canvas.Text(space.Numbers.Short(slices[i].Value, data.Format), figures, y + 11, ChartSpace.Name with { IsBold = true }, PdfAlign.Right);
            canvas.Text(space.Numbers.Full((decimal)slices[i].Share, PdfFormat.Rate), figures + 40, y + 11, ChartSpace.Name.In(PdfPalette.Text2), PdfAlign.Right);
        }
    }

    private static List<Slice> Slices(ChartData data, ChartSpace space)
    {
        var parts = data.Labels.Zip(data.Series[0].Values, (name, value) => (Name: name, Value: value ?? 0)).Where(p => p.Value > 0).OrderByDescending(p => p.Value).ToList();
        var named = parts.Count > MostSlices ? MostSlices - 1 : parts.Count;
        var whole = parts.Sum(p => (double)p.Value);
        var slices = parts.Take(named).Select((p, i) => new Slice(p.Name, p.Value, (double)p.Value / whole, PdfPalette.Series[i])).ToList();
        if (named == parts.Count) return slices;
        var rest = parts.Skip(named).ToList();
        slices.Add(new Slice(space.Say("pdf.others", rest.Count), Sum(rest.Select(p => (decimal?)p.Value)), rest.Sum(p => (double)p.Value) / whole, PdfPalette.Rest));
        return slices;
    }

    /// <summary>Not more than a decimal holds.</summary>
    private static decimal Sum(IEnumerable<decimal?> values) => (decimal)Math.Min(7e28, values.Sum(v => (double)(v ?? 0))) is var rough && rough > 1e15m ? rough : values.Sum() ?? 0;

    private sealed record Slice(string Name, decimal Value, double Share, PdfColor Color);
}
