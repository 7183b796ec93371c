using System.Globalization;

namespace Guanxi.Platform.Pdf;

/// <summary>A piece of a page that is never cut: how high it is, in points, and how it is drawn from a top left corner.</summary>
internal sealed record PdfBlock(double Height, Action<PdfCanvas, double, double> Draw);

/// <summary>The pages of a report from the first to the last: where the next block goes, and what stands on every page.</summary>
internal sealed class PdfPages(PdfInk ink, PdfReport report)
{
    public const double Left = 44;

    private const double Long = 841.89; // A4
    private const double Short = 595.28;
    private const double Top = 46;
    private const double TopOfNext = 58;
    private const double Foot = 50;

    private static readonly PdfStyle Small = new(7.5, PdfPalette.Text3);

    private readonly List<PdfCanvas> pages = [];

    public IReadOnlyList<PdfCanvas> All => pages;

    /// <summary>Where the next block begins.</summary>
    public double Y { get; set; }

    public PdfCanvas Page => pages[^1];
    public double Width => PageWidth - (2 * Left);

    /// <summary>How high a block may be to fit onto a page.</summary>
    public double Room => PageHeight - TopOfNext - Foot;

    private double PageWidth => report.IsLandscape ? Long : Short;
    private double PageHeight => report.IsLandscape ? Short : Long;

    public void Next()
    {
        pages.Add(new PdfCanvas(ink, PageWidth, PageHeight));
        Y = pages.Count == 1 ? Top : TopOfNext;
        if (pages.Count == 1) return;
        Page.Text(ink.Fit(report.Title, Small, Width), Left, 34, Small);
        Page.Line(Left, 41, Left + Width, 41, PdfPalette.Hairline);
    }

    /// <summary>Goes on to the next page unless so much still fits here.</summary>
    public bool Need(double height)
    {
        if (Y + height <= PageHeight - Foot || Y <= TopOfNext) return false;
        Next();
        return true;
    }

    public void Put(PdfBlock block)
    {
        Need(block.Height);
        block.Draw(Page, Left, Y);
        Y += block.Height;
    }

    /// <summary>The foot of every page, once it is known how many there are: <c>2 / 7</c>.</summary>
    public void Finish()
    {
        for (var i = 0; i < pages.Count; i++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {pages.Count}");
            pages[i].Text(number, Left + Width, PageHeight - 26, Small, PdfAlign.Right);
            if (report.Footer is { } footer) pages[i].Text(ink.Fit(footer, Small, Width - 60), Left, PageHeight - 26, Small);
        }
    }
}
