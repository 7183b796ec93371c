using System.Diagnostics;
using Guanxi.Platform.Pdf;

namespace Guanxi.Tests.Platform.Pdf;

public sealed class PdfDocumentTests
{
    private static PdfReport Full() => PdfSamples.Page(PdfSamples.Chart(PdfChartKind.Bar, PdfSamples.Months, PdfSamples.Rising(12)), PdfSamples.Table(8));

    [Fact]
    public void Every_object_lies_where_the_table_says_and_is_reached_from_the_root()
    {
        var pdf = PdfReading.Of(Full() with { Sections = [.. Full().Sections, .. Full().Sections] });

        Assert.StartsWith("%PDF-1.7\n", pdf.File, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, pdf.Size - 1), pdf.Reachable().Order());
    }

    [Fact]
    public void The_file_says_its_title_language_and_producer()
    {
        var pdf = PdfReading.Of(Full() with { MadeAt = new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.FromHours(8)) });

        Assert.Contains(pdf.Objects.Values, o => o.Contains($"/Title{PdfFile.Text("销售分析报告")}/Producer(Guanxi CRM)/CreationDate(D:20261001010000Z)", StringComparison.Ordinal));
        Assert.Contains(pdf.Objects.Values, o => o.Contains("/Lang(zh-CN)", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_written_can_be_copied_out_again()
    {
        var text = PdfReading.Of(Full()).AllText;

        foreach (var part in (string[])["销售分析报告", "2026 年第三季度", "月度成交金额", "仅含可见的商机", "第8号客户有限公司", "¥8,004.00", "50.0%", "1 / 1", "¥14.8万"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_programs_read_the_same_text()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.pdf");
        try
        {
            await using (var target = File.Create(file)) PdfDocument.Write(Full(), "zh-CN", target);
            using var reader = StartReader(file);
            Assert.SkipWhen(reader is null, "pdftotext is not installed");
            var text = await reader!.StandardOutput.ReadToEndAsync();

            Assert.Contains("月度成交金额", text, StringComparison.Ordinal);
            Assert.Contains("第8号客户有限公司", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_page_is_small_for_only_the_glyphs_used_are_in_it()
    {
        var pdf = PdfReading.Of(Full());

        Assert.Single(pdf.Pages);
        Assert.InRange(pdf.Length, 1, 60 * 1024);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() => Assert.Equal(PdfReading.Of(Full()).File, PdfReading.Of(Full()).File);

    [Fact]
    public void A_lying_page_is_wider_than_high() =>
        Assert.Contains(PdfReading.Of(Full() with { IsLandscape = true }).Objects.Values, o => o.Contains("/MediaBox[0 0 841.89 595.28]", StringComparison.Ordinal));

    [Fact]
    public void Sections_are_listed_beside_the_pages()
    {
        var pdf = PdfReading.Of(new PdfReport("报告", null, [new("第一部分"), new("第二部分"), new("第三部分")]));

        foreach (var title in (string[])["第一部分", "第二部分", "第三部分"])
            Assert.Contains(pdf.Objects.Values, o => o.Contains($"/Title{PdfFile.Text(title)}/Parent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_of_nothing_is_a_page() => Assert.Single(PdfReading.Of(new PdfReport("", null, [])).Pages);

    [Fact]
    public void Characters_no_font_has_do_no_harm()
    {
        var pdf = PdfReading.Of(new PdfReport("🙂 עולם مرحبا", "\ud800 \u0001\t\u200d结束", [new(PdfSamples.LongName, "第一行\n\n第二行 " + PdfSamples.LongName)]));

        Assert.Contains("🙂 עולם مرحبا", pdf.AllText, StringComparison.Ordinal);
        Assert.Contains("结束", pdf.AllText, StringComparison.Ordinal);
        Assert.Contains("第一行", pdf.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotation_marks_in_Latin_text_are_narrow_and_copied_as_they_were()
    {
        var ink = new PdfInk();
        var style = new PdfStyle(10, PdfPalette.Text);

        Assert.True(ink.Width("the firm’s", style) < ink.Width("the firm", style) + 9);
        Assert.Equal(ink.Width("公司", style) + 20, ink.Width("“公司”", style), 2);
        Assert.Contains("the firm’s", PdfReading.Of(new PdfReport("the firm’s", null, []), "en").AllText, StringComparison.Ordinal);
    }

    private static Process? StartReader(string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
