namespace Guanxi.Platform.Pdf.Charts;

/// <summary>
/// The names below a picture: in one line, else in two, and where they are many every second, third, … only. How wide the place of
/// one is, is given in points.
/// </summary>
internal sealed class LabelAxis
{
    private const double Gap = 5;
    private const double Line = 9.5;

    private readonly IReadOnlyList<IReadOnlyList<string>> names;
    private readonly double slot;
    private readonly int every;
    private readonly PdfInk ink;

    public LabelAxis(IReadOnlyList<string> labels, double slot, PdfInk ink)
    {
        (this.slot, this.ink) = (slot, ink);
        var arePeriods = ArePeriods(labels);
        var widest = labels.Max(l => ink.Width(Short(l), ChartSpace.Label));
        every = arePeriods ? Math.Max(1, (int)Math.Ceiling((widest + Gap) / slot)) : Math.Max(1, (int)Math.Ceiling(22 / slot));
        var room = (slot * every) - Gap;
        names = [.. labels.Select(l => arePeriods ? [ink.Fit(l, ChartSpace.Label, Math.Max(room, widest))] : ink.Wrap(Short(l), ChartSpace.Label, room, 2))];
        Height = 7 + (names.Max(n => n.Count) * Line);
    }

    public double Height { get; }

    /// <summary>Whether all can be read in two lines, or belong to an order that needs no more than some of them.</summary>
    public static bool Suits(IReadOnlyList<string> labels, double slot, PdfInk ink) =>
        ArePeriods(labels) || labels.All(l => slot >= 26 && ink.Wrap(Short(l), ChartSpace.Label, slot - Gap, 3).Count <= 2);

    public void Draw(PdfCanvas canvas, double x, double y)
    {
        for (var i = 0; i < names.Count; i += every)
        {
            for (var line = 0; line < names[i].Count; line++)
            {
                var half = ink.Width(names[i][line], ChartSpace.Label) / 2;
                var at = Math.Clamp(x + ((i + 0.5) * slot), x - 8 + half, Math.Max(x - 8 + half, x + (names.Count * slot) - half));
                canvas.Text(names[i][line], at, y + 11 + (line * Line), ChartSpace.Label, PdfAlign.Centre);
            }
        }
    }

    /// <summary>2026-01, Q3 2026, 5月, 第 12 周: short and with a number.</summary>
    private static bool ArePeriods(IReadOnlyList<string> labels) => labels.All(l => l.Length is > 0 and <= 12 && l.Any(char.IsAsciiDigit));

    private static string Short(string label) => label.Length > 120 ? label[..120] : label;
}
