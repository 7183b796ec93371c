using Guanxi.Platform.Pdf;

namespace Guanxi.Tests.Platform.Pdf;

/// <summary>Reports to write.</summary>
internal static class PdfSamples
{
    public static readonly string LongName = string.Concat(Enumerable.Repeat("上海浦东新区张江高科技园区信息技术（集团）股份有限公司", 20))[..500];
    public static readonly IReadOnlyList<string> Months = [.. Enumerable.Range(1, 12).Select(m => $"2026-{m:00}")];

    public static PdfReport Page(PdfChart? chart = null, PdfTable? table = null) => new("销售分析报告", "2026 年第三季度", [new("月度成交金额", "仅含可见的商机", chart, table)]);

    public static PdfChart Chart(PdfChartKind kind, IReadOnlyList<string> labels, params IReadOnlyList<decimal?>[] values) =>
        new(kind, labels, [.. values.Select((v, i) => new PdfSeries($"系列{i + 1}", v))], PdfFormat.Money("CNY"));

    public static PdfTable Table(int rows) => new(
        [new("客户", PdfFormat.Text), new("金额", PdfFormat.Money("CNY")), new("商机数", PdfFormat.Count), new("赢单率", PdfFormat.Rate)],
        [.. Enumerable.Range(1, rows).Select(i => (IReadOnlyList<PdfCell>)[$"第{i}号客户有限公司", i * 1000.5m, (decimal)i, 0.5m])]);

    public static decimal?[] Rising(int count) => [.. Enumerable.Range(1, count).Select(i => (decimal?)(i * 12_345))];
}
