namespace Guanxi.Opportunities.Pipelines;

/// <summary>A pipeline to begin with.</summary>
public sealed record PipelineTemplate(string Template, string Name, IReadOnlyList<StageEntry> Stages);

/// <summary>The built-in pipelines of the requirement documents. Where one has no stage for lost deals, it gets 输单.</summary>
internal static class PipelineTemplates
{
    public const string Standard = "standard";
    private const string Won = "#52c41a";
    private const string Lost = "#bfbfbf";
    private static readonly string[] Open = ["#91caff", "#69b1ff", "#4096ff", "#1677ff", "#0958d9", "#003eb3"];

    public static readonly IReadOnlyList<PipelineTemplate> All =
    [
        new(Standard, "标准销售流程",
            [Step("contact", "初步接触", 10), Step("requirement", "需求确认", 30), Step("proposal", "方案提交", 50), Step("negotiation", "商务谈判", 70), End("won", "成交"), NoDeal]),
        new("classic", "线索到成交",
            [Step("lead", "线索", 10), Step("opportunity", "商机", 30), Step("proposal", "报价", 50), Step("negotiation", "谈判", 75), End("won", "成交"), NoDeal]),
        new("qualification", "资质认定流程",
        [
            Step("prospecting", "寻找客户", 10, "初次联系", "资质认定电话"), Step("qualification", "资质认定", 25, "需求分析", "预算确认"),
            Step("proposal", "提案", 50, "发送提案", "跟进"), Step("negotiation", "谈判", 75, "合同审查", "最终条款"), End("won", "成交", "合同签署", "启动"), NoDeal,
        ]),
        new("funnel", "销售漏斗",
        [
            Step("lead", "潜在客户", 10), Step("qualified", "合格线索", 30), Step("proposal", "方案阶段", 50), Step("negotiation", "商务谈判", 70),
            End("closed_won", "成交"), new StageEntry { Code = "closed_lost", Name = "失败", Kind = StageKind.Lost, Color = Lost },
        ]),
    ];

    public static PipelineTemplate? Find(string? code) => All.FirstOrDefault(t => t.Template == code);

    public static string ColorOf(int position, StageKind kind) => kind switch
    {
        StageKind.Won => Won,
        StageKind.Lost => Lost,
        _ => Open[Math.Min(position, Open.Length - 1)],
    };

    private static StageEntry NoDeal => new() { Code = "lost", Name = "输单", Kind = StageKind.Lost, Color = Lost };

    private static StageEntry Step(string code, string name, int probability, params string[] activities) =>
        new() { Code = code, Name = name, Probability = probability, RequiredActivities = [.. activities] };

    private static StageEntry End(string code, string name, params string[] activities) =>
        new() { Code = code, Name = name, Probability = 100, Kind = StageKind.Won, Color = Won, RequiredActivities = [.. activities] };
}
