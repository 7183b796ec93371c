using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>Which cell styles show a number as a date or time.</summary>
internal sealed partial class XlsxStyles
{
    private static readonly System.Buffers.SearchValues<char> DateLetters = System.Buffers.SearchValues.Create("ymdhsYMDHS");
    private const int MaxStyles = 65_536;
    private readonly Dictionary<int, bool> customFormats = [];
    private readonly List<int> cellFormats = [];

    public static XlsxStyles Read(XlsxParts parts)
    {
        var styles = new XlsxStyles();
        using var xml = parts.Open("xl/styles.xml");
        if (xml is null) return styles;
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Depth > 16 || styles.cellFormats.Count > MaxStyles || styles.customFormats.Count > MaxStyles) throw new TableException("table.xml");
            var format = Number(xml.GetAttribute("numFmtId"));
            if (xml.LocalName == "numFmt") styles.customFormats[format] = IsDateFormat(xml.GetAttribute("formatCode") ?? "");
            else if (inCells && xml.LocalName == "xf") styles.cellFormats.Add(format);
        }

        return styles;
    }

    public bool IsDate(int style)
    {
        if (style < 0 || style >= cellFormats.Count) return false;
        var format = cellFormats[style];
        return customFormats.TryGetValue(format, out var custom) ? custom
            : format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) or (>= 71 and <= 81);
    }

    /// <summary>The serial number of a day as ISO text; null when it is outside the calendar of workbooks.</summary>
    public static string? DateText(double serial, bool from1904)
    {
        if (from1904) serial += 1462;
        if (serial is < 0 or >= 2_958_466) return null;
        var ticks = (long)Math.Round(serial * 86_400) * TimeSpan.TicksPerSecond;
        if (ticks < TimeSpan.TicksPerDay) return new TimeSpan(ticks).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        // day 60 is the 29 February 1900 that never was
        var moment = new DateTime(1899, 12, serial < 60 ? 31 : 30, 0, 0, 0, DateTimeKind.Unspecified).AddTicks(ticks);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>A stored number as plain text; beyond 15 digits a workbook has lost the rest, and the exponent says so.</summary>
    public static string NumberText(double number)
    {
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15) return number.ToString("F0", CultureInfo.InvariantCulture);
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return Math.Abs(number) < 1e15 && text.Contains('E') ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : text;
    }

    private static bool IsDateFormat(string code)
    {
        var bare = Literal().Replace(code, "");
        return !bare.Contains("General", StringComparison.OrdinalIgnoreCase) && bare.AsSpan().ContainsAny(DateLetters);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.")]
    private static partial Regex Literal();
}
