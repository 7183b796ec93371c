using Guanxi.Customers;
using Guanxi.Opportunities;
using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Guanxi.Products;

namespace Guanxi.Demo;

/// <summary>Invents a catalogue and, for some customers, deals in believable states. The same seed gives the same deals.</summary>
internal sealed class DemoDeals(PipelineMap pipeline, int seed, DateTimeOffset now)
{
    private const double Share = 0.2, WonShare = 0.34, LostShare = 0.26;

    private static readonly (string Name, string Category, ProductKind Kind, string Unit, decimal Price)[] Catalogue =
    [
        ("CRM 标准版", "软件", ProductKind.Renewal, "用户/年", 1_200), ("CRM 企业版", "软件", ProductKind.Renewal, "用户/年", 2_400), ("数据分析模块", "软件", ProductKind.Renewal, "年", 18_000),
        ("移动端扩展包", "软件", ProductKind.OneOff, "套", 9_800), ("实施服务", "服务", ProductKind.Service, "人天", 2_500), ("数据迁移", "服务", ProductKind.Service, "次", 15_000),
        ("定制开发", "服务", ProductKind.Service, "人天", 3_200), ("操作培训", "服务", ProductKind.Service, "场", 6_000), ("硬件终端", "硬件", ProductKind.OneOff, "台", 3_600),
    ];

    private static readonly string[] Topics = ["系统采购", "年度续费", "扩容项目", "数字化升级", "试点项目", "二期建设", "服务外包", "集团统一采购"];
    private static readonly string[] Rivals = ["Salesforce", "纷享销客", "销售易", "钉钉CRM", "用友CRM", "自研系统"];
    private static readonly string[] Reasons = ["价格太高", "预算取消", "选择了竞争对手", "需求变化", "长期没有回应"];
    private static readonly string[] Steps = ["安排产品演示", "发送正式报价", "约谈技术负责人", "等待预算审批", "准备合同草案", "确认实施计划"];

    public static IEnumerable<ProductChanges> Products() =>
        Catalogue.Select(p => new ProductChanges { Name = p.Name, Category = p.Category, Kind = p.Kind, Unit = p.Unit, UnitPrice = p.Price, TaxRate = p.Kind == ProductKind.OneOff ? 13 : 6 });

    /// <summary>None for most customers, up to three for some.</summary>
    public IEnumerable<BroughtDeal> For(Customer customer, int index, IReadOnlyList<Product> products)
    {
        var dice = new DemoDataDice(unchecked(seed + 7919), index);
        if (!customer.IsActive || customer.OwnerId is null || !dice.Chance(customer.Status == CustomerStatus.Potential ? Share / 2 : Share)) yield break;
        for (var left = dice.Weighted([(1, 70), (2, 22), (3, 8)]); left > 0; left--) yield return Deal(customer, dice, products);
    }

    private BroughtDeal Deal(Customer customer, DemoDataDice dice, IReadOnlyList<Product> products)
    {
        var stage = StageOf(customer, dice);
        var isOpen = stage.Kind == StageKind.Open;
        var ended = isOpen ? now : now.AddDays(-dice.Between(1, 300)).AddMinutes(-dice.Between(0, 600));
        var way = isOpen ? pipeline.Stages.Where(s => s.Kind == StageKind.Open && s.Position < stage.Position).ToList() : [.. pipeline.Stages.Where(s => s.Kind == StageKind.Open).Take(stage.Kind == StageKind.Won ? int.MaxValue : dice.Between(1, 4))];
        var began = ended.AddDays(-(way.Count + 1) * dice.Between(4, 16)).AddMinutes(-dice.Between(0, 600));
        var step = (ended - began) / (way.Count + 1);
        var lines = LinesOf(dice, products);
        return new BroughtDeal(Facts(customer, stage, lines, dice), customer, null, customer.OwnerId, pipeline, stage)
        {
            Lines = lines,
            Way = way.Select((s, i) => (s, began + (step * i))).ToList(),
            CreatedAt = began,
            StageSince = isOpen ? began + (step * way.Count) : null,
            ClosedAt = isOpen ? null : ended,
            TouchedAt = dice.Chance(0.8) ? ended.AddDays(-dice.Between(0, 12)) : null,
        };
    }

    private Stage StageOf(Customer customer, DemoDataDice dice)
    {
        var share = dice.Share();
        if (customer.Status == CustomerStatus.Won && share < WonShare) return pipeline.Of(StageKind.Won);
        if (share > 1 - LostShare) return pipeline.Of(StageKind.Lost);
        return dice.OfFavouringFirst([.. pipeline.Stages.Where(s => s.Kind == StageKind.Open)]);
    }

    private OpportunityChanges Facts(Customer customer, Stage stage, List<BroughtLine> lines, DemoDataDice dice)
    {
        var total = lines.Sum(l => l.Quantity * l.Product.UnitPrice);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return new OpportunityChanges
        {
            Title = $"{customer.ShortName ?? customer.Name}{dice.Of(Topics)}",
            ExpectedCloseDate = stage.Kind == StageKind.Open ? today.AddDays(dice.Between(-12, 150)) : default(Optional<DateOnly?>),
            ForecastCategory = stage.Probability >= 70 ? ForecastCategory.Commit : stage.Probability >= 50 ? ForecastCategory.BestCase : ForecastCategory.Pipeline,
            Competitors = dice.Chance(0.4) ? new List<Competitor> { new() { Name = dice.Of(Rivals), Strengths = "品牌知名度高", Weaknesses = "价格较高" } } : default(Optional<List<Competitor>>),
            NextStep = stage.Kind == StageKind.Open && dice.Chance(0.7) ? dice.Of(Steps) : null,
            Source = customer.Source,
            ActualAmount = stage.Kind == StageKind.Won ? Math.Round(total * dice.Between(88, 101) / 100, 2) : default(Optional<decimal?>),
            LostReason = stage.Kind == StageKind.Lost ? dice.Of(Reasons) : null,
            LostTo = stage.Kind == StageKind.Lost && dice.Chance(0.4) ? dice.Of(Rivals) : null,
        };
    }

    private static List<BroughtLine> LinesOf(DemoDataDice dice, IReadOnlyList<Product> products)
    {
        var chosen = Enumerable.Range(0, dice.Between(1, 4)).Select(_ => dice.OfFavouringFirst(products)).DistinctBy(p => p.Id);
        return [.. chosen.Select(p => OpportunitiesModule.Line(p, p.Kind == ProductKind.Renewal && p.UnitPrice < 5_000 ? dice.Between(10, 120) : dice.Between(1, 12)))];
    }
}
