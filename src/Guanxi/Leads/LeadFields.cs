using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform.Fields;

namespace Guanxi.Leads;

/// <summary>The fields of a lead, declared once.</summary>
public static class LeadFields
{
    public static readonly IReadOnlyList<Option> Statuses =
    [
        Option.Of(LeadStatus.New, "新线索", "New"), Option.Of(LeadStatus.Working, "跟进中", "Working"), Option.Of(LeadStatus.Nurturing, "培育中", "Nurturing"),
        Option.Of(LeadStatus.Qualified, "已认定", "Qualified"), Option.Of(LeadStatus.Converted, "已转化", "Converted"),
        Option.Of(LeadStatus.Disqualified, "无效", "Disqualified"),
    ];

    public static readonly IReadOnlyList<Option> Qualities =
        [Option.Of(LeadQuality.High, "高", "High"), Option.Of(LeadQuality.Medium, "中", "Medium"), Option.Of(LeadQuality.Low, "低", "Low")];

    public static readonly FieldCatalogue<Lead> All = new("leads",
    [
        Field.Text<Lead>("name", "姓名", "Name", l => l.Name, required: true, max: 100, sortable: true),
        Field.Text<Lead>("company", "公司", "Company", l => l.Company, max: 200) with { Withholdable = false, Aliases = ["公司名称"] },
        Field.Phone<Lead>("phone", "电话", "Phone", l => l.Phone, max: 60),
        Field.Email<Lead>("email", "电子邮箱", "Email", l => l.Email, max: 254) with { Aliases = ["邮箱"] },
        Field.Text<Lead>("wechat", "微信号", "WeChat", l => l.Wechat, max: 60),
        Field.Text<Lead>("position", "职位", "Position", l => l.Position, max: 100),
        Field.Text<Lead>("industry", "行业", "Industry", l => l.Industry, max: 100) with { Aliases = ["所属行业"] },
        Field.Integer<Lead>("company_size", "公司规模", "Company size", l => l.CompanySize) with { Aliases = ["规模", "员工人数"] },
        Field.Text<Lead>("city", "城市", "City", l => l.City, max: 100),
        Field.Url<Lead>("website", "公司网址", "Website", l => l.Website, max: 500),
        Field.Text<Lead>("source", "线索来源", "Source", l => l.Source, max: 100) with { Aliases = ["来源"] },
        Field.Text<Lead>("interest", "意向", "Interest", l => l.Interest, max: 500) with { Aliases = ["意向产品", "需求"] },
        Field.Select<Lead>("status", "线索状态", "Status", l => l.Status, Statuses) with { Aliases = ["状态"] },
        Field.Integer<Lead>("score", "评分", "Score", l => l.Score, sortable: true, readOnly: true) with { Aliases = ["分数"] },
        Field.Select<Lead>("quality", "线索质量", "Quality", l => l.Quality, Qualities, readOnly: true) with { Aliases = ["质量"] },
        Field.User<Lead>("owner_id", "负责人", "Owner", l => l.OwnerId) with { Aliases = ["owner", "assigned_to", "负责销售"] },
        Field.Tags<Lead>("tags", "标签", "Tags", l => l.Tags),
        Field.Integer<Lead>("page_visits", "页面访问", "Page visits", l => l.PageVisits) with { Aliases = ["访问次数"] },
        Field.YesNo<Lead>("visited_pricing", "访问了定价页", "Visited pricing page", l => l.VisitedPricing),
        Field.YesNo<Lead>("downloaded_whitepaper", "下载了白皮书", "Downloaded white paper", l => l.DownloadedWhitepaper),
        Field.Integer<Lead>("email_opens", "邮件开启", "Email opens", l => l.EmailOpens) with { Aliases = ["邮件打开"] },
        Field.LongText<Lead>("notes", "备注", "Notes", l => l.Notes, max: LeadChanges.LongestNotes),
        Field.Text<Lead>("disqualified_reason", "无效原因", "Reason for disqualifying", l => l.DisqualifiedReason, max: 500, readOnly: true),
        Field.Instant<Lead>("converted_at", "转化时间", "Converted", l => l.ConvertedAt, readOnly: true),
        Field.Instant<Lead>("last_activity_at", "最后跟进时间", "Last activity", l => l.LastActivityAt, sortable: true, readOnly: true),
        Field.Instant<Lead>("created_at", "创建时间", "Created", l => l.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<Lead>("updated_at", "更新时间", "Updated", l => l.UpdatedAt, sortable: true, readOnly: true),
    ],
    Related.To("customer", "客户", "Customer", (Lead l) => l.CustomerId, (Customer c) => c.Id, CustomerFields.All),
    Related.To("contact", "联系人", "Contact", (Lead l) => l.ContactId, (Contact c) => c.Id, ContactFields.All));
}
