namespace Guanxi.Platform.Pdf.Charts;

/// <summary>Which colour is which series, in rows above a picture.</summary>
internal static class Legend
{
    private const double Row = 13;
    private const double Widest = 130;
    private const double Before = 11;
    private const double Between = 14;

    public static double HeightOf(ChartData data, ChartSpace space) => (Places(data, space)[^1].Row + 1) * Row + 4;

    public static void Draw(PdfCanvas canvas, double x, double y, ChartData data, ChartSpace space)
    {
        foreach (var (series, place) in data.Series.Zip(Places(data, space)))
        {
            canvas.Rectangle(x + place.X, y + (place.Row * Row) + 2, 7, 7, series.Color);
            canvas.Text(place.Name, x + place.X + Before, y + (place.Row * Row) + 8.5, ChartSpace.Label);
        }
    }

    private static List<(string Name, double X, int Row)> Places(ChartData data, ChartSpace space)
    {
        var places = new List<(string Name, double X, int Row)>();
        var (x, row) = (0.0, 0);
        foreach (var series in data.Series)
        {
            var name = space.Ink.Fit(series.Name, ChartSpace.Label, Widest);
            var width = Before + space.Ink.Width(name, ChartSpace.Label);
            if (x > 0 && x + width > space.Width) (x, row) = (0, row + 1);
            places.Add((name, x, row));
            x += width + Between;
        }
        return places;
    }
}
