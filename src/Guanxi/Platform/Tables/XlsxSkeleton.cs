using System.Globalization;
using System.Text;
using Guanxi.Platform.Tables.Reading;

namespace Guanxi.Platform.Tables;

/// <summary>The parts of a workbook that are the same in every file we write.</summary>
internal static class XlsxSkeleton
{
    public const int PlainStyle = 0;
    public const int HeadingStyle = 1;
    public const int DateStyle = 2;
    public const int TimeStyle = 3;
    public const int TextStyle = 4;

    public const string SheetStart = Declaration + "<worksheet xmlns=\"" + Main + "\"><sheetViews><sheetView workbookViewId=\"0\">"
        + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";

    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string TypePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private const string Styles = Declaration + "<styleSheet xmlns=\"" + Main + "\">"
        + "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\">"
        + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"165\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

    /// <summary>Every part but the sheets, for sheets of these names.</summary>
    public static IEnumerable<(string Name, string Content)> Parts(IReadOnlyList<string> sheetNames)
    {
        var (types, list, relations) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var n = 1; n <= sheetNames.Count; n++)
        {
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{TypePrefix}worksheet+xml\"/>");
            list.Append("<sheet name=\"");
            XlsxText.AppendEscaped(list, sheetNames[n - 1]);
            list.Append(CultureInfo.InvariantCulture, $"\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
            relations.Append(Relation(n, "worksheet", $"worksheets/sheet{n}.xml"));
        }

        relations.Append(Relation(sheetNames.Count + 1, "styles", "styles.xml"));
        yield return ("xl/styles.xml", Styles);
        yield return ("xl/workbook.xml", $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{list}</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"{Declaration}<Relationships xmlns=\"{PackageRelations}\">{relations}</Relationships>");
        yield return ("_rels/.rels", $"{Declaration}<Relationships xmlns=\"{PackageRelations}\">{Relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>");
        yield return ("[Content_Types].xml", $"{Declaration}<Types xmlns=\"{ContentTypes}\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{TypePrefix}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{TypePrefix}styles+xml\"/>{types}</Types>");
    }

    private static string Relation(int id, string type, string target) =>
        $"<Relationship Id=\"rId{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\"/>";
}
