using System.IO.Compression;
using System.Text;
using Guanxi.Platform.Tables;

namespace Guanxi.Tests.Platform.Tables;

public sealed class TableFileTests
{
    private const string Table = "客户名称,手机,备注\r\n北京云杉软件有限公司,13900000001,\"第一行\n第二行\"\r\n喆镕堃贸易有限公司,0755-8888 0003,重点客户\r\n";

    static TableFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-8", true, "UTF-8 (BOM)")]
    [InlineData("utf-16", true, "UTF-16LE")]
    [InlineData("utf-16", false, "UTF-16LE")]
    [InlineData("utf-16BE", true, "UTF-16BE")]
    [InlineData("utf-16BE", false, "UTF-16BE")]
    [InlineData("gbk", false, "GBK")]
    public void An_encoding_is_told_by_content(string encoding, bool mark, string name)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes((mark ? "\ufeff" : "") + Table);

        using var table = Open(bytes);

        Assert.Equal(name, table.Encoding);
        Assert.Equal(["客户名称", "手机", "备注"], table.Columns);
        Assert.Equal(["北京云杉软件有限公司", "13900000001", "第一行\n第二行"], table.Rows().First().Values);
    }

    [Fact]
    public void Rare_characters_make_it_GB18030_and_traditional_ones_Big5_and_lone_accents_Windows_1252()
    {
        Assert.Equal("GB18030", Open(Encoding.GetEncoding("gb18030").GetBytes(Table + "喆㛃公司,1,2\r\n")).Encoding);
        Assert.Equal("Big5", Open(Encoding.GetEncoding("big5").GetBytes("客戶名稱,電話\r\n臺北電子股份有限公司,02 5555 0004\r\n高雄實業,07\r\n")).Encoding);
        Assert.Equal("Windows-1252", Open(Encoding.GetEncoding(1252).GetBytes("Name,City\nMüller,Köln\nStraße,Zürich\n")).Encoding);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void A_separator_is_told_by_the_rows(char separator)
    {
        var text = $"a{separator}b\n\"x, y\"{separator}1,5\n\"z\"{separator}2,5\n";

        using var table = Open(text);

        Assert.Equal(separator, table.Delimiter);
        Assert.Equal(["x, y", "1,5"], table.Rows().First().Values);
    }

    [Fact]
    public void A_sep_line_names_the_separator_and_is_no_row()
    {
        using var table = Open("sep=|\r\na|b\r\n1|2\r\n");

        Assert.Equal('|', table.Delimiter);
        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(3, table.Rows().Single().Number);
    }

    [Fact]
    public void Title_rows_above_the_headings_are_skipped()
    {
        using var table = Open("客户导出清单,,,\n导出人,张三,,\n,,,\n客户名称,手机,邮箱,备注\n甲公司,1,,\n");

        Assert.Equal(4, table.HeaderRow);
        Assert.Equal(5, table.Rows().Single().Number);
    }

    [Fact]
    public void Headings_become_distinct_and_never_empty()
    {
        using var table = Open("客户名称,手机,手机,,备注 \n甲,1,2,x,y\n");

        Assert.Equal(["客户名称", "手机", "手机_2", "列4", "备注"], table.Columns);
    }

    [Fact]
    public void Short_rows_are_filled_long_rows_reported_and_blank_ones_skipped()
    {
        using var table = Open("a,b\n1\n1,2,3\n\n,\n4,5\n");

        var rows = table.Rows().ToList();

        Assert.Equal([2L, 3L, 6L], rows.Select(r => r.Number));
        Assert.Equal(["1", ""], rows[0].Values);
        Assert.Equal("row.surplus_cells", Assert.Single(rows[1].Issues).Code);
        Assert.True(rows[1].IsDoubtful);
        Assert.False(rows[2].IsDoubtful);
    }

    [Fact]
    public void Reading_goes_on_after_a_given_row()
    {
        using var table = Open("a,b\n1,2\n3,4\n5,6\n");

        Assert.Equal("5", Assert.Single(table.Rows(afterRow: 3)).Values[0]);
        Assert.Equal(3, table.Rows().Count());
    }

    [Fact]
    public void Bytes_that_cannot_be_decoded_are_reported_in_their_row_and_NUL_is_removed()
    {
        var bytes = Encoding.UTF8.GetBytes("客户名称,备注\n甲公司有限责任,乙?丙丁戊己庚辛\n张\0伟,好\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xff;

        using var table = Open(bytes);
        var rows = table.Rows().ToList();

        Assert.Equal("乙\ufffd丙丁戊己庚辛", rows[0].Values[1]);
        Assert.Equal(new RowIssue("row.undecodable", 1, ""), Assert.Single(rows[0].Issues));
        Assert.Equal("张伟", rows[1].Values[0]);
        Assert.False(rows[1].IsDoubtful);
        Assert.Contains("第 2 列", rows[0].Issues[0].Say(english: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"name\":\"甲\",\"tags\":[\"a\",\"b\"],\"active\":true},{\"name\":\"乙\",\"address\":{\"city\":\"北京\"},\"n\":1.50}]")]
    [InlineData("{\"total\":2,\"items\":[{\"name\":\"甲\",\"tags\":[\"a\",\"b\"],\"active\":true},{\"name\":\"乙\",\"address\":{\"city\":\"北京\"},\"n\":1.50}],\"next\":null}")]
    [InlineData("{\"name\":\"甲\",\"tags\":[\"a\",\"b\"],\"active\":true}\n{\"name\":\"乙\",\"address\":{\"city\":\"北京\"},\"n\":1.50}\n")]
    public void Json_records_become_rows_with_the_keys_of_all(string json)
    {
        using var table = Open(json);

        Assert.Equal(TableFormat.Json, table.Format);
        Assert.Equal(2, table.RowEstimate);
        Assert.Equal(["name", "tags", "active", "address.city", "n"], table.Columns);
        Assert.Equal(["甲", "a; b", "true", "", ""], table.Rows().First().Values);
        Assert.Equal(["乙", "", "", "北京", "1.50"], table.Rows(afterRow: 1).Single().Values);
    }

    [Fact]
    public void Json_of_many_records_is_read_piece_by_piece()
    {
        var json = "[" + string.Join(",\n", Enumerable.Range(1, 5_000).Select(i => $"{{\"id\":{i},\"name\":\"公司{i}\"}}")) + "]";

        using var table = Open(json);

        Assert.Equal(5_000, table.Rows().Count());
        Assert.Equal("公司4711", table.Rows(afterRow: 4710).First().Values[1]);
    }

    [Fact]
    public void A_workbook_of_Excel_97_is_read()
    {
        using var table = TableFile.Open(Fixture("customers_1997.xls"), "customers_1997.xls", TableLimits.Default);

        Assert.Equal(TableFormat.Xls, table.Format);
        Assert.Equal(["客户名称", "成立日期", "信用额度", "是否启用"], table.Columns);
        Assert.Equal(["云杉软件", "2024-03-07", "1200.5", "true"], table.Rows().First().Values);
    }

    [Fact]
    public void A_workbook_with_shared_strings_rich_text_and_the_calendar_of_1904_is_read()
    {
        var bytes = Workbook(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>n</t></is></c><c r=\"D1\" t=\"str\"><v>f</v></c></row>"
            + "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>2</v></c><c r=\"B5\" s=\"1\"><v>43896.5</v></c><c r=\"C5\"><v>13900000001</v></c><c r=\"D5\"><f>1+1</f></c></row>"
            + "<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><v>0.1</v></c></row>",
            shared: "<si><t>客户名称</t></si><si><t>成立日期</t></si><si><r><t>云杉</t></r><r><t xml:space=\"preserve\"> A_x000D_B</t></r><rPh><t>yun</t></rPh></si>",
            date1904: true);

        using var table = Open(bytes);
        var rows = table.Rows().ToList();

        Assert.Equal(["客户名称", "成立日期", "n", "f"], table.Columns);
        Assert.Equal(5, rows[0].Number);
        Assert.Equal(["云杉 A\rB", "2024-03-07 12:00:00", "13900000001", ""], rows[0].Values);
        Assert.Equal("row.formula_without_value", Assert.Single(rows[0].Issues).Code);
        Assert.Equal(["true", "", "0.1", ""], rows[1].Values);
        Assert.Equal(new RowIssue("row.cell_error", 1, "#N/A"), Assert.Single(rows[1].Issues));
    }

    internal static TableFile Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    internal static TableFile Open(byte[] bytes, TableLimits? limits = null) => TableFile.Open(new MemoryStream(bytes), "upload", limits ?? TableLimits.Default);

    internal static Stream Fixture(string name)
    {
        const string folder = "tests/Guanxi.Tests/Platform/Tables/fixtures";
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root.FullName, folder))) root = root.Parent!;
        return File.OpenRead(Path.Combine(root.FullName, folder, name));
    }

    /// <summary>A small workbook with the given rows; style 1 is a date.</summary>
    internal static byte[] Workbook(string rows, string shared = "", bool date1904 = false)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "xl/workbook.xml", $"<workbook xmlns:r=\"r\"><workbookPr date1904=\"{(date1904 ? 1 : 0)}\"/><sheets><sheet name=\"客户\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>");
            Put(zip, "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>");
            Put(zip, "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>");
            if (shared.Length > 0) Put(zip, "xl/sharedStrings.xml", $"<sst>{shared}</sst>");
            Put(zip, "xl/worksheets/s.xml", $"<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>");
        }

        return bytes.ToArray();
    }

    internal static void Put(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write(content);
    }
}
