using Guanxi.Platform.Pdf;
using Guanxi.Platform.Pdf.Charts;

namespace Guanxi.Tests.Platform.Pdf;

public sealed class PdfChartTests
{
    public static readonly TheoryData<string> Kinds = [.. Enum.GetNames<PdfChartKind>()];

    private static readonly string[] Stages = ["线索", "方案", "赢单"];

    private static PdfReading Draw(PdfChart chart, string language = "zh-CN") => PdfReading.Of(PdfSamples.Page(chart), language);

    private static PdfChartKind Kind(string name) => Enum.Parse<PdfChartKind>(name);

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_shows_its_labels_and_figures(string kind)
    {
        var text = Draw(PdfSamples.Chart(Kind(kind), Stages, [300_000m, 200_000m, 50_000m])).AllText;

        foreach (var label in Stages) Assert.Contains(label, text, StringComparison.Ordinal);
        Assert.Contains("¥20万", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_says_when_there_is_nothing(string kind)
    {
        foreach (var chart in (PdfChart[])[PdfSamples.Chart(Kind(kind), []), PdfSamples.Chart(Kind(kind), Stages), PdfSamples.Chart(Kind(kind), Stages, new decimal?[] { null, null }), PdfSamples.Chart(Kind(kind), [], [1m])])
            Assert.Contains("暂无数据", Draw(chart).AllText, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_bears_odd_figures_and_names(string kind)
    {
        string[] odd = [PdfSamples.LongName, "", "🙂👨‍👩‍👧", "שלום", "a\u0001\n\tb", "x", "y"];
        foreach (var values in (decimal?[][])[[0, 0, 0, 0, 0, 0, 0], [-5, -1, -3], [null, 0, decimal.MaxValue, decimal.MinValue, 0.0000000001m, -1, 1], [7]])
            Assert.Equal(Draw(PdfSamples.Chart(Kind(kind), odd, values, values, [1m])).Size - 1, Draw(PdfSamples.Chart(Kind(kind), odd, values, values, [1m])).Reachable().Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Each_kind_bears_ten_thousand_labels_and_a_hundred_series(string kind)
    {
        var labels = Enumerable.Range(1, 10_000).Select(i => $"第{i}个客户的名称").ToList();
        var pdf = Draw(PdfSamples.Chart(Kind(kind), labels, [.. Enumerable.Repeat<IReadOnlyList<decimal?>>(PdfSamples.Rising(10_000), 100)]));

        Assert.Matches("另有 |其他 ", pdf.AllText);
        Assert.InRange(pdf.Length, 1, 1024 * 1024);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Figures_are_words_of_the_language(string kind)
    {
        var text = Draw(PdfSamples.Chart(Kind(kind), Stages, [300_000m, 200_000m, 50_000m]), "en").AllText;

        Assert.Contains("¥200K", text, StringComparison.Ordinal);
        Assert.DoesNotContain("万", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_stand_over_periods_and_lie_beside_long_names()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"华东大客户销售{"一二三四五六七八九十百千"[i]}部与合作伙伴团队").ToList();
        var space = new ChartSpace(new PdfInk(), new PdfNumbers("zh-CN"), "zh-CN", 500, 700);

        Assert.True(ColumnBars.Suits(ChartData.Of(PdfSamples.Chart(PdfChartKind.Bar, PdfSamples.Months, PdfSamples.Rising(12)), 120, 8), space));
        Assert.False(ColumnBars.Suits(ChartData.Of(PdfSamples.Chart(PdfChartKind.Bar, names, PdfSamples.Rising(12)), 120, 8), space));
    }

    [Fact]
    public void A_funnel_tells_how_many_went_on()
    {
        var text = Draw(PdfSamples.Chart(PdfChartKind.Funnel, Stages, [200m, 100m, 25m])).AllText;

        Assert.Contains("12.5%", text, StringComparison.Ordinal);
        Assert.Contains("25.0%", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pie_puts_small_slices_together_and_says_what_it_cannot_show()
    {
        var text = Draw(PdfSamples.Chart(PdfChartKind.Pie, [.. Enumerable.Range(1, 12).Select(i => $"行业{i}")], [.. PdfSamples.Rising(11), -5m])).AllText;

        Assert.Contains("其他 4 项", text, StringComparison.Ordinal);
        Assert.Contains("1 个负值", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waterfall_signs_changes_and_not_levels()
    {
        var text = Draw(PdfSamples.Chart(PdfChartKind.Waterfall, ["期初", "新增", "输单", "期末"], [100m, 50m, -30m, 120m]) with { Levels = new HashSet<int> { 0, 3 } }).AllText;

        foreach (var part in (string[])["¥100", "+¥50", "-¥30", "¥120"]) Assert.Contains(part, text.Split('\n'));
    }

    [Fact]
    public void A_flow_tells_what_each_place_lost_and_got()
    {
        var text = Draw(PdfSamples.Chart(PdfChartKind.Flow, ["冠军客户", "流失客户"], [70m, 5m], [20m, null]) with { Format = PdfFormat.Count }).AllText.Split('\n');

        foreach (var part in (string[])["系列1", "75", "系列2", "20", "冠军客户", "90", "流失客户", "5"]) Assert.Contains(part, text);
    }

    [Fact]
    public void Many_cohorts_go_over_pages()
    {
        var rows = Enumerable.Range(1, 90).Select(_ => (IReadOnlyList<decimal?>)[.. Enumerable.Range(0, 40).Select(i => (decimal?)(1m / (i + 1)))]).ToArray();
        var pdf = Draw(PdfSamples.Chart(PdfChartKind.Cohort, [.. Enumerable.Range(0, 40).Select(i => $"{i} 月")], rows) with { Format = PdfFormat.Rate });

        Assert.True(pdf.Pages.Count > 3);
        Assert.Contains("系列90", pdf.AllText, StringComparison.Ordinal);
    }
}
