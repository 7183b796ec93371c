namespace Guanxi.Cli;

internal static class LeadCommands
{
    private static readonly OptionSpec Id = new("lead_id", new("线索 ID（lead_…）", "Lead id (lead_…)"));
    private static readonly string[] Statuses = ["new", "working", "nurturing", "qualified"];

    private static readonly OptionSpec[] Fields =
    [
        new("name", new("姓名", "Name")),
        new("company", new("公司", "Company")),
        new("phone", new("电话", "Phone")),
        new("email", new("邮箱", "E-mail")),
        new("wechat", new("微信", "WeChat")),
        new("position", new("职位", "Position")),
        new("industry", new("行业", "Industry")),
        new("company_size", new("公司规模（人）", "People in the company"), Kind.Integer),
        new("city", new("城市", "City")),
        new("website", new("网址", "Website")),
        new("source", new("来源", "Source")),
        new("interest", new("意向", "Interest")),
        new("notes", new("备注", "Notes")),
        new("status", new("状态：new、working、nurturing、qualified", "Status: new, working, nurturing, qualified"), Values: Statuses),
        new("assigned_to", new("负责人（user_…）；不写则按分配规则", "Owner (user_…); by the rules when left out")),
        new("visited_pricing", new("访问了定价页", "Visited the pricing page"), Kind.YesNo),
        new("downloaded_whitepaper", new("下载了白皮书", "Downloaded the white paper"), Kind.YesNo),
        new("email_opens", new("邮件开启次数", "Mails opened"), Kind.Integer),
        new("tags", new("标签，逗号分隔或重复写", "Tags, separated by commas or repeated"), Kind.List),
    ];

    private static readonly string[] Row = ["lead_id", "name", "company", "phone", "source", "score", "quality", "status", "assigned_to_name", "created_at"];

    public static readonly CommandSpec[] All =
    [
        new("add_lead", new("添加线索", "Add a lead"), HttpMethod.Post, "/api/leads", [.. Fields.Select(f => f.Name == "name" ? f.AsRequired() : f), CustomFields.Option])
        {
            Example = """
                crm add_lead --name "李四" --company "新公司" --phone "13900139000" --email "lisi@newcompany.com" --source "网站" --interest "CRM系统"
                """,
        },

        new("list_leads", new("列出线索", "List leads"), HttpMethod.Get, "/api/leads",
        [
            new("q", new("搜索：姓名、公司、拼音、电话、邮箱", "Search: name, company, pinyin, phone, e-mail")),
            new("status", new("状态", "Status"), Values: [.. Statuses, "converted", "disqualified"]),
            new("quality", new("质量", "Quality"), Values: ["high", "medium", "low"]),
            new("source", new("来源", "Source")),
            new("owner", new("负责人：user_…、me 或 none", "Owner: user_…, me or none"), Values: ["me", "none"]),
            new("filter", new("筛选表达式，例如 公司规模 > 100", "Filter expression, such as company_size > 100")),
            new("sort", new("排序，例如 -score", "Sort, such as -score"), Values: ["-score", "score", "-created_at", "created_at", "name", "-last_activity_at"]),
            .. Request.Paging,
        ])
        { Columns = Row, Example = "crm list_leads --quality high --sort=-score" },

        new("get_lead", new("查看线索", "Show a lead"), HttpMethod.Get, "/api/leads/{lead_id}", [Id]) { Example = "crm get_lead --lead_id lead_…" },

        new("update_lead", new("更新线索", "Change a lead"), HttpMethod.Put, "/api/leads/{lead_id}", [Id, .. Fields, CustomFields.Option]) { Example = "crm update_lead --lead_id lead_… --status working" },

        new("score_lead", new("线索评分", "Score a lead"), HttpMethod.Post, "/api/leads/{lead_id}/score", [Id])
        { MayBeEmpty = true, Example = "crm score_lead --lead_id lead_…" },

        new("convert_lead", new("转化线索为客户", "Turn a lead into a customer"), HttpMethod.Put, "/api/leads/{lead_id}/convert",
        [
            Id,
            new("customer_name", new("新客户的名称；默认为线索的公司", "Name of the new customer; the lead's company when left out")),
            new("customer_id", new("并入已有客户（cust_…）", "Join an existing customer (cust_…)")),
            new("contact_name", new("联系人姓名", "Name of the contact")),
            new("create_opportunity", new("同时建商机，默认是", "Open a deal too, yes when left out"), Kind.YesNo),
            new("opportunity_title", new("商机标题", "Title of the deal")),
            new("amount", new("商机金额（元）", "Amount of the deal (CNY)"), Kind.Number),
            new("force", new("可能重复也新建", "Open a new one although it may be a duplicate"), Kind.YesNo),
        ])
        { MayBeEmpty = true, Example = "crm convert_lead --lead_id lead_… --customer_name \"新公司\"" },

        new("delete_lead", new("删除线索，不可恢复", "Delete a lead, for good"), HttpMethod.Delete, "/api/leads/{lead_id}", [Id, Request.Yes])
        { Confirm = "/api/leads/{lead_id}", Example = "crm delete_lead --lead_id lead_…" },
    ];
}
