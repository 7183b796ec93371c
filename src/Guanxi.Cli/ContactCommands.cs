namespace Guanxi.Cli;

internal static class ContactCommands
{
    private static readonly OptionSpec Id = new("contact_id", new("联系人 ID（contact_…）", "Contact id (contact_…)"));

    private static readonly OptionSpec[] Fields =
    [
        new("name", new("姓名", "Name")),
        new("position", new("职位", "Position")),
        new("department", new("部门", "Department")),
        new("mobile", new("手机", "Mobile")),
        new("phone", new("电话", "Phone")),
        new("email", new("邮箱", "E-mail")),
        new("wechat", new("微信", "WeChat")),
        new("role", new("角色：决策人、影响人、使用人", "Role: decision_maker, influencer, user"),
            Values: ["decision_maker", "influencer", "user", "决策人", "影响人", "使用人"]),
        new("is_primary", new("设为主要联系人", "Make this the primary contact"), Kind.YesNo),
        new("birthday", new("生日，1990-05-20", "Birthday, 1990-05-20")),
        new("birthday_is_lunar", new("生日是农历", "The birthday is in the lunar calendar"), Kind.YesNo),
        new("hobbies", new("爱好", "Hobbies")),
        new("notes", new("备注", "Notes")),
    ];

    private static readonly string[] Row = ["contact_id", "name", "position", "role", "is_primary", "mobile", "phone", "email", "wechat", "customer_name", "interactions"];

    public static readonly CommandSpec[] All =
    [
        new("add_contact", new("添加联系人", "Add a contact"), HttpMethod.Post, "/api/contacts",
            [CustomerCommands.Id.AsRequired(), .. Fields.Select(f => f.Name == "name" ? f.AsRequired() : f), CustomFields.Option])
        {
            Example = """
                crm add_contact --customer_id cust_… --name "张三" --position "CTO" --phone "13800138000" --email "zhangsan@company.com"
                """,
        },

        new("list_contacts", new("查看客户的所有联系人和沟通记录", "List a customer's contacts with their interactions"), HttpMethod.Get, "/api/contacts?include=interactions",
        [
            CustomerCommands.Id,
            new("q", new("搜索：姓名、拼音、电话尾号、邮箱", "Search: name, pinyin, end of the phone, e-mail")),
            new("role", new("角色", "Role"), Values: ["decision_maker", "influencer", "user"]),
            .. Request.Paging,
        ])
        { Columns = Row, Example = "crm list_contacts --customer_id cust_…" },

        new("get_contact", new("查看联系人", "Show a contact"), HttpMethod.Get, "/api/contacts/{contact_id}", [Id])
        { Example = "crm get_contact --contact_id contact_…" },

        new("update_contact", new("更新联系人", "Change a contact"), HttpMethod.Put, "/api/contacts/{contact_id}", [Id, .. Fields, CustomFields.Option])
        { Example = "crm update_contact --contact_id contact_… --position \"CEO\"" },

        new("delete_contact", new("删除联系人，不可恢复", "Delete a contact, for good"), HttpMethod.Delete, "/api/contacts/{contact_id}", [Id, Request.Yes])
        { Confirm = "/api/contacts/{contact_id}", Example = "crm delete_contact --contact_id contact_…" },

        new("add_interaction", new("添加沟通记录", "Record an interaction"), HttpMethod.Post, "/api/activities",
        [
            Id,
            CustomerCommands.Id,
            new OptionSpec("type", new("方式：phone 电话、email、meeting、visit、wechat、sms、note、purchase 购买", "Kind: phone, email, meeting, visit, wechat, sms, note, purchase"),
                Values: ["phone", "call", "email", "meeting", "visit", "wechat", "sms", "note", "purchase"]).AsRequired(),
            new OptionSpec("content", new("内容", "Content")).AsRequired(),
            new("occurred_at", new("发生时间，2026-02-10T09:30:00+08:00；默认现在", "When, 2026-02-10T09:30:00+08:00; now when left out")),
            new("duration_minutes", new("时长（分钟）", "Duration in minutes"), Kind.Integer),
            new("outcome", new("结果", "Outcome")),
            new("amount", new("购买金额，登记为一笔已完成的订单；只用于 purchase", "Amount of the purchase, booked as a completed order; of a purchase alone"), Kind.Number),
        ])
        { Example = "crm add_interaction --contact_id contact_… --type \"phone\" --content \"讨论产品方案\"" },
    ];
}
