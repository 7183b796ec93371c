using Guanxi.Platform.Fields;
using Guanxi.Platform.Tables;
using Guanxi.Tests.Attacks;

namespace Guanxi.Tests.Platform.Tables;

public sealed class WriterTests
{
    private static readonly string[] Naughty =
    [
        "=1+1", "'=1+1", "''=1+1", "'", "''", "'quoted'", "\t=1", "\r=1", "\n=1", " =1+1", "\"=1+1", "＝1+1", ";=1+1", ",=1+1", "=\"0012\"", "=\"a\"&\"b\"",
        "+86 139 0000 0001", "'+86 139 0000 0001", "-100", "-12.5%", "@微信号", "=_=", "- 备注", "+cmd|' /C calc'!A0",
        "_x0041_", "_x005F_", "_x000D_", "a\r\nb\rc\nd", "\u0001\u0002\u001f", "\ufffe\uffff", "]]>&<b>\"'", " leading", "trailing ", "\u00a0", "\u3000全角", "𠮷野家👨‍👩‍👧", "\ufeffBOM", "sep=;",
        "null", "NULL", "true", "1E+3", "0012", "01/02/2024", "{\"a\":1}", "[1]",
    ];

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Json)]
    public async Task Any_text_comes_back_unchanged(TableFormat format) => await ComesBack(format, Naughty);

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    [InlineData(TableFormat.Json)]
    public async Task The_big_list_of_naughty_strings_comes_back_unchanged(TableFormat format)
    {
        var strings = SharedData.Json("10-security/blns/blns.json").EnumerateArray().Select(s => s.GetString()!);
        var payloads = File.ReadAllLines(SharedData.PathOf("10-security/payloadbox-csv-injection/csv-payload.txt"));

        await ComesBack(format, [.. strings, .. payloads]);
    }

    [Fact]
    [AttackCase("AC-256", "AC-257")]
    public void Formulas_are_guarded_and_numbers_stay_readable()
    {
        var cases = SharedData.Json("10-security/csv_injection_cases.json");

        foreach (var text in cases.GetProperty("must_be_neutralised").EnumerateArray().Select(c => c.GetString()!))
        {
            Assert.Equal("'" + text, CellGuard.Protect(text));
            Assert.Equal(text, CellGuard.Undo(CellGuard.Protect(text)));
        }

        foreach (var text in cases.GetProperty("should_stay_readable").EnumerateArray().Select(c => c.GetString()!))
        {
            Assert.EndsWith(text, CellGuard.Protect(text), StringComparison.Ordinal);
            Assert.Equal(text, CellGuard.Undo(CellGuard.Protect(text)));
        }
    }

    [Theory]
    [InlineData("-100", "-100")]
    [InlineData("+1 (555) 010-0000", "+1 (555) 010-0000")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("'-100", "'-100")]
    [InlineData("plain = text", "plain = text")]
    [InlineData("", "")]
    public void The_guard_stands_only_where_it_must(string text, string written) => Assert.Equal(written, CellGuard.Protect(text));

    [Fact]
    public async Task A_guarded_cell_is_quoted_so_that_another_separator_cannot_free_it()
    {
        var bytes = await Written(TableFormat.Csv, [[";=1+1", 5, -5]], [Column("a"), Column("b"), Column("c")]);

        Assert.Equal("\ufeffa,b,c\r\n\"';=1+1\",5,-5\r\n", System.Text.Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public async Task Typed_cells_are_typed_in_a_workbook_and_plain_in_text()
    {
        object?[] row = ["云杉", 1234567.89m, new DateOnly(2024, 3, 7), new DateTimeOffset(2024, 3, 7, 9, 30, 15, TimeSpan.FromHours(8)), true, new[] { "a", "b" }, 123456789012345678L, null];
        var columns = Enumerable.Range(0, row.Length).Select(i => Column($"c{i}")).ToArray();
        string[] expected = ["云杉", "1234567.89", "2024-03-07", "2024-03-07 09:30:15", "true", "a; b", "123456789012345678", ""];

        using var workbook = TableFileTests.Open(await Written(TableFormat.Xlsx, [row], columns));
        using var csv = TableFileTests.Open(await Written(TableFormat.Csv, [row], columns));
        using var json = TableFileTests.Open(await Written(TableFormat.Json, [row], columns));

        Assert.Equal(expected, workbook.Rows().Single().Values);
        Assert.Equal(expected, csv.Rows().Single().Values);
        Assert.Equal("2024-03-07T01:30:15Z", json.Rows().Single().Values[3]);
    }

    [Fact]
    public async Task A_full_sheet_is_followed_by_another_with_its_own_headings()
    {
        var target = new MemoryStream();
        await using (var writer = XlsxTableWriter.Start(new ForwardStream(target), [Column("编号")], "客户:清单", 3))
        {
            for (var i = 1; i <= 5; i++) await writer.Write([$"{i}"]);
            await writer.Finish();
        }

        using var first = TableFileTests.Open(target.ToArray());
        using var second = TableFile.Open(target, "", TableLimits.Default, first.Sheets[1]);
        Assert.Equal(["客户清单", "客户清单 2", "客户清单 3"], first.Sheets);
        Assert.Equal(["1", "2"], first.Rows().Select(r => r.Values[0]));
        Assert.Equal(["编号"], second.Columns);
        Assert.Equal(["3", "4"], second.Rows().Select(r => r.Values[0]));
    }

    [Fact]
    public async Task A_workbook_that_was_not_finished_is_not_readable()
    {
        var target = new MemoryStream();
        await using (var writer = XlsxTableWriter.Start(new ForwardStream(target), [Column("a")], "s")) await writer.Write(["1"]);

        Assert.ThrowsAny<TableException>(() => TableFile.Open(target, "", TableLimits.Default));
    }

    private static async Task ComesBack(TableFormat format, string[] texts)
    {
        var rows = texts.Select((t, i) => new object?[] { $"r{i}", t }).ToList();

        using var table = TableFileTests.Open(await Written(format, rows, [Column("id"), Column("text")]));
        var read = table.Rows().ToList();

        Assert.Equal(texts.Length, read.Count);
        for (var i = 0; i < texts.Length; i++) Assert.Equal(texts[i], read[i].Values[1]);
        Assert.DoesNotContain(read, r => r.IsDoubtful);
    }

    private static async Task<byte[]> Written(TableFormat format, IReadOnlyList<object?[]> rows, IReadOnlyList<TableColumn> columns)
    {
        var target = new MemoryStream();
        await using (var writer = await TableWriters.Start(format, new ForwardStream(target), columns, "数据"))
        {
            foreach (var row in rows) await writer.Write(row);
            await writer.Finish();
        }

        return target.ToArray();
    }

    private static TableColumn Column(string key) => new(key, key, FieldType.Text);

    /// <summary>Like the body of an answer: cannot seek and refuses synchronous writing.</summary>
    private sealed class ForwardStream(Stream inner) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => throw new InvalidOperationException("Synchronous.");
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
    }
}
