using System.Globalization;
using System.Text;
using System.Xml;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// Reads the rows of a sheet. Believes the position written on a cell and nothing else: not the dimension, not the
/// number of cells. Dates become ISO text, numbers plain invariant text, booleans true and false.
/// </summary>
internal sealed class XlsxRowCursor(XmlReader xml, SharedStrings strings, XlsxStyles styles, bool from1904, TableLimits limits) : RowCursor
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder value = new();
    private long number;

    public override bool Read(RawRow row)
    {
        while (xml.Read())
        {
            if (xml.Depth > 64) throw new TableException("table.xml");
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            number = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r) && r > number ? r : number + 1;
            row.Start(number);
            ReadCells(row);
            return true;
        }

        return false;
    }

    public override void Dispose() => xml.Dispose();

    private void ReadCells(RawRow row)
    {
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.Depth > 64) throw new TableException("table.xml");
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            column = ColumnOf(xml.GetAttribute("r")) ?? column + 1;
            row.Put(column, ReadCell(row, column), limits);
        }
    }

    private string ReadCell(RawRow row, int column)
    {
        var type = xml.GetAttribute("t") ?? "n";
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        var hasFormula = false;
        string? inline = null;
        value.Clear();
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                switch (xml.LocalName)
                {
                    case "v": XlsxText.ReadInto(xml, value, limits.CellLength, TooLong); break;
                    case "is": inline = XlsxText.ReadItem(xml, text, limits.CellLength, TooLong); break;
                    case "f": hasFormula = true; XlsxText.SkipElement(xml); break;
                    default: XlsxText.SkipElement(xml); break;
                }
            }
        }

        if (inline is not null) return inline;
        if (value.Length > 0) return Canonical(row, column, type, style, value.ToString());
        if (hasFormula && type is not "str") row.Issues.Add(new RowIssue("row.formula_without_value", column, ""));
        return "";
    }

    private string Canonical(RawRow row, int column, string type, int style, string stored)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(stored, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index)
                    ? strings[index]
                    : throw new TableException("table.broken");
            case "b":
                return stored.Trim() == "1" ? "true" : "false";
            case "e":
                row.Issues.Add(new RowIssue("row.cell_error", column, stored));
                return "";
            case "n":
                if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) || !double.IsFinite(n)) return stored.Trim();
                return (styles.IsDate(style) ? XlsxStyles.DateText(n, from1904) : null) ?? XlsxStyles.NumberText(n);
            default:
                return type == "d" ? stored : XlsxText.Unescape(stored);
        }
    }

    private TableException TooLong() => new("table.cell_too_long", ("row", number), ("limit", limits.CellLength));

    /// <summary>The column of a reference such as AB12, from 0; null when there is none.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (c is < 'A' or > 'Z') break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 16_384) throw new TableException("table.broken");
        }

        return column == 0 ? null : column - 1;
    }
}
