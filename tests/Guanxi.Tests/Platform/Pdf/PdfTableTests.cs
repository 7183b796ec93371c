using Guanxi.Platform.Pdf;

namespace Guanxi.Tests.Platform.Pdf;

public sealed class PdfTableTests
{
    [Fact]
    public void A_long_table_goes_on_over_pages_with_its_heading_on_each()
    {
        var pages = PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(200))).Texts;

        Assert.InRange(pages.Count, 4, 8);
        Assert.All(pages, page => Assert.Contains("客户", page));
        for (var i = 0; i < pages.Count; i++) Assert.Contains($"{i + 1} / {pages.Count}", pages[i]);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => $"第{i}号客户有限公司"), pages.SelectMany(p => p).Where(t => t.EndsWith("有限公司", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_is_drawn_below_the_foot_of_a_page() => Assert.All(
        PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(200))).Pages.SelectMany(page => System.Text.RegularExpressions.Regex.Matches(page, @" ([-\d.]+) Td").Select(m => double.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))),
        y => Assert.True(y > 50 || Math.Abs(y - 26) < 0.5, $"{y}"));

    [Fact]
    public void The_total_stands_with_the_row_above_it()
    {
        for (var rows = 30; rows < 45; rows++)
        {
            var last = PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(rows) with { Totals = ["合计", 1m, 2m, 0.5m] })).Texts[^1];

            Assert.Contains("合计", last);
            Assert.Contains($"第{rows}号客户有限公司", last);
        }
    }

    [Fact]
    public void Figures_end_at_one_line_and_columns_have_the_same_decimals()
    {
        var table = new PdfTable([new("名称", PdfFormat.Text), new("金额", PdfFormat.Money("CNY")), new("天数", PdfFormat.Days)], [["甲", 5m, 3m], ["乙", -1234.5m, 12.25m]]);
        var text = PdfReading.Of(PdfSamples.Page(table: table)).AllText;

        foreach (var part in (string[])["¥5.00", "-¥1,234.50", "3.0 天", "12.3 天"]) Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_do_not_fit_go_below_with_the_first_one_again()
    {
        var table = new PdfTable([new("客户", PdfFormat.Text), .. Enumerable.Range(1, 30).Select(i => new PdfColumn($"第{i}列", PdfFormat.Money("CNY")))],
            [[PdfSamples.LongName, .. Enumerable.Range(1, 30).Select(i => (PdfCell)((i * 1_000_000) + 0.25m))]]);
        var texts = PdfReading.Of(PdfSamples.Page(table: table)).Texts.SelectMany(t => t).ToList();

        Assert.True(texts.Count(t => t == "客户") > 2);
        for (var i = 1; i <= 30; i++) Assert.Contains("¥" + ((i * 1_000_000) + 0.25m).ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture), texts);
    }

    [Fact]
    public void Rows_of_any_shape_are_written()
    {
        var table = new PdfTable([new("名称", PdfFormat.Text), new("数量", PdfFormat.Count)],
            [[], [default, default], ["只有名称"], ["多出来的", 1m, 2m, "三"], [PdfSamples.LongName, decimal.MaxValue], [(string?)null, decimal.MinValue]]);
        var text = PdfReading.Of(PdfSamples.Page(table: table)).AllText;

        Assert.Contains("只有名称", text, StringComparison.Ordinal);
        Assert.Contains("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_says_so()
    {
        Assert.Contains("暂无数据", PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(0))).AllText, StringComparison.Ordinal);
        Assert.Contains("No data", PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(0)), "en").AllText, StringComparison.Ordinal);
        Assert.Single(PdfReading.Of(PdfSamples.Page(table: new PdfTable([], [[], []]))).Pages);
    }

    [Fact]
    public void Ten_thousand_rows_are_a_file_of_less_than_a_megabyte()
    {
        var pdf = PdfReading.Of(PdfSamples.Page(table: PdfSamples.Table(10_000)));

        Assert.True(pdf.Pages.Count > 200);
        Assert.InRange(pdf.Length, 1, 1024 * 1024);
    }
}
