using System.Globalization;

namespace Guanxi.Platform.Pdf;

/// <summary>A colour of the screen (sRGB).</summary>
internal readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    /// <summary>From <c>17685f</c>.</summary>
    public static PdfColor Of(string hex) => new(Part(hex, 0), Part(hex, 2), Part(hex, 4));

    /// <summary>0 is this colour, 1 the other.</summary>
    public PdfColor Towards(PdfColor other, double share)
    {
        share = Math.Clamp(share, 0, 1);
        return new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));
    }

    /// <summary>White or dark, whichever is read better on this colour (WCAG 2.2, relative luminance).</summary>
    public PdfColor Ink() => 1.05 / (Luminance + 0.05) >= 3.6 ? PdfPalette.Paper : PdfPalette.Text;

    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    private static double Linear(byte part) => part / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

    private static byte Part(string hex, int at) => byte.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}

/// <summary>
/// The colours of a page, those of the browser client on paper. The eight of charts stay apart for eyes that lack one kind of cone:
/// any two are at least 14 CIELAB units from each other under each deficiency as simulated by Machado, Oliveira and Fernandes (2009).
/// </summary>
internal static class PdfPalette
{
    public static readonly PdfColor Paper = PdfColor.Of("ffffff");
    public static readonly PdfColor Text = PdfColor.Of("1b1f1d");
    public static readonly PdfColor Text2 = PdfColor.Of("565d59");
    public static readonly PdfColor Text3 = PdfColor.Of("737b77");
    public static readonly PdfColor Hairline = PdfColor.Of("e4e5e0");
    public static readonly PdfColor Line = PdfColor.Of("b9bcb5");
    public static readonly PdfColor Ground = PdfColor.Of("f5f6f3");
    public static readonly PdfColor Accent = PdfColor.Of("17685f");
    public static readonly PdfColor Low = PdfColor.Of("e9f2ef");
    public static readonly PdfColor Rest = PdfColor.Of("c3c7c2");

    public static readonly IReadOnlyList<PdfColor> Series =
        [.. new[] { "17685f", "e08a1e", "3a78bd", "c9ab89", "39c1e4", "6e5015", "711fcd", "f04990" }.Select(PdfColor.Of)];
}
