namespace Guanxi.Platform.Pdf.Charts;

/// <summary>
/// What went from where to where (Sankey): places left behind stand left, places come to stand right, each as high as what it holds,
/// joined by bands as wide as what moved. A place has one colour on both sides; what is not positive has no width and is left out.
/// </summary>
internal static class FlowChart
{
    private const int MostPlaces = 24;
    private const double Bars = 170;
    private const double Between = 12;
    private const double Thick = 7;
    private const int Steps = 24;

    /// <summary>Nothing at all when nothing is positive.</summary>
    public static IReadOnlyList<PdfBlock> Of(PdfChart chart, ChartSpace space)
    {
        var data = ChartData.Of(chart, MostPlaces, MostPlaces);
        var moves = data.Series.SelectMany((s, from) => data.Labels.Select((_, to) => new Move(from, to, Size(s.Values[to])))).Where(m => m.Size > 0).ToList();
        if (moves.Count == 0) return [];
        var scale = Bars / moves.Sum(m => m.Size);
        var colors = data.Series.Select(s => s.Name).Concat(data.Labels).Distinct().Select((name, i) => (name, PdfPalette.Series[i % PdfPalette.Series.Count])).ToDictionary();
        var (left, right) = (Side(moves, m => m.From, i => data.Series[i].Name, colors, scale), Side(moves, m => m.To, i => data.Labels[i], colors, scale));
        var height = Math.Max(left.Values.Max(p => p.Top + p.Height), right.Values.Max(p => p.Top + p.Height)) + Between;
        var picture = new PdfBlock(height, (canvas, x, y) =>
        {
            var (start, end) = (x + (space.Width * 0.27), x + (space.Width * 0.73));
            DrawBands(canvas, moves, left, right, scale, start, end, y);
            foreach (var place in left.Values) Draw(canvas, place, data, space, start, y, PdfAlign.Right);
            foreach (var place in right.Values) Draw(canvas, place, data, space, end, y, PdfAlign.Left);
        });
        var leftOut = data.LeftOut + Math.Max(0, chart.Series.Count - MostPlaces);
        return leftOut == 0 ? [picture] : [picture, ChartBlocks.Note(space.Say("pdf.left_out", leftOut))];
    }

    /// <summary>Places one below the other, apart enough for their names.</summary>
    private static Dictionary<int, Place> Side(List<Move> moves, Func<Move, int> at, Func<int, string> name, Dictionary<string, PdfColor> colors, double scale)
    {
        var (top, places) = (Between / 2, new Dictionary<int, Place>());
        foreach (var place in moves.GroupBy(at).OrderBy(g => g.Key))
        {
            var whole = place.Sum(m => m.Size);
            places[place.Key] = new(name(place.Key), whole, top, whole * scale, colors[name(place.Key)]);
            top += (whole * scale) + Between;
        }
        return places;
    }

    /// <summary>The wide ones first, so that the narrow ones stay seen where they cross.</summary>
    private static void DrawBands(PdfCanvas canvas, List<Move> moves, Dictionary<int, Place> left, Dictionary<int, Place> right, double scale, double start, double end, double y)
    {
        var (leaving, coming) = (left.ToDictionary(p => p.Key, p => y + p.Value.Top), right.ToDictionary(p => p.Key, p => y + p.Value.Top));
        var bands = new List<(Move Move, double From, double To)>();
        foreach (var move in moves)
        {
            bands.Add((move, leaving[move.From], coming[move.To]));
            leaving[move.From] += move.Size * scale;
            coming[move.To] += move.Size * scale;
        }
        foreach (var (move, from, to) in bands.OrderByDescending(b => b.Move.Size))
        {
            var wide = Math.Max(0.4, move.Size * scale);
            canvas.Polygon([.. Edge(start, end, from, to), .. Edge(start, end, from + wide, to + wide).Reverse()], left[move.From].Color.Towards(PdfPalette.Paper, 0.68));
        }
    }

    /// <summary>Level at both ends (a cubic smoothstep).</summary>
    private static IEnumerable<(double X, double Y)> Edge(double start, double end, double from, double to) =>
        Enumerable.Range(0, Steps + 1).Select(i => i / (double)Steps).Select(part => (start + ((end - start) * part), from + ((to - from) * part * part * (3 - (2 * part)))));

    private static void Draw(PdfCanvas canvas, Place place, ChartData data, ChartSpace space, double x, double y, PdfAlign align)
    {
        var isLeft = align == PdfAlign.Right;
        canvas.Rectangle(isLeft ? x - Thick : x, y + place.Top, Thick, Math.Max(0.8, place.Height), place.Color);
        var figure = space.Numbers.Short((decimal)Math.Min(7e28, place.Size), data.Format);
        var (line, figures) = (y + place.Top + (place.Height / 2) + 2.8, space.Ink.Width(figure, ChartSpace.Figure) + 6);
        var name = space.Ink.Fit(place.Name, ChartSpace.Name, (space.Width * 0.27) - Thick - 6 - figures);
        var (first, second) = isLeft ? (x - Thick - 5, x - Thick - 5 - figures) : (x + Thick + 5, x + Thick + 5 + figures);
        canvas.Text(figure, first, line, ChartSpace.Figure with { IsBold = true }, align);
        canvas.Text(name, second, line, ChartSpace.Name, align);
    }

    private static double Size(decimal? value) => Math.Max(0, (double)(value ?? 0));

    private sealed record Move(int From, int To, double Size);

    private sealed record Place(string Name, double Size, double Top, double Height, PdfColor Color);
}
