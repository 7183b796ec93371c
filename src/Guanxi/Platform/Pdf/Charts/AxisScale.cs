namespace Guanxi.Platform.Pdf.Charts;

/// <summary>From where to where an axis goes, in round steps; it always holds zero, so that lengths can be compared.</summary>
internal readonly record struct AxisScale(double Low, double High, double Step)
{
    private static readonly double[] Round = [1, 2, 2.5, 5, 10];

    /// <summary>Counts of whole things get whole steps.</summary>
    public static AxisScale Of(IEnumerable<decimal?> values, PdfFormat format, int wanted = 5)
    {
        var known = values.OfType<decimal>().ToList();
        var (low, high) = ((double)known.Append(0).Min(), (double)known.Append(0).Max());
        if (low == high) high = 1;
        var rough = (high - low) / wanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Round.First(r => r * power >= rough * 0.999 || r == 10) * power;
        if (format.Unit == PdfUnit.Count && known.TrueForAll(v => v % 1 == 0)) step = step < 1 ? 1 : Math.Ceiling(step);
        return new(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <summary>0 at the low end, 1 at the high one.</summary>
    public double Share(double value) => (value - Low) / (High - Low);

    public IEnumerable<double> Ticks
    {
        get
        {
            var (low, step) = (Low, Step);
            return Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => low + (i * step));
        }
    }

    /// <summary>The mark of a tick: as many decimals as its step needs.</summary>
    public static string Mark(double tick, ChartSpace space, PdfFormat format)
    {
        const double largest = 7e28; // more a decimal cannot hold
        return space.Numbers.Short((decimal)Math.Clamp(tick, -largest, largest), format, 2);
    }
}
