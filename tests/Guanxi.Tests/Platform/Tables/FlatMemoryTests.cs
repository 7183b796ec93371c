using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Tables.Reading;

namespace Guanxi.Tests.Platform.Tables;

/// <summary>Runs alone: what other tests hold at the same time would be counted too.</summary>
[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
[Collection(nameof(FlatMemoryTests))]
public sealed class FlatMemoryTests
{
    private const int Rows = 100_000;
    private static readonly TableColumn[] Columns =
    [
        new("code", "客户编号", FieldType.Text), new("name", "客户名称", FieldType.Text), new("phone", "电话", FieldType.Phone),
        new("annual_revenue", "年营业额", FieldType.Money), new("founded_on", "成立日期", FieldType.Date), new("notes", "备注", FieldType.LongText),
    ];

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Json)]
    public async Task Writing_and_reading_a_hundred_thousand_rows_holds_only_some_of_them(TableFormat format)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
            var peak = new Peak();
            await using (var writer = await TableWriters.Start(format, file, Columns, "客户"))
            {
                for (var i = 1; i <= Rows; i++)
                {
                    await writer.Write([$"C{i:D7}", $"云杉软件第{i}分公司", $"139{i:D8}", i * 1.5m, new DateOnly(2024, 3, 7), "重点客户，按季回访"]);
                    peak.Sample(i);
                }

                await writer.Finish();
            }

            using var table = TableFile.Open(file, "", TableLimits.Default);
            var read = 0;
            foreach (var row in table.Rows())
            {
                if (++read == Rows) Assert.Equal([$"C{Rows:D7}", "150000"], [row.Values[0], row.Values[3].Replace(".0", "", StringComparison.Ordinal)]);
                peak.Sample(read);
            }

            Assert.Equal(Rows, read);
            Assert.InRange(table.RowEstimate, Rows / 2, Rows * 2);
            Assert.True(peak.Bytes < 24 << 20, $"{peak.Bytes >> 20} MB");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Shared_strings_beyond_the_memory_go_to_disk_and_come_back()
    {
        var items = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<si><t>公司{i}</t></si>"));
        using var parts = new XlsxParts(new MemoryStream(TableFileTests.Workbook("", items)), TableLimits.Default);

        using var strings = SharedStrings.Read(parts, TableLimits.Default, memoryLength: 10_000);

        foreach (var i in new[] { 0, 100, 19_999, 12_345, 4_096, 8_192, 12_345 }) Assert.Equal($"公司{i}", strings[i]);
        Assert.Throws<TableException>(() => strings[20_000]);
    }

    /// <summary>The most that was held over what was held before, looked at every 25,000 rows.</summary>
    private sealed class Peak
    {
        private readonly long start = GC.GetTotalMemory(forceFullCollection: true);

        public long Bytes { get; private set; }

        public void Sample(int row)
        {
            if (row % 25_000 == 0) Bytes = Math.Max(Bytes, GC.GetTotalMemory(forceFullCollection: true) - start);
        }
    }
}
