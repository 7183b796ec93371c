namespace Guanxi.Demo;

/// <summary>How far one has come with a customer: a funnel with many at the top, and money where business was done.</summary>
internal sealed record DemoDataRelation(string Status, decimal? AnnualRevenue, decimal? CooperationYears, DateOnly CreatedOn, string Scale)
{
    private const int OldestInDays = 1_400;

    public static readonly IReadOnlyList<(string Value, int Weight)> Sources =
        [("网站", 24), ("转介绍", 20), ("展会", 14), ("电话", 12), ("广告", 10), ("社交媒体", 9), ("合作伙伴", 7), ("陌生拜访", 4)];

    public static readonly string[] PaymentTerms = ["预付全款", "预付30%，验收后付清", "月结30天", "月结60天", "货到付款", "分期付款"];

    private static readonly (string Value, int Weight)[] Funnel = [("potential", 44), ("interested", 27), ("won", 19), ("lost", 10)];

    private static readonly string[] Topics = ["VIP", "华南大区", "华东大区", "年度框架", "需要发票", "试用中", "竞品用户", "老板直签"];

    public static DemoDataRelation Roll(DemoDataDice dice, string scale, DateOnly today)
    {
        var status = dice.Weighted(Funnel);
        // enquiries are young, what was won or lost took its time
        var (curve, youngest) = status switch { "potential" => (2.2, 1), "interested" => (1.4, 5), "won" => (1.1, 40), _ => (1.1, 120) };
        var created = today.AddDays(-youngest - (int)(Math.Pow(dice.Share(), curve) * (OldestInDays - youngest)));
        var bought = status == "won" || (status == "lost" && dice.Chance(0.5));
        // business often began before this system was there
        var years = bought ? Math.Round((decimal)(Math.Pow(dice.Share(), 1.6) * 12) + 0.2m, 1) : status == "interested" && dice.Chance(0.3) ? 1m : 0m;
        return new DemoDataRelation(status, Revenue(dice, status, scale, bought), years, created, scale);
    }

    public static IReadOnlyList<string> Tags(DemoDataRelation relation, DemoDataDice dice)
    {
        var tags = new List<string>();
        if (relation.AnnualRevenue > 1_000_000m && dice.Chance(0.7))
            tags.Add(dice.Of(["高价值客户", "重点客户", "战略客户"]));
        if (relation.CooperationYears > 3m && dice.Chance(0.5))
            tags.Add("长期合作");
        if (relation.Status == "lost")
            tags.Add("流失客户");
        if (relation is { Status: "won", CooperationYears: < 1m })
            tags.Add("新客户");
        if (tags.Count == 0 && dice.Chance(0.3))
            tags.Add("普通客户");
        if (dice.Chance(0.25))
            tags.Add(dice.Of(Topics));
        return tags;
    }

    // yuan a year, spread over powers of ten as real turnovers are
    private static decimal? Revenue(DemoDataDice dice, string status, string scale, bool bought)
    {
        if (!bought && (status != "interested" || dice.Chance(0.5)))
            return null;
        var magnitude = scale switch { "大型" => 5.9, "中型" => 5.3, _ => 4.6 } + (dice.Share() + dice.Share() - 0.6) * 1.1;
        return Math.Round((decimal)Math.Pow(10, magnitude) / 100m) * 100m;
    }
}
