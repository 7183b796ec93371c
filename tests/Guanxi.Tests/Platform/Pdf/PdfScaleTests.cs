using Guanxi.Platform.Pdf;
using Guanxi.Platform.Pdf.Charts;

namespace Guanxi.Tests.Platform.Pdf;

public sealed class PdfScaleTests
{
    private static readonly PdfFormat Yuan = PdfFormat.Money("CNY");

    [Theory]
    [InlineData(0, 312, 0, 400, 100)]
    [InlineData(0, 1, 0, 1, 0.2)]
    [InlineData(-20, 30, -20, 30, 10)]
    [InlineData(-3, -1, -3, 0, 1)]
    [InlineData(0, 0, 0, 1, 0.2)]
    public void An_axis_holds_zero_and_has_round_steps(double low, double high, double from, double to, double step)
    {
        var scale = AxisScale.Of([(decimal)low, (decimal)high], Yuan);

        Assert.Equal((from, to, step), (Math.Round(scale.Low, 9), Math.Round(scale.High, 9), Math.Round(scale.Step, 9)));
    }

    [Fact]
    public void Whole_things_are_counted_in_whole_steps() => Assert.Equal(1, AxisScale.Of([2m], PdfFormat.Count).Step);

    [Theory]
    [InlineData(123_456, "¥12.3万", "¥123.5K")]
    [InlineData(11_775_000, "¥1,177.5万", "¥11.8M")]
    [InlineData(120_000_000, "¥1.2亿", "¥120M")]
    [InlineData(99_999_999, "¥1亿", "¥100M")]
    [InlineData(999_960, "¥100万", "¥1M")]
    [InlineData(9999, "¥9,999", "¥10K")]
    [InlineData(0.04, "¥0", "¥0")]
    [InlineData(-0.04, "¥0", "¥0")]
    [InlineData(-123_456, "-¥12.3万", "-¥123.5K")]
    public void Money_is_short_as_the_browser_shows_it(double value, string chinese, string english)
    {
        Assert.Equal(chinese, new PdfNumbers("zh-CN").Short((decimal)value, Yuan));
        Assert.Equal(english, new PdfNumbers("en").Short((decimal)value, Yuan));
    }

    [Fact]
    public void Other_units_have_their_own_form()
    {
        var numbers = new PdfNumbers("zh-CN");

        Assert.Equal("45.7%", numbers.Full(0.4567m, PdfFormat.Rate));
        Assert.Equal("12.5 天", numbers.Full(12.5m, PdfFormat.Days, withCents: true));
        Assert.Equal("1,234", numbers.Full(1234m, PdfFormat.Count));
        Assert.Equal("CHF 1,234.50", numbers.Full(1234.5m, PdfFormat.Money("CHF"), withCents: true));
        Assert.Equal(PdfNumbers.None, numbers.Full(null, Yuan));
        Assert.False(PdfNumbers.HasCents([1.5m], PdfFormat.Money("JPY")));
    }

    [Fact]
    public void Lines_end_between_words_and_never_before_a_closing_sign()
    {
        var (ink, style) = (new PdfInk(), new PdfStyle(10, PdfPalette.Text));

        Assert.Equal(["北京上", "海（广", "州）。"], ink.Wrap("北京上海（广州）。", style, 31, 9));
        Assert.Equal(["hello", "world"], ink.Wrap("hello world", style, 40, 9));
        Assert.All(ink.Wrap(PdfSamples.LongName, style, 100, 99), line => Assert.InRange(ink.Width(line, style), 0, 100));
        Assert.Equal(PdfSamples.LongName, string.Concat(ink.Wrap(PdfSamples.LongName, style, 100, 99)));
        Assert.All(ink.Wrap(new string('x', 500), style, 100, 3), line => Assert.InRange(ink.Width(line, style), 0, 100));
        Assert.EndsWith("…", ink.Wrap(PdfSamples.LongName, style, 100, 3)[^1], StringComparison.Ordinal);
        Assert.NotEmpty(ink.Wrap("窄", style, 1, 3));
    }

    [Fact]
    public void Colours_of_series_stay_apart_for_every_eye()
    {
        double[][] normal = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
        double[][] protan = [[.152286, 1.052583, -.204868], [.114503, .786281, .099216], [-.003882, -.048116, 1.051998]];
        double[][] deutan = [[.367322, .860646, -.227968], [.280085, .672501, .047413], [-.011820, .042940, .968881]];
        double[][] tritan = [[1.255528, -.076749, -.178779], [-.078411, .930809, .147602], [.004733, .691367, .303900]];
        foreach (var eye in (double[][][])[normal, protan, deutan, tritan])
        {
            var seen = PdfPalette.Series.Select(c => Lab(c, eye)).ToList();
            for (var a = 0; a < seen.Count; a++)
                for (var b = 0; b < a; b++) Assert.True(Math.Sqrt(seen[a].Zip(seen[b], (x, y) => (x - y) * (x - y)).Sum()) > 14, $"{PdfPalette.Series[a]} {PdfPalette.Series[b]}");
        }
    }

    /// <summary>CIELAB of a colour as an eye of that kind sees it.</summary>
    private static double[] Lab(PdfColor color, double[][] eye)
    {
        double[] linear = [.. new[] { color.Red, color.Green, color.Blue }.Select(c => c / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];
        double[] seen = [.. eye.Select(row => Math.Clamp(row.Zip(linear, (m, c) => m * c).Sum(), 0, 1))];
        var x = F(((.4124 * seen[0]) + (.3576 * seen[1]) + (.1805 * seen[2])) / .9505);
        var y = F((.2126 * seen[0]) + (.7152 * seen[1]) + (.0722 * seen[2]));
        var z = F(((.0193 * seen[0]) + (.1192 * seen[1]) + (.9505 * seen[2])) / 1.089);
        return [(116 * y) - 16, 500 * (x - y), 200 * (y - z)];

        static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
    }
}
