using System.Text;

namespace Guanxi.Platform.Pdf;

/// <summary>
/// Breaks a text into lines: Latin between words, Chinese between any two characters, but never so that a line begins with a closing
/// sign or ends with an opening one. A word wider than the line is broken where it must.
/// </summary>
internal static class LineBreaker
{
    private const string Closing = "，。、；：？！）】》〉」』〕〗”’…—·％%‰℃,.;:?!)]}>~～";
    private const string Opening = "（【《〈「『〔〖“‘([{<¥￥$€£#@";

    public static IEnumerable<string> Break(string text, Func<string, double> width, double room)
    {
        var line = "";
        foreach (var part in Parts(text))
        {
            if (width((line + part).TrimEnd()) <= room)
            {
                line += part;
                continue;
            }
            if (line.Trim().Length > 0) yield return line.Trim();
            line = part.TrimStart();
            while (width(line.TrimEnd()) > room && Head(line, width, room) is var head && head < line.Length)
            {
                yield return line[..head];
                line = line[head..];
            }
        }
        if (line.Trim().Length > 0) yield return line.Trim();
    }

    /// <summary>How much of a word fits; at least one character, or nothing would ever be done.</summary>
    private static int Head(string word, Func<string, double> width, double room)
    {
        var (length, used) = (0, 0.0);
        foreach (var rune in word.EnumerateRunes())
        {
            used += width(rune.ToString());
            if (used > room && length > 0) break;
            length += rune.Utf16SequenceLength;
        }
        return length;
    }

    /// <summary>The pieces between which a line may end; spaces belong to the piece before them.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        var (part, last) = (new StringBuilder(), default(Rune));
        foreach (var rune in text.EnumerateRunes())
        {
            if (part.Length > 0 && MayBreak(last, rune))
            {
                yield return part.ToString();
                part.Clear();
            }
            part.Append(rune.ToString());
            last = rune;
        }
        if (part.Length > 0) yield return part.ToString();
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (Rune.IsWhiteSpace(after)) return false;
        if (Rune.IsWhiteSpace(before)) return true;
        if (IsOneOf(Closing, after) || IsOneOf(Opening, before)) return false;
        return IsWide(before) || IsWide(after) || before.Value is '-' or '/';
    }

    private static bool IsOneOf(string signs, Rune rune) => rune.IsBmp && signs.Contains((char)rune.Value, StringComparison.Ordinal);

    private static bool IsWide(Rune rune) => rune.Value >= 0x2E80;
}
