using Guanxi.Customers;
using Guanxi.Platform.Fields;

namespace Guanxi.Contacts;

/// <summary>The fields of a contact, declared once.</summary>
public static class ContactFields
{
    public static readonly IReadOnlyList<Option> Roles =
    [
        Option.Of(ContactRole.DecisionMaker, "决策人", "Decision maker"), Option.Of(ContactRole.Influencer, "影响人", "Influencer"),
        Option.Of(ContactRole.User, "使用人", "User"),
    ];

    public static readonly FieldCatalogue<Contact> All = new("contacts",
    [
        Field.Text<Contact>("name", "姓名", "Name", c => c.Name, required: true, max: 100, sortable: true),
        Field.Record<Contact>("customer_id", "客户", "Customer", c => c.CustomerId, required: true),
        Field.Text<Contact>("position", "职位", "Position", c => c.Position, max: 100),
        Field.Text<Contact>("department", "部门", "Department", c => c.Department, max: 100),
        Field.Phone<Contact>("mobile", "手机号码", "Mobile", c => c.Mobile, max: 60),
        Field.Phone<Contact>("phone", "座机", "Phone", c => c.Phone, max: 60),
        Field.Email<Contact>("email", "电子邮箱", "Email", c => c.Email, max: 254),
        Field.Text<Contact>("wechat", "微信号", "WeChat", c => c.Wechat, max: 60),
        Field.Date<Contact>("birthday", "生日", "Birthday", c => c.Birthday),
        Field.YesNo<Contact>("birthday_is_lunar", "农历生日", "Lunar birthday", c => c.BirthdayIsLunar),
        Field.LongText<Contact>("hobbies", "兴趣爱好", "Hobbies", c => c.Hobbies, max: 2000),
        Field.LongText<Contact>("notes", "备注", "Notes", c => c.Notes, max: 2000),
        Field.Select<Contact>("role", "角色", "Role", c => c.Role, Roles),
        Field.YesNo<Contact>("is_primary", "主要联系人", "Primary contact", c => c.IsPrimary),
        Field.Instant<Contact>("created_at", "创建时间", "Created", c => c.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<Contact>("updated_at", "更新时间", "Updated", c => c.UpdatedAt, sortable: true, readOnly: true),
    ],
    Related.To("customer", "客户", "Customer", (Contact c) => c.CustomerId, (Customer c) => c.Id, CustomerFields.All));
}
