using System.IO.Compression;
using System.Text;
using Guanxi.Platform.Tables;
using Guanxi.Tests.Attacks;
using static Guanxi.Tests.Platform.Tables.TableFileTests;

namespace Guanxi.Tests.Platform.Tables;

public sealed class RefusedFileTests
{
    [Theory]
    [InlineData("", "table.empty")]
    [InlineData("\r\n\r\n", "table.empty")]
    [InlineData(" ", "table.empty")]
    [InlineData("客户名称,手机\r\n", "table.header_only")]
    [InlineData("a,b\n1,\"2\n3,4\n", "table.unbalanced_quote")]
    [InlineData("<html><table><tr><td>1</td></tr></table></html>", "table.web_page")]
    [InlineData("[{\"a\":1},{\"a\":", "table.json")]
    [InlineData("[{\"a\":1},2]", "table.json_shape")]
    [InlineData("[]", "table.empty")]
    [InlineData("%PDF-1.7 ...", "table.unsupported")]
    public void A_file_that_is_no_table_is_refused_with_its_reason(string content, string code)
    {
        var refusal = Refusal(Encoding.UTF8.GetBytes(content));

        Assert.Equal(code, refusal.Code);
        Assert.NotEqual(code, refusal.Say(english: true));
        Assert.NotEqual(refusal.Say(english: false), refusal.Say(english: true));
    }

    [Fact]
    public void Bytes_of_no_encoding_are_refused()
    {
        var noise = new byte[20_000];
        new Random(7).NextBytes(noise);
        for (var i = 0; i < noise.Length; i++) noise[i] |= 0x80;

        Assert.Equal("table.encoding", Refusal(noise).Code);
    }

    [Fact]
    [AttackCase("AC-178")]
    public void Pictures_and_programs_are_refused()
    {
        var noise = new byte[20_000];
        new Random(7).NextBytes(noise);

        Assert.Equal("table.unsupported", Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', .. noise]).Code);
    }

    [Fact]
    public void A_thousand_columns_are_refused_but_empty_ones_to_the_right_are_not()
    {
        var names = string.Join(',', Enumerable.Range(1, 1_000).Select(i => $"c{i}"));

        Assert.Equal("table.too_many_columns", Refusal(Encoding.UTF8.GetBytes($"{names}\n{names}\n")).Code);
        using var table = Open($"a,b{new string(',', 20_000)}\n1,2{new string(',', 20_000)}\n");
        Assert.Equal(2, table.Columns.Count);
    }

    [Fact]
    [AttackCase("AC-268")]
    public void A_cell_of_ten_megabytes_is_refused_without_holding_it()
    {
        var huge = new string('x', 10 << 20);

        Assert.Equal("table.cell_too_long", Refusal(Encoding.UTF8.GetBytes($"a,b\n{huge},1\n")).Code);
        Assert.Equal("table.cell_too_long", Refusal(Encoding.UTF8.GetBytes($"a,b\n\"{huge}\",1\n")).Code);
        Assert.Equal("table.cell_too_long", Refusal(Encoding.UTF8.GetBytes($"[{{\"a\":\"{huge}\"}}]")).Code);
        Assert.Equal("table.cell_too_long", Refusal(Workbook($"<row><c t=\"inlineStr\"><is><t>{huge[..200_000]}</t></is></c></row>")).Code);
        Assert.Equal("table.cell_too_long", Refusal(Workbook("<row><c t=\"s\"><v>0</v></c></row>", $"<si><t>{huge[..200_000]}</t></si>")).Code);
    }

    [Fact]
    [AttackCase("AC-268")]
    public void A_quote_that_swallows_the_rest_of_a_long_file_is_named_with_its_row()
    {
        var text = new StringBuilder("a,b\n1,2\n3,\"4\n");
        for (var i = 0; i < 50_000; i++) text.Append(i).Append(",x\n");

        var refusal = Refusal(Encoding.UTF8.GetBytes(text.ToString()));

        Assert.Equal("table.unbalanced_quote", refusal.Code);
        Assert.Equal("3", refusal.Details["row"]);
    }

    [Fact]
    [AttackCase("AC-181")]
    public void A_zip_bomb_is_refused_while_it_unpacks()
    {
        var bytes = new MemoryStream();
        bytes.Write(Workbook("<row><c><v>1</v></c></row>"));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/s.xml")!.Delete();
            using var part = new StreamWriter(zip.CreateEntry("xl/worksheets/s.xml").Open());
            part.Write("<worksheet><sheetData>");
            var blank = new string(' ', 1 << 20);
            for (var i = 0; i < 40; i++) part.Write(blank);
            part.Write("</sheetData></worksheet>");
        }

        Assert.Equal("table.zip_bomb", Refusal(bytes.ToArray()).Code);
    }

    [Fact]
    public void A_zip_of_very_many_entries_is_refused()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 1_200; i++) zip.CreateEntry($"{i}");
        }

        Assert.Equal("table.zip_bomb", Refusal(bytes.ToArray()).Code);
    }

    [Fact]
    [AttackCase("AC-167", "AC-181")]
    public void Entities_endless_tags_and_deep_nesting_in_a_workbook_are_refused()
    {
        var bytes = new MemoryStream();
        bytes.Write(Workbook(""));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/styles.xml")!.Delete();
            Put(zip, "xl/styles.xml", "<!DOCTYPE s [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><styleSheet>&a;</styleSheet>");
        }

        Assert.Equal("table.xml", Refusal(bytes.ToArray()).Code);
        Assert.Equal("table.xml", Refusal(Workbook($"<row x=\"{new string('y', 3 << 20)}\"/>")).Code);
        Assert.Equal("table.xml", Refusal(Workbook(string.Concat(Enumerable.Repeat("<a>", 5_000)))).Code);
    }

    [Fact]
    public void Many_columns_wrong_string_numbers_and_half_a_workbook_are_refused()
    {
        var cells = string.Concat(Enumerable.Range(1, 1_000).Select(i => $"<c><v>{i}</v></c>"));
        var whole = Workbook($"<row>{cells}</row>");

        Assert.Equal("table.too_many_columns", Refusal(whole).Code);
        Assert.Equal("table.broken", Refusal(Workbook("<row><c t=\"s\"><v>7</v></c></row>")).Code);
        Assert.Equal("table.broken", Refusal(whole[..(whole.Length / 2)]).Code);
        Assert.Equal("table.broken", Refusal([(byte)'P', (byte)'K', 3, 4, 1, 2, 3]).Code);
    }

    [Fact]
    public void A_zip_that_is_no_workbook_and_a_broken_old_workbook_are_refused()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true)) Put(zip, "../../readme.txt", "x");

        Assert.Equal("table.unsupported", Refusal(bytes.ToArray()).Code);
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Assert.Contains(Refusal([.. ole, .. new byte[4_096]]).Code, new[] { "table.broken", "table.unsupported" });
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_unread()
    {
        var limits = TableLimits.Default with { FileBytes = 1 << 20 };

        var refusal = Assert.Throws<TableException>(() => Open(new byte[(1 << 20) + 1], limits));

        Assert.Equal("table.too_large", refusal.Code);
        Assert.Contains("1 MB", refusal.Say(english: false), StringComparison.Ordinal);
    }

    private static TableException Refusal(byte[] bytes) => Assert.Throws<TableException>(() =>
    {
        using var table = Open(bytes);
        foreach (var row in table.Rows()) Assert.NotNull(row);
    });
}
