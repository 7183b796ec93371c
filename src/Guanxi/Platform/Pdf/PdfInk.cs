using System.Text;
using Guanxi.Platform.Pdf.Fonts;

namespace Guanxi.Platform.Pdf;

/// <summary>How a text looks; the size is in points.</summary>
internal readonly record struct PdfStyle(double Size, PdfColor Color, bool IsBold = false)
{
    public PdfStyle In(PdfColor color) => this with { Color = color };
}

/// <summary>The fonts of one file: what a text measures, how it is broken into lines, how it stands in a page.</summary>
internal sealed class PdfInk
{
    private readonly PdfFace regular;
    private readonly PdfFace bold;

    public PdfInk()
    {
        var files = FontFiles.Open();
        (regular, bold) = (new PdfFace(files.Regular), new PdfFace(files.Bold));
    }

    /// <summary>Faces by the name pages call them by.</summary>
    public IReadOnlyList<(string Name, PdfFace Face)> Faces => [("R", regular), ("B", bold)];

    /// <summary>In points.</summary>
    public double Width(string text, PdfStyle style)
    {
        var (face, isLatin, width) = (FaceOf(style), IsLatin(text), 0.0);
        foreach (var rune in text.EnumerateRunes())
            if (face.IsShown(rune)) width += face.Width(rune, isLatin);
        return width * style.Size;
    }

    /// <summary>The text in one line, with an ellipsis where it is too long; signs no line can hold become spaces.</summary>
    public string Fit(string text, PdfStyle style, double room)
    {
        var line = OneLine(text);
        if (Width(line, style) <= room) return line;
        var (face, isLatin) = (FaceOf(style), IsLatin(line));
        var dots = Dots(line);
        var (left, length) = (room - Width(dots, style), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if (face.IsShown(rune)) left -= face.Width(rune, isLatin) * style.Size;
            if (left < 0) break;
            length += rune.Utf16SequenceLength;
        }
        return line[..length].TrimEnd() + dots;
    }

    /// <summary>The text in lines no wider than the room; what does not fit into <paramref name="most"/> lines ends in an ellipsis.</summary>
    public IReadOnlyList<string> Wrap(string text, PdfStyle style, double room, int most)
    {
        if (!text.Contains('\n', StringComparison.Ordinal) && OneLine(text) is { Length: > 0 and < 120 } all && Width(all, style) <= room) return [all];
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            foreach (var line in LineBreaker.Break(OneLine(paragraph), part => Width(part, style), room))
            {
                if (lines.Count == most)
                {
                    lines[^1] = Fit(lines[^1] + (IsLatin(line) ? " " : "") + line, style, room);
                    if (!lines[^1].EndsWith(Dots(lines[^1]), StringComparison.Ordinal)) lines[^1] += Dots(lines[^1]);
                    return lines;
                }
                lines.Add(line);
            }
        }
        return lines;
    }

    /// <summary>The name of the face and the numbers of the characters in hexadecimal.</summary>
    public (string Face, string Numbers) Encode(string text, PdfStyle style)
    {
        var (face, isLatin) = (FaceOf(style), IsLatin(text));
        var numbers = new StringBuilder(text.Length * 4);
        foreach (var rune in text.EnumerateRunes())
            if (face.IsShown(rune)) numbers.Append(face.Number(rune, isLatin).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
        return (style.IsBold ? "B" : "R", numbers.ToString());
    }

    private PdfFace FaceOf(PdfStyle style) => style.IsBold ? bold : regular;

    /// <summary>The Chinese ellipsis stands in the middle of the line, the Latin one on it.</summary>
    private static string Dots(string text) => IsLatin(text) ? "..." : "…";

    private static bool IsLatin(string text) => !text.AsSpan().ContainsAnyInRange('\u2e80', '\uffef');

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? text.Trim() : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
