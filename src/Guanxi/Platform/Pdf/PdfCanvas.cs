using System.Globalization;
using System.Text;

namespace Guanxi.Platform.Pdf;

/// <summary>
/// A page to draw on. Places are in points (1/72 inch) from the top left corner, downwards; a text stands on the line given. Angles
/// are in turns, clockwise from twelve o'clock.
/// </summary>
internal sealed class PdfCanvas(PdfInk ink, double width, double height)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly StringBuilder content = new();
    private PdfColor? filling;

    public double Width => width;
    public double Height => height;

    /// <summary>The operators, as the file holds them.</summary>
    public string Content => content.ToString();

    public void Text(string text, double x, double y, PdfStyle style, PdfAlign align = PdfAlign.Left)
    {
        if (text.Length == 0) return;
        var (face, numbers) = ink.Encode(text, style);
        if (numbers.Length == 0) return;
        var left = align == PdfAlign.Left ? x : x - (ink.Width(text, style) * (align == PdfAlign.Right ? 1 : 0.5));
        Fill(style.Color);
        content.Append(Invariant, $"BT /{face} {style.Size:0.##} Tf {left:0.##} {height - y:0.##} Td <{numbers}> Tj ET\n");
    }

    public void Line(double x1, double y1, double x2, double y2, PdfColor color, double thickness = 0.5, double dash = 0) =>
        Path([(x1, y1), (x2, y2)], color, thickness, dash);

    /// <summary>Joined lines, not filled.</summary>
    public void Path(IReadOnlyList<(double X, double Y)> points, PdfColor color, double thickness, double dash = 0)
    {
        if (points.Count < 2) return;
        content.Append(Invariant, $"{Colour(color)} RG {thickness:0.##} w 1 j 1 J [{(dash > 0 ? string.Create(Invariant, $"{dash:0.##} {dash + thickness:0.##}") : "")}] 0 d\n");
        Outline(points);
        content.Append("S\n");
    }

    public void Rectangle(double x, double y, double across, double down, PdfColor color)
    {
        if (across <= 0 || down <= 0) return;
        Fill(color);
        content.Append(Invariant, $"{x:0.##} {height - y - down:0.##} {across:0.##} {down:0.##} re f\n");
    }

    public void Polygon(IReadOnlyList<(double X, double Y)> points, PdfColor color)
    {
        if (points.Count < 3) return;
        Fill(color);
        Outline(points);
        content.Append("h f\n");
    }

    public void Disc(double x, double y, double radius, PdfColor color) => Ring(x, y, 0, radius, 0, 1, color);

    /// <summary>A slice of a ring, of a full circle where the inner radius is 0.</summary>
    public void Ring(double x, double y, double inner, double outer, double from, double to, PdfColor color)
    {
        if (to <= from || outer <= 0) return;
        Fill(color);
        var isWhole = to - from >= 1;
        Move(Around(x, y, outer, from));
        Arc(x, y, outer, from, to);
        if (isWhole) content.Append("h\n");
        if (inner > 0)
        {
            if (isWhole) Move(Around(x, y, inner, to));
            else Straight(Around(x, y, inner, to));
            Arc(x, y, inner, to, from);
        }
        else if (!isWhole) Straight((x, y));
        content.Append(isWhole && inner > 0 ? "h f*\n" : "h f\n");
    }

    /// <summary>What is drawn meanwhile shows only inside the rectangle.</summary>
    public void Within(double x, double y, double across, double down, Action draw)
    {
        content.Append(Invariant, $"q {x:0.##} {height - y - down:0.##} {across:0.##} {down:0.##} re W n\n");
        draw();
        content.Append("Q\n");
        filling = null;
    }

    public static (double X, double Y) Around(double x, double y, double radius, double turn) =>
        (x + (radius * Math.Sin(turn * Math.Tau)), y - (radius * Math.Cos(turn * Math.Tau)));

    /// <summary>Cubic curves of an eighth of a turn at most: off by less than a thousandth of a point on paper.</summary>
    private void Arc(double x, double y, double radius, double from, double to)
    {
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(to - from) * 8));
        var step = (to - from) / pieces;
        var reach = radius * 4 / 3 * Math.Tan(step * Math.Tau / 4);
        for (var i = 0; i < pieces; i++)
        {
            var (start, end) = ((from + (i * step)) * Math.Tau, (from + ((i + 1) * step)) * Math.Tau);
            var (x1, y1) = (x + (radius * Math.Sin(start)), y - (radius * Math.Cos(start)));
            var (x2, y2) = (x + (radius * Math.Sin(end)), y - (radius * Math.Cos(end)));
            content.Append(Invariant, $"{x1 + (reach * Math.Cos(start)):0.##} {height - y1 - (reach * Math.Sin(start)):0.##} ");
            content.Append(Invariant, $"{x2 - (reach * Math.Cos(end)):0.##} {height - y2 + (reach * Math.Sin(end)):0.##} {x2:0.##} {height - y2:0.##} c\n");
        }
    }

    private void Outline(IReadOnlyList<(double X, double Y)> points)
    {
        Move(points[0]);
        foreach (var point in points.Skip(1)) Straight(point);
    }

    private void Move((double X, double Y) to) => content.Append(Invariant, $"{to.X:0.##} {height - to.Y:0.##} m\n");

    private void Straight((double X, double Y) to) => content.Append(Invariant, $"{to.X:0.##} {height - to.Y:0.##} l\n");

    private void Fill(PdfColor color)
    {
        if (filling == color) return;
        filling = color;
        content.Append(Invariant, $"{Colour(color)} rg\n");
    }

    private static string Colour(PdfColor color) => string.Create(Invariant, $"{color.Red / 255.0:0.###} {color.Green / 255.0:0.###} {color.Blue / 255.0:0.###}");
}
