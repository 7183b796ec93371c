namespace Guanxi.Cli;

internal static class CustomerCommands
{
    public static readonly OptionSpec Id = new("customer_id", new("客户 ID（cust_…）", "Customer id (cust_…)"));

    private static readonly string[] Industries = ["软件", "互联网", "金融", "制造", "其他"];
    private static readonly string[] Scales = ["小型", "中型", "大型"];
    private static readonly string[] Statuses = ["potential", "interested", "won", "lost"];

    /// <summary>The fields of a customer that people write.</summary>
    public static readonly OptionSpec[] Fields =
    [
        new("name", new("名称", "Name")),
        new("short_name", new("简称", "Short name")),
        new("type", new("类型：company 公司，person 个人", "Type: company or person"), Values: ["company", "person"]),
        new("industry", new("行业", "Industry"), Values: Industries),
        new("scale", new("规模", "Scale"), Values: Scales),
        new("phone", new("主要电话", "Primary phone")),
        new("email", new("主要邮箱", "Primary e-mail")),
        new("address", new("主要地址", "Primary address")),
        new("website", new("网址", "Website")),
        new("status", new("状态：potential 潜在，interested 意向，won 成交，lost 流失", "Status: potential, interested, won, lost"), Values: Statuses),
        new("source", new("来源", "Source")),
        new("owner_id", new("负责人（user_…）", "Owner (user_…)")),
        new("annual_revenue", new("年消费额（元）", "Annual revenue (CNY)"), Kind.Number),
        new("cooperation_years", new("合作年限", "Years of cooperation"), Kind.Number),
        new("founded_on", new("成立日期，2015-03-01", "Founded on, 2015-03-01")),
        new("credit_limit", new("信用额度（元）", "Credit limit (CNY)"), Kind.Number),
        new("payment_terms", new("付款条件", "Payment terms")),
        new("credit_days", new("账期（天）", "Credit days"), Kind.Integer),
        new("parent_id", new("上级客户（cust_…）", "Parent customer (cust_…)")),
        new("is_active", new("是否启用：true 或 false", "Active: true or false"), Kind.YesNo),
        new("tags", new("标签，逗号分隔或重复写", "Tags, separated by commas or repeated"), Kind.List),
        new("phones", new("全部电话，JSON 数组", "All phones, a JSON array"), Kind.Json),
        new("emails", new("全部邮箱，JSON 数组", "All e-mail addresses, a JSON array"), Kind.Json),
        new("addresses", new("全部地址，JSON 数组", "All addresses, a JSON array"), Kind.Json),
        new("custom_fields", new("自定义字段，JSON 对象", "Custom fields, a JSON object"), Kind.Json),
    ];

    /// <summary>What a list of customers can be narrowed by; the same for search and export.</summary>
    public static readonly OptionSpec[] Filters =
    [
        new("name", new("名称包含", "Name contains")),
        new("q", new("搜索：名称、编码、拼音、电话尾号、邮箱", "Search: name, code, pinyin, end of the phone, e-mail")),
        new("industry", new("行业", "Industry"), Values: Industries),
        new("scale", new("规模", "Scale"), Values: Scales),
        new("status", new("状态", "Status"), Values: Statuses),
        new("grade", new("等级", "Grade"), Values: ["A", "B", "C", "D"]),
        new("lifecycle", new("生命周期", "Lifecycle"), Values: ["prospect", "new", "active", "loyal", "at_risk", "lost"]),
        new("type", new("类型", "Type"), Values: ["company", "person"]),
        new("source", new("来源", "Source")),
        new("tag", new("标签", "Tag")),
        new("owner", new("负责人：user_…、me 或 none", "Owner: user_…, me or none"), Values: ["me", "none"]),
        new("parent_id", new("上级客户（cust_…）", "Parent customer (cust_…)")),
        new("is_active", new("true（默认）、false 或 all", "true (default), false or all"), Values: ["true", "false", "all"]),
        new("created_after", new("创建不早于，2026-01-01", "Created on or after, 2026-01-01")),
        new("created_before", new("创建早于", "Created before")),
        new("filter", new("筛选表达式，例如 annual_revenue > 100000", "Filter expression, such as annual_revenue > 100000")),
        new("sort", new("排序，例如 -updated_at", "Sort, such as -updated_at"),
            Values: ["name", "code", "created_at", "updated_at", "last_activity_at", "annual_revenue", "grade", "-created_at", "-updated_at", "-last_activity_at"]),
    ];

    private static readonly string[] Row = ["customer_id", "name", "industry", "scale", "status", "grade", "phone", "owner_name", "tags", "code"];

    public static readonly CommandSpec[] All =
    [
        new("add_customer", new("添加客户", "Add a customer"), HttpMethod.Post, "/api/customers",
            [new("code", new("编码；不写则自动编号", "Code; numbered by itself when left out")), .. Fields.Select(f => f.Name == "name" ? f.AsRequired() : f), CustomFields.Option])
        {
            Example = """
                crm add_customer --name "科技有限公司" --industry "软件" --scale "中型" --phone "0755-12345678" --email "contact@company.com" --address "深圳市南山区"
                """,
        },

        new("search_customers", new("搜索客户", "Search customers"), HttpMethod.Get, "/api/customers/search", [.. Filters, .. Request.Paging])
        { Columns = Row, Example = "crm search_customers --name \"科技\" --industry \"软件\"" },

        new("get_customer", new("查看客户", "Show a customer"), HttpMethod.Get, "/api/customers/{customer_id}", [Id])
        { Example = "crm get_customer --customer_id cust_…" },

        new("update_customer", new("更新客户；没有写的字段不变，空值清除", "Change a customer; fields not named stay, an empty value clears"),
            HttpMethod.Put, "/api/customers/{customer_id}", [Id, .. Fields, CustomFields.Option])
        { Example = "crm update_customer --customer_id cust_… --scale \"大型\"" },

        new("delete_customer", new("删除客户及其联系人，不可恢复", "Delete a customer with its contacts, for good"), HttpMethod.Delete, "/api/customers/{customer_id}", [Id, Request.Yes])
        { Confirm = "/api/customers/{customer_id}/deletion", Example = "crm delete_customer --customer_id cust_…" },

        new("add_tag", new("添加客户标签", "Tag a customer"), HttpMethod.Post, "/api/customers/{customer_id}/tags",
            [Id, new OptionSpec("tag", new("标签", "Tag")).AsRequired()])
        { Example = "crm add_tag --customer_id cust_… --tag \"VIP\"" },

        new("remove_tag", new("去掉客户标签", "Take a tag off a customer"), HttpMethod.Delete, "/api/customers/{customer_id}/tags/{tag}",
            [Id, new("tag", new("标签", "Tag"))])
        { Example = "crm remove_tag --customer_id cust_… --tag \"VIP\"" },
    ];
}
