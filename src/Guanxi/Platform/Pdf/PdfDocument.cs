using System.Globalization;
using System.Text;
using Guanxi.Platform.Pdf.Charts;
using Guanxi.Platform.Pdf.Tables;
using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Pdf;

/// <summary>
/// Writes a report as a PDF 1.7 file on A4: fonts embedded by the glyphs used, text that can be searched and copied, pictures as lines
/// and surfaces. The same report gives the same bytes.
/// </summary>
internal static class PdfDocument
{
    private const double AfterSection = 22;

    private static readonly PdfStyle Title = new(20, PdfPalette.Text, IsBold: true);
    private static readonly PdfStyle Subtitle = new(9.5, PdfPalette.Text2);
    private static readonly PdfStyle Heading = new(12.5, PdfPalette.Text, IsBold: true);
    private static readonly PdfStyle Note = new(8.5, PdfPalette.Text2);

    /// <summary>
    /// <paramref name="language"/> is of the words that are not the report's own, and of numbers. The target is written forwards and
    /// left open, synchronously: for an answer over HTTP write into memory first. 503 <c>pdf.no_font</c> when the font is missing.
    /// </summary>
    public static void Write(PdfReport report, string language, Stream target)
    {
        var ink = new PdfInk();
        var pages = new PdfPages(ink, report);
        var marks = new List<PdfMark>();
        pages.Next();
        WriteTitle(pages, ink, report);
        foreach (var section in report.Sections) marks.Add(WriteSection(pages, ink, section, language));
        pages.Finish();
        Save(report, language, ink, pages, marks, target);
    }

    private static void WriteTitle(PdfPages pages, PdfInk ink, PdfReport report)
    {
        pages.Page.Rectangle(PdfPages.Left, pages.Y, 28, 3, PdfPalette.Accent);
        pages.Y += 16;
        WriteText(pages, ink, report.Title, Title, 26, 3);
        pages.Y += 5;
        WriteText(pages, ink, report.Subtitle, Subtitle, 14, 4);
        pages.Y += 10;
        pages.Page.Line(PdfPages.Left, pages.Y, PdfPages.Left + pages.Width, pages.Y, PdfPalette.Line);
        pages.Y += 20;
    }

    /// <summary>A heading never stands alone at the foot of a page.</summary>
    private static PdfMark WriteSection(PdfPages pages, PdfInk ink, PdfSection section, string language)
    {
        var numbers = new PdfNumbers(language);
        var blocks = section.Chart is { } chart ? ChartBlocks.Of(chart, new ChartSpace(ink, numbers, Text.Known(language), pages.Width, pages.Room - 90)) : [];
        var table = section.Table is { } rows ? new TableBlocks(rows, ink, numbers, Text.Known(language), pages.Width) : null;
        var note = ink.Wrap(section.Note ?? "", Note, pages.Width, 6);
        pages.Need(34 + (note.Count * 13) + (blocks.Count > 0 ? blocks[0].Height : table is null ? 0 : TableBlocks.LeastHeight));
        var mark = new PdfMark(section.Title, pages.All.Count - 1, pages.Page.Height - pages.Y);

        WriteText(pages, ink, section.Title, Heading, 17, 2);
        pages.Y += 4;
        WriteText(pages, ink, section.Note, Note, 13, 6);
        pages.Y += 8;
        foreach (var block in blocks) pages.Put(block);
        if (blocks.Count > 0 && table is not null) pages.Y += 14;
        table?.Draw(pages);
        pages.Y += AfterSection;
        return mark;
    }

    private static void WriteText(PdfPages pages, PdfInk ink, string? text, PdfStyle style, double line, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        foreach (var part in ink.Wrap(text, style, pages.Width, most))
        {
            pages.Page.Text(part, PdfPages.Left, pages.Y + style.Size, style);
            pages.Y += line;
        }
    }

    private static void Save(PdfReport report, string language, PdfInk ink, PdfPages pages, List<PdfMark> marks, Stream target)
    {
        using var file = new PdfFile(target);
        var tree = file.Reserve();
        var fonts = string.Concat(ink.Faces.Where(f => f.Face.IsUsed).Select(f => string.Create(CultureInfo.InvariantCulture, $"/{f.Name} {f.Face.Write(file)} 0 R")));
        var resources = file.Add($"<</Font<<{fonts}>>>>");
        var numbers = pages.All.Select(page => WritePage(file, page, tree, resources)).ToList();
        file.Add(tree, string.Create(CultureInfo.InvariantCulture, $"<</Type/Pages/Count {numbers.Count}/Kids[{string.Join(' ', numbers.Select(n => $"{n} 0 R"))}]>>"));
        var outline = PdfMark.Write(file, marks, numbers);
        var made = report.MadeAt is { } at ? $"/CreationDate(D:{at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)" : "";
        var info = file.Add($"<</Title{PdfFile.Text(report.Title)}/Producer(Guanxi CRM){made}>>");
        var root = file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Catalog/Pages {tree} 0 R/Lang({Text.Known(language)})/ViewerPreferences<</DisplayDocTitle true>>{(outline > 0 ? $"/Outlines {outline} 0 R" : "")}>>"));
        file.Finish(root, info);
    }

    private static int WritePage(PdfFile file, PdfCanvas page, int tree, int resources)
    {
        var content = file.AddStream(Encoding.ASCII.GetBytes(page.Content));
        return file.Add(string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {page.Width:0.##} {page.Height:0.##}]/Resources {resources} 0 R/Contents {content} 0 R>>"));
    }
}
