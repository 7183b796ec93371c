namespace Guanxi.Cli;

internal static class OpportunityCommands
{
    private static readonly OptionSpec Id = new("opportunity_id", new("商机 ID（opp_…）", "Opportunity id (opp_…)"));
    private static readonly string[] Stages = ["初步接触", "需求确认", "方案提交", "商务谈判", "成交"];

    /// <summary>The fields of an opportunity that people write.</summary>
    private static readonly OptionSpec[] Fields =
    [
        new("title", new("名称", "Title")),
        new("amount", new("金额", "Amount"), Kind.Number),
        new("currency", new("币种，例如 CNY", "Currency, such as CNY")),
        new("pipeline", new("销售流程：名称或 ID", "Pipeline: name or id")),
        new("stage", new("阶段：名称、代码或 ID", "Stage: name, code or id"), Values: Stages),
        new("probability", new("赢率，0 到 100", "Probability, 0 to 100"), Kind.Integer),
        new("expected_close_date", new("预计成交日期，2026-03-15", "Expected close date, 2026-03-15")),
        new("assigned_to", new("负责人（user_…）", "Owner (user_…)")),
        new("forecast_category", new("预测类别", "Forecast category"), Values: ["pipeline", "best_case", "commit", "omitted"]),
        new("competitors", new("竞争对手，逗号分隔或重复写", "Competitors, separated by commas or repeated"), Kind.List),
        new("next_step", new("下一步", "Next step")),
        new("source", new("来源", "Source")),
        new("description", new("描述", "Description")),
        new("lines", new("产品行，JSON 数组", "Product lines, a JSON array"), Kind.Json),
        new("contacts", new("联系人及角色，JSON 数组", "Contacts with their parts, a JSON array"), Kind.Json),
        new("done_activities", new("已完成的阶段要求，逗号分隔或重复写", "What was done of what the stage requires"), Kind.List),
    ];

    private static readonly string[] Row =
        ["opportunity_id", "title", "customer_name", "amount", "currency", "stage", "probability", "expected_close_date", "status", "owner_name"];

    public static readonly CommandSpec[] All =
    [
        new("create_opportunity", new("创建商机", "Create an opportunity"), HttpMethod.Post, "/api/opportunities",
            [CustomerCommands.Id.AsRequired(), .. Fields.Select(f => f.Name == "title" ? f.AsRequired() : f), CustomFields.Option])
        {
            Example = """
                crm create_opportunity --customer_id cust_… --title "CRM系统采购" --amount 100000 --stage "初步接触" --probability 20 --expected_close_date "2026-03-15"
                """,
        },

        new("update_opportunity", new("更新商机；写了阶段就移动", "Change an opportunity; a stage moves it"), HttpMethod.Put, "/api/opportunities/{opportunity_id}", [Id, .. Fields, CustomFields.Option])
        { Example = "crm update_opportunity --opportunity_id opp_… --stage \"方案提交\" --probability 50" },

        new("list_opportunities", new("查看商机列表", "List opportunities"), HttpMethod.Get, "/api/opportunities",
        [
            new("stage", new("阶段：名称、代码或 ID，可用逗号写多个", "Stage: name, code or id, several with commas"), Values: Stages),
            new("status", new("状态：open 进行中，won 赢单，lost 输单", "Status: open, won, lost"), Values: ["open", "won", "lost"]),
            new("pipeline", new("销售流程：名称或 ID", "Pipeline: name or id")),
            new("owner", new("负责人：user_…、me 或 none", "Owner: user_…, me or none"), Values: ["me", "none"]),
            CustomerCommands.Id,
            new("q", new("搜索：名称、客户、拼音", "Search: title, customer, pinyin")),
            new("filter", new("筛选表达式，例如 amount > 100000", "Filter expression, such as amount > 100000")),
            new("sort", new("排序，例如 -amount", "Sort, such as -amount"), Values: ["title", "amount", "-amount", "expected_close_date", "-created_at", "-updated_at", "-closed_at"]),
            .. Request.Paging,
        ])
        { Columns = Row, Example = "crm list_opportunities --stage \"方案提交\"" },

        new("get_opportunity", new("查看商机", "Show an opportunity"), HttpMethod.Get, "/api/opportunities/{opportunity_id}", [Id])
        { Example = "crm get_opportunity --opportunity_id opp_…" },

        new("close_opportunity", new("关闭商机：赢单或输单", "Close an opportunity as won or lost"), HttpMethod.Put, "/api/opportunities/{opportunity_id}/close",
        [
            Id,
            new OptionSpec("status", new("won 赢单，lost 输单", "won or lost"), Values: ["won", "lost"]).AsRequired(),
            new("actual_amount", new("成交金额", "Actual amount"), Kind.Number),
            new("lost_reason", new("输单原因", "Why it was lost")),
            new("competitor", new("输给哪个竞争对手", "The competitor who got it")),
        ])
        { Example = "crm close_opportunity --opportunity_id opp_… --status won --actual_amount 95000" },

        new("sales_funnel", new("销售漏斗分析", "The sales funnel"), HttpMethod.Get, "/api/analytics/sales_funnel",
        [
            new("pipeline", new("销售流程：名称或 ID", "Pipeline: name or id")),
            new("from", new("开始于不早于，2026-01-01", "Begun on or after, 2026-01-01")),
            new("to", new("开始于不晚于", "Begun on or before")),
            new("owner", new("负责人：user_…、me 或 none", "Owner: user_…, me or none"), Values: ["me", "none"]),
            new("department", new("部门 ID，含下级", "Department id, with those below")),
            new("currency", new("币种；默认组织的币种", "Currency; the organisation's when left out")),
        ])
        { Columns = ["name", "count", "amount", "reached", "conversion_rate", "next_rate", "average_days"], Rows = "stages", Example = "crm sales_funnel" },
    ];
}
