using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Guanxi.Platform.Search;

/// <summary>
/// One spelling for what people take as the same: small letters, plain instead of full-width characters, no accents. Written
/// out here because the process runs without ICU, where <c>string.Normalize</c> changes nothing.
/// </summary>
internal static class Folding
{
    private static readonly FrozenDictionary<char, string> Plain = new Dictionary<string, string>
    {
        ["àáâãäåāăąǎ"] = "a",
        ["çćĉċč"] = "c",
        ["ďđð"] = "d",
        ["èéêëēĕėęě"] = "e",
        ["ĝğġģ"] = "g",
        ["ĥħ"] = "h",
        ["ìíîïĩīĭįıǐ"] = "i",
        ["ĵ"] = "j",
        ["ķ"] = "k",
        ["ĺļľŀł"] = "l",
        ["ñńņňŉ"] = "n",
        ["òóôõöøōŏőǒ"] = "o",
        ["ŕŗř"] = "r",
        ["śŝşšș"] = "s",
        ["ţťŧț"] = "t",
        ["ùúûüũūŭůűųǔǖǘǚǜ"] = "u",
        ["ŵ"] = "w",
        ["ýÿŷ"] = "y",
        ["źżž"] = "z",
        ["ß"] = "ss",
        ["æ"] = "ae",
        ["œ"] = "oe",
        ["þ"] = "th",
        ["ﬀ"] = "ff",
        ["ﬁ"] = "fi",
        ["ﬂ"] = "fl",
        ["①⑴"] = "1",
        ["②⑵"] = "2",
        ["③⑶"] = "3",
        ["㈱"] = "(株)",
        ["㎡"] = "m2",
        ["№"] = "no",
        ["℡"] = "tel",
    }.SelectMany(row => row.Key.Select(c => (c, row.Value))).ToFrozenDictionary(pair => pair.c, pair => pair.Value);

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = char.ToLowerInvariant(text[i]);
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) folded.Append(c).Append(text[++i]);
            else if (!char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) Append(folded, c);
        }
        return folded.ToString().Trim();
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (c is >= '！' and <= '～') folded.Append(char.ToLowerInvariant((char)(c - 0xFEE0)));
        else if (char.IsWhiteSpace(c) || char.IsControl(c)) AppendSpace(folded);
        else if (c >= 128 && Plain.TryGetValue(c, out var plain)) folded.Append(plain);
        else if (char.GetUnicodeCategory(c) != UnicodeCategory.Format) folded.Append(c);
    }

    private static void AppendSpace(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    /// <summary>The runs of letters and digits of a folded text; a run is either Chinese (or kana, hangul) or of another script.</summary>
    public static IEnumerable<Run> Runs(string folded)
    {
        var (start, kind) = (0, Kind.None);
        for (var i = 0; i <= folded.Length; i++)
        {
            var next = i == folded.Length ? Kind.None : KindAt(folded, i);
            if (next == kind) continue;
            if (kind != Kind.None) yield return new(folded[start..i], kind == Kind.Chinese);
            (start, kind) = (i, next);
        }
    }

    private enum Kind { None, Chinese, Word }

    private static Kind KindAt(string text, int i)
    {
        var c = text[i];
        if (char.IsAsciiLetterOrDigit(c)) return Kind.Word;
        if (c is (>= '⺀' and <= '鿿' and not (>= '、' and <= '〄') and not (>= '〈' and <= '〠')) or (>= '가' and <= '힣') or (>= '豈' and <= '﫿') || char.IsSurrogate(c)) return Kind.Chinese;
        return char.IsLetterOrDigit(c) ? Kind.Word : Kind.None;
    }

    /// <summary>The characters of a Chinese run, those outside the basic plane whole.</summary>
    public static List<string> Characters(string run)
    {
        var characters = new List<string>(run.Length);
        for (var i = 0; i < run.Length; i++)
            characters.Add(char.IsHighSurrogate(run[i]) && i + 1 < run.Length ? run.Substring(i++, 2) : Single(run[i]));
        return characters;
    }

    /// <summary>The first characters of a text, at most so many UTF-16 units; one outside the basic plane is never cut in two.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private static string Single(char c) => c.ToString();
}

/// <summary>A piece of a name without separators inside.</summary>
internal readonly record struct Run(string Text, bool IsChinese);
