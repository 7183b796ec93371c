using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// Text as workbooks hold it: what XML cannot hold is written <c>_xHHHH_</c>, and text that looks like that has its
/// underscore written the same way, so every text comes back unchanged.
/// </summary>
internal static partial class XlsxText
{
    /// <summary>Appends the text escaped for element content.</summary>
    public static void AppendEscaped(StringBuilder xml, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '&': xml.Append("&amp;"); break;
                case '<': xml.Append("&lt;"); break;
                case '>': xml.Append("&gt;"); break;
                case '"': xml.Append("&quot;"); break;
                case '_' when Escape().IsMatch(text[i..Math.Min(text.Length, i + 7)]): xml.Append("_x005F_"); break;
                case '\t' or '\n': xml.Append(c); break;
                case < ' ' or '\ufffe' or '\uffff': AppendCode(xml, c); break;
                case >= '\ud800' and <= '\udfff':
                    if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1])) xml.Append(c).Append(text[++i]);
                    else AppendCode(xml, c);
                    break;
                default: xml.Append(c); break;
            }
        }
    }

    public static string Unescape(string text) =>
        !text.Contains("_x", StringComparison.Ordinal) ? text
            : Escape().Replace(text, m => ((char)int.Parse(m.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>The text inside the element the reader stands on, piece by piece so that a huge one is refused, not held.</summary>
    public static void ReadInto(XmlReader xml, StringBuilder text, int limit, Func<TableException> tooLong)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var piece = new char[512];
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)) continue;
            int read;
            while ((read = xml.ReadValueChunk(piece, 0, piece.Length)) > 0)
            {
                if (text.Length + read > limit) throw tooLong();
                text.Append(piece, 0, read);
            }
        }
    }

    /// <summary>A string item: plain text or runs of rich text, without phonetic hints. Ends on its closing tag.</summary>
    public static string ReadItem(XmlReader xml, StringBuilder text, int limit, Func<TableException> tooLong)
    {
        text.Clear();
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth > depth + 16) throw new TableException("table.xml");
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "t") ReadInto(xml, text, limit, tooLong);
            else if (xml.LocalName == "rPh") SkipElement(xml);
        }

        return Unescape(text.ToString());
    }

    /// <summary>Moves to the closing tag of the element the reader stands on.</summary>
    public static void SkipElement(XmlReader xml)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth > depth + 64) throw new TableException("table.xml");
        }
    }

    private static void AppendCode(StringBuilder xml, char c) => xml.Append("_x").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append('_');

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}
