using System.Globalization;
using System.Text;
using System.Xml;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>An Excel workbook, its rows streamed from the XML of one sheet.</summary>
internal sealed class XlsxSource : TableSource
{
    private readonly XlsxParts parts;
    private readonly TableLimits limits;
    private readonly XlsxStyles styles;
    private readonly SharedStrings strings;
    private readonly string sheetPart;
    private bool from1904;

    public XlsxSource(Stream file, TableLimits limits, string? sheet)
    {
        this.limits = limits;
        parts = new XlsxParts(file, limits);
        strings = new SharedStrings();
        try
        {
            var sheets = ReadWorkbook();
            Sheets = [.. sheets.Select(s => s.Name)];
            styles = XlsxStyles.Read(parts);
            strings = SharedStrings.Read(parts, limits);
            (Sheet, sheetPart) = Choose(sheets, sheet);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override TableFormat Format => TableFormat.Xlsx;

    public override IReadOnlyList<string> Sheets { get; }

    public override string? Sheet { get; }

    public override RowCursor Start() => StartSheet(sheetPart);

    public override long EstimateRows(IReadOnlyList<RawRow> head, bool complete)
    {
        if (complete) return head.Count;
        using var xml = parts.Open(sheetPart);
        while (xml is not null && xml.Read() && xml.LocalName != "sheetData")
        {
            if (xml.LocalName != "dimension") continue;
            var last = (xml.GetAttribute("ref") ?? "").Split(':')[^1].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
            // only a hint: some programs write A1 or the whole sheet
            if (long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows is > 60 and < 1_048_576) return rows;
        }

        // about 50 characters of markup for a cell; the length in the zip may be a lie, but this is only a hint too
        var rowLength = head.Average(r => 20 + r.Cells.Sum(c => System.Text.Encoding.UTF8.GetByteCount(c) + 50));
        return Math.Max(head.Count, (long)(parts.ClaimedLength(sheetPart) / rowLength));
    }

    public override void Dispose()
    {
        strings.Dispose();
        parts.Dispose();
    }

    private XlsxRowCursor StartSheet(string part) => new(
        parts.Open(part) ?? throw new TableException("table.broken"), strings, styles, from1904, limits);

    private (string Name, string Part) Choose(List<(string Name, string Part)> sheets, string? wanted)
    {
        if (wanted is not null)
        {
            var found = sheets.FirstOrDefault(s => s.Name == wanted);
            return found.Part is null ? throw new TableException("table.no_sheet", ("sheet", wanted)) : found;
        }

        foreach (var sheet in sheets)
        {
            using var cursor = StartSheet(sheet.Part);
            var row = new RawRow();
            while (cursor.Read(row))
            {
                if (!row.IsBlank) return sheet;
            }
        }

        throw new TableException("table.empty");
    }

    /// <summary>The visible sheets with the part each is in.</summary>
    private List<(string Name, string Part)> ReadWorkbook()
    {
        var targets = ReadTargets();
        using var xml = parts.Open("xl/workbook.xml") ?? throw new TableException("table.unsupported");
        var sheets = new List<(string, string)>();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.Depth > 16 || sheets.Count > limits.ZipEntries) throw new TableException("table.xml");
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            if (targets.TryGetValue(RelationOf(xml), out var part)) sheets.Add((xml.GetAttribute("name") ?? "", part));
        }

        return sheets.Count == 0 ? throw new TableException("table.broken") : sheets;
    }

    private Dictionary<string, string> ReadTargets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = parts.Open("xl/_rels/workbook.xml.rels") ?? throw new TableException("table.unsupported");
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            var (id, target) = (xml.GetAttribute("Id"), xml.GetAttribute("Target"));
            if (id is null || target is null || xml.GetAttribute("Type")?.EndsWith("/worksheet", StringComparison.Ordinal) != true) continue;
            targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }

        return targets;
    }

    private static string RelationOf(XmlReader sheet)
    {
        for (var i = 0; i < sheet.AttributeCount; i++)
        {
            sheet.MoveToAttribute(i);
            if (sheet.LocalName != "id" || sheet.Prefix.Length == 0) continue;
            var id = sheet.Value;
            sheet.MoveToElement();
            return id;
        }

        sheet.MoveToElement();
        return "";
    }
}
