using System.Globalization;

namespace Guanxi.Platform.Pdf;

/// <summary>A section in the list beside the pages: its title, its page counted from 0, and how far above the foot of the page it begins.</summary>
internal sealed record PdfMark(string Title, int Page, double Above)
{
    /// <summary>The object of the list; 0 when there is nothing to choose from.</summary>
    public static int Write(PdfFile file, IReadOnlyList<PdfMark> marks, IReadOnlyList<int> pages)
    {
        if (marks.Count < 2) return 0;
        var list = file.Reserve();
        var items = marks.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < marks.Count; i++)
        {
            var before = i > 0 ? Reference("/Prev", items[i - 1]) : "";
            var after = i + 1 < items.Count ? Reference("/Next", items[i + 1]) : "";
            file.Add(items[i], string.Create(CultureInfo.InvariantCulture,
                $"<</Title{PdfFile.Text(marks[i].Title)}/Parent {list} 0 R{before}{after}/Dest[{pages[marks[i].Page]} 0 R/XYZ null {marks[i].Above + 8:0.##} null]>>"));
        }
        file.Add(list, string.Create(CultureInfo.InvariantCulture, $"<</Type/Outlines/Count {items.Count}{Reference("/First", items[0])}{Reference("/Last", items[^1])}>>"));
        return list;
    }

    private static string Reference(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number} 0 R");
}
