using System.Text;
using Guanxi.Platform.Tables;

namespace Guanxi.Tests.Platform.Tables;

public sealed class DamagedFileTests
{
    private const int Attempts = 400;

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    [InlineData("csv")]
    [InlineData("json")]
    public void A_damaged_file_is_read_or_refused_and_nothing_else(string kind)
    {
        var random = new Random(20260210);
        var whole = Sample(kind);
        for (var i = 0; i < Attempts; i++)
        {
            var bytes = whole[..random.Next(whole.Length / 2, whole.Length + 1)];
            for (var n = random.Next(1, 12); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);

            var error = Record.Exception(() => ReadAll(bytes));

            Assert.True(error is null or TableException, $"{kind} {i}: {error}");
        }
    }

    private static void ReadAll(byte[] bytes)
    {
        using var table = TableFileTests.Open(bytes);
        foreach (var row in table.Rows().Take(1_000)) Assert.Equal(table.Columns.Count, row.Values.Count);
    }

    private static byte[] Sample(string kind)
    {
        if (kind == "xlsx")
        {
            return TableFileTests.Workbook(
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" s=\"1\"><v>45358.5</v></c></row>",
                "<si><t>客户名称</t></si><si><t>日期</t></si><si><t>云杉</t></si>");
        }

        if (kind == "xls")
        {
            using var file = TableFileTests.Fixture("customers_1997.xls");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }

        return Encoding.UTF8.GetBytes(kind == "csv"
            ? "客户名称,备注\r\n云杉,\"第一行\n第二行\"\r\n锦屏,\"他说\"\"好\"\"\"\r\n"
            : "{\"items\":[{\"name\":\"云杉\",\"tags\":[\"a\"]},{\"name\":\"锦屏\",\"n\":1.5}],\"next\":null}");
    }
}
