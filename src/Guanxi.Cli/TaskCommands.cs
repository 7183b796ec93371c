namespace Guanxi.Cli;

internal static class TaskCommands
{
    private static readonly string[] Types = ["followup", "call", "meeting", "visit", "email", "wechat", "demo", "todo", "跟进", "电话", "会议", "拜访", "邮件", "微信", "演示", "待办"];
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];
    private static readonly OptionSpec Id = new("task_id", new("任务 ID（task_…）", "Task id (task_…)"));
    private static readonly OptionSpec Assignee = new("assignee", new("负责人：ID、邮箱或姓名，me 为自己", "Who does it: id, e-mail or name, me for oneself"));

    private static readonly OptionSpec[] Links =
    [
        CustomerCommands.Id,
        new("contact_id", new("联系人 ID（contact_…）", "Contact id (contact_…)")),
        new("opportunity_id", new("商机 ID（opp_…）", "Opportunity id (opp_…)")),
        new("lead_id", new("线索 ID（lead_…）", "Lead id (lead_…)")),
    ];

    private static readonly string[] Row = ["task_id", "title", "type", "due_date", "priority", "status", "assignee_name", "customer_name"];

    public static readonly CommandSpec[] All =
    [
        new("create_task", new("创建任务", "Create a task"), HttpMethod.Post, "/api/tasks",
        [
            new OptionSpec("title", new("标题", "Title")).AsRequired(),
            new("type", new("类型：followup 跟进、call、meeting、visit、email、wechat、demo、todo", "Kind: followup, call, meeting, visit, email, wechat, demo, todo"), Values: Types),
            .. Links,
            new("description", new("说明", "Description")),
            new("due_date", new("截止日期，2026-02-15 或 2026-02-15T09:30", "Due, 2026-02-15 or 2026-02-15T09:30")),
            new("priority", new("优先级：low、normal、high、urgent", "Priority: low, normal, high, urgent"), Values: Priorities),
            Assignee,
            new("recurrence", new("重复规则，FREQ=WEEKLY;BYDAY=MO", "Recurrence rule, FREQ=WEEKLY;BYDAY=MO")),
            new("location", new("地点", "Location")),
            CustomFields.Option,
        ])
        {
            Example = """
                crm create_task --type "followup" --customer_id cust_… --title "回访客户" --description "确认产品使用情况" --due_date "2026-02-15" --assignee "sales_001"
                """,
        },

        new("complete_task", new("完成任务", "Complete a task"), HttpMethod.Put, "/api/tasks/{task_id}/complete", [Id, new("outcome", new("结果", "Outcome"))])
        { MayBeEmpty = true, Example = "crm complete_task --task_id task_…" },

        new("list_tasks", new("查看待办任务", "List tasks"), HttpMethod.Get, "/api/tasks",
        [
            new("status", new("状态：pending、in_progress、completed、cancelled；open 为未结束的", "Status: pending, in_progress, completed, cancelled; open for what is not closed"),
                Values: ["open", "pending", "in_progress", "completed", "cancelled"]),
            Assignee,
            new("type", new("类型", "Kind"), Values: Types),
            new("priority", new("优先级", "Priority"), Values: Priorities),
            .. Links,
            new("due_from", new("截止日期从，2026-02-01", "Due from, 2026-02-01")),
            new("due_to", new("截止日期到，2026-02-28", "Due until, 2026-02-28")),
            new("overdue", new("只看逾期的", "Only what is overdue"), Kind.YesNo),
            new("q", new("搜索标题", "Search titles")),
            new("filter", new("筛选条件", "Filter")),
            new("sort", new("排序：due_date、-created_at …", "Order: due_date, -created_at …")),
            .. Request.Paging,
        ])
        { Columns = Row, Example = "crm list_tasks --status \"pending\" --assignee \"sales_001\"" },
    ];
}
