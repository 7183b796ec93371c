namespace Guanxi.Demo;

/// <summary>Sentences a sales person would write down after a call, a visit, a message.</summary>
internal sealed class DemoDataContents(string status, string industry, DemoDataDice dice)
{
    private static readonly string[] Products = ["客户管理系统", "数据分析平台", "移动办公套件", "智能客服", "营销自动化", "供应链协同平台", "年度维保服务", "定制开发", "标准版", "企业版", "私有化部署方案"];
    private static readonly string[] Topics = ["功能清单", "实施周期", "报价明细", "数据迁移", "接口对接", "售后服务", "合同条款", "付款方式", "用户数与权限", "安全合规", "培训安排", "试用情况"];
    private static readonly string[] Work = ["数据迁移", "接口对接", "上线验收", "用户培训", "报表配置", "权限设置", "年度巡检"];
    private static readonly string[] Worries = ["价格高于预算", "担心数据迁移", "内部还没有统一意见", "正在对比其他厂商", "希望先试用再定", "审批流程较长", "今年预算已经用完", "关心上线时间"];
    private static readonly string[] Next = ["下周一再联系", "三天内发修改后的方案", "约下周上门演示", "等对方内部评审结果", "月底前给答复", "本周内寄出合同", "请技术同事一起参会", "节后跟进"];

    private static readonly string[] Firsts =
    [
        "初次联系，介绍了公司和{product}，对方表示有兴趣了解，{next}。",
        "对方主动询问{product}，主要想了解{topic}。",
        "新客户，确认了联系人和基本需求，{next}。",
    ];

    private static readonly Dictionary<string, string[]> ByStatus = new()
    {
        ["potential"] =
        [
            "再次介绍了{product}，对方表示有兴趣，{next}。",
            "了解到目前用表格管理客户，顾虑：{worry}，{next}。",
            "对方说近期没有采购计划，{next}。",
            "确认了负责人和决策流程，需求集中在{topic}。",
        ],
        ["interested"] =
        [
            "讨论{product}方案，重点是{topic}，{next}。",
            "讲解报价，对方反馈：{worry}，{next}。",
            "演示了{product}，对{topic}提了几个问题，整体反馈不错。",
            "按对方要求调整了方案中的{topic}，{next}。",
            "对方采购介入，要求补充{topic}的说明。",
        ],
        ["won"] =
        [
            "回访{product}使用情况，运行稳定，对{work}很满意。",
            "沟通续约，对方希望增加{product}，{next}。",
            "处理了{work}方面的问题，已经解决。",
            "确认本期款项已安排，{next}。",
            "对方愿意推荐同行，提到{industry}圈子里有两家也在找类似产品。",
            "完成{work}，对方签字确认。",
        ],
        ["lost"] =
        [
            "对方选择了其他厂商，主要原因：{worry}。",
            "尝试挽回，对方仍在犹豫：{worry}。",
            "了解流失原因，主要不满在{topic}。",
            "项目暂停，{worry}，半年后再看。",
        ],
    };

    private static readonly Dictionary<string, string[]> Openings = new()
    {
        ["call"] = ["电话：", "给{who}打电话。", "{who}来电。", "与{who}通话，"],
        ["email"] = ["已发邮件。", "收到{who}邮件回复。", "邮件发送了{topic}的说明。"],
        ["meeting"] = ["线上会议。", "与{who}及其团队开会。", "需求讨论会："],
        ["visit"] = ["上门拜访{who}。", "现场交流，参观了{industry}业务。", "拜访客户："],
        ["wechat"] = ["微信：", "{who}微信回复，", "微信上和{who}聊了聊。"],
        ["sms"] = ["短信：", "短信提醒{who}。"],
        ["note"] = ["内部备注：", "记录：", ""],
    };

    private static readonly Dictionary<string, string[]> Outcomes = new()
    {
        ["potential"] = ["需再跟进", "暂无需求", "未联系上决策人"],
        ["interested"] = ["有意向", "等待方案", "进入报价", "需再跟进"],
        ["won"] = ["满意", "同意续约", "问题已解决"],
        ["lost"] = ["已选他家", "暂停合作", "无意向"],
    };

    // one customer talks about one thing
    private readonly string product = dice.Of(Products);

    /// <summary>A sentence or two about one activity. <paramref name="who"/>: the contact's name, null for nobody in particular.</summary>
    public string About(string type, bool isFirst, string? who) =>
        (dice.Of(Openings[type]) + dice.Of(isFirst ? Firsts : ByStatus[status]))
        .Replace("{who}", who ?? "客户", StringComparison.Ordinal)
        .Replace("{product}", product, StringComparison.Ordinal)
        .Replace("{topic}", dice.Of(Topics), StringComparison.Ordinal)
        .Replace("{work}", dice.Of(Work), StringComparison.Ordinal)
        .Replace("{worry}", dice.Of(Worries), StringComparison.Ordinal)
        .Replace("{next}", dice.Of(Next), StringComparison.Ordinal)
        .Replace("{industry}", industry == "其他" ? "同行业" : industry, StringComparison.Ordinal);

    public string Outcome() => dice.Of(Outcomes[status]);
}
