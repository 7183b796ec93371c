using Guanxi.Platform.Fields;

namespace Guanxi.Customers;

/// <summary>The fields of a customer, declared once.</summary>
public static class CustomerFields
{
    public static readonly IReadOnlyList<Option> Types = [Option.Of(CustomerType.Company, "企业", "Company"), Option.Of(CustomerType.Person, "个人", "Person")];

    public static readonly IReadOnlyList<Option> Statuses =
    [
        Option.Of(CustomerStatus.Potential, "潜在", "Potential"), Option.Of(CustomerStatus.Interested, "意向", "Interested"),
        Option.Of(CustomerStatus.Won, "成交", "Won"), Option.Of(CustomerStatus.Lost, "流失", "Lost"),
    ];

    public static readonly IReadOnlyList<Option> Grades =
        [Option.Of(Grade.A, "A级", "Grade A", "A"), Option.Of(Grade.B, "B级", "Grade B", "B"), Option.Of(Grade.C, "C级", "Grade C", "C"), Option.Of(Grade.D, "D级", "Grade D", "D")];

    public static readonly IReadOnlyList<Option> Lifecycles =
    [
        Option.Of(Lifecycle.Prospect, "潜在", "Prospect"), Option.Of(Lifecycle.New, "新客户", "New"), Option.Of(Lifecycle.Active, "活跃", "Active"),
        Option.Of(Lifecycle.Loyal, "忠诚", "Loyal"), Option.Of(Lifecycle.AtRisk, "流失风险", "At risk"), Option.Of(Lifecycle.Lost, "流失", "Lost"),
    ];

    public static readonly IReadOnlyList<Option> Segments =
    [
        Option.Of(RfmSegment.Vip, "VIP客户", "VIP"), Option.Of(RfmSegment.ImportantDevelop, "重要发展客户", "Important, to develop"),
        Option.Of(RfmSegment.ImportantKeep, "重要保持客户", "Important, to keep"), Option.Of(RfmSegment.ImportantWinBack, "重要挽留客户", "Important, to win back"),
        Option.Of(RfmSegment.GeneralValue, "一般价值客户", "General, of value"), Option.Of(RfmSegment.GeneralDevelop, "一般发展客户", "General, to develop"),
        Option.Of(RfmSegment.GeneralKeep, "一般保持客户", "General, to keep"),
    ];

    public static readonly FieldCatalogue<Customer> All = new("customers",
    [
        Field.Text<Customer>("code", "客户编号", "Code", c => c.Code, max: 40, sortable: true),
        Field.Text<Customer>("name", "客户名称", "Name", c => c.Name, required: true, max: 200, sortable: true),
        Field.Text<Customer>("short_name", "客户简称", "Short name", c => c.ShortName, max: 100) with { Withholdable = false },
        Field.Select<Customer>("type", "客户类型", "Type", c => c.Type, Types),
        Field.Text<Customer>("industry", "所属行业", "Industry", c => c.Industry, max: 100) with { Aliases = ["行业"] },
        Field.Text<Customer>("scale", "企业规模", "Scale", c => c.Scale, max: 50) with { Aliases = ["规模"] },
        Field.Phone<Customer>("phone", "电话", "Phone", c => c.Phone, max: 60),
        Field.Email<Customer>("email", "电子邮箱", "Email", c => c.Email, max: 254) with { Aliases = ["邮箱"] },
        Field.Text<Customer>("address", "详细地址", "Address", c => c.Address, max: 500) with { Aliases = ["地址"] },
        Field.Text<Customer>("province", "省份", "Province", c => c.Province, max: 20, readOnly: true),
        Field.Url<Customer>("website", "公司网址", "Website", c => c.Website, max: 500),
        Field.Date<Customer>("founded_on", "成立日期", "Founded on", c => c.FoundedOn),
        Field.Select<Customer>("status", "客户状态", "Status", c => c.Status, Statuses),
        Field.Select<Customer>("grade", "客户等级", "Grade", c => c.Grade, Grades, sortable: true, readOnly: true),
        Field.Select<Customer>("lifecycle", "生命周期", "Lifecycle", c => c.Figures.Lifecycle, Lifecycles, readOnly: true),
        Field.Select<Customer>("segment", "价值分群", "Segment", c => c.Figures.Segment, Segments, readOnly: true) with { Aliases = ["分群"] },
        Field.Tags<Customer>("segment_history", "历史分群", "Segment of a month", c => c.Figures.SegmentHistory, SegmentHistory.Tells) with { WordOf = SegmentHistory.Label },
        Field.Integer<Customer>("recency_score", "最近购买得分", "Recency score", c => c.Figures.RecencyScore, readOnly: true),
        Field.Integer<Customer>("frequency_score", "购买频次得分", "Frequency score", c => c.Figures.FrequencyScore, readOnly: true),
        Field.Integer<Customer>("monetary_score", "消费金额得分", "Monetary score", c => c.Figures.MonetaryScore, readOnly: true),
        Field.Integer<Customer>("purchase_count", "购买次数", "Purchases", c => c.Figures.PurchaseCount, readOnly: true),
        Field.Money<Customer>("total_spent", "累计消费", "Total spent", c => c.Figures.TotalSpent, sortable: true, readOnly: true),
        Field.Instant<Customer>("first_purchase_at", "首次购买时间", "First purchase", c => c.Figures.FirstPurchaseAt, sortable: true, readOnly: true),
        Field.Instant<Customer>("last_purchase_at", "最近购买时间", "Last purchase", c => c.Figures.LastPurchaseAt, sortable: true, readOnly: true),
        Field.Number<Customer>("churn_risk", "流失风险值", "Churn risk", c => c.Figures.ChurnRisk, readOnly: true),
        Field.Money<Customer>("predicted_value", "预计12个月价值", "Predicted 12-month value", c => c.Figures.PredictedValue, readOnly: true),
        Field.Number<Customer>("alive_probability", "活跃概率", "Probability of being active", c => c.Figures.AliveProbability, readOnly: true),
        Field.Money<Customer>("model_value", "模型12个月价值", "Modelled 12-month value", c => c.Figures.ModelValue, readOnly: true),
        Field.YesNo<Customer>("is_active", "启用", "Active", c => c.IsActive),
        Field.Text<Customer>("source", "客户来源", "Source", c => c.Source, max: 100),
        Field.User<Customer>("owner_id", "负责销售", "Owner", c => c.OwnerId) with { Aliases = ["owner", "负责人"] },
        Field.Money<Customer>("annual_revenue", "年成交额", "Annual revenue", c => c.AnnualRevenue, sortable: true),
        Field.Integer<Customer>("cooperation_years", "合作年限", "Years of cooperation", c => c.CooperationYears),
        Field.Money<Customer>("credit_limit", "信用额度", "Credit limit", c => c.CreditLimit),
        Field.Text<Customer>("payment_terms", "付款条件", "Payment terms", c => c.PaymentTerms, max: 200),
        Field.Integer<Customer>("credit_days", "账期", "Credit days", c => c.CreditDays),
        Field.Record<Customer>("parent_id", "上级客户", "Parent customer", c => c.ParentId) with { Aliases = ["parent", "母公司"] },
        Field.Tags<Customer>("tags", "标签", "Tags", c => c.Tags),
        Field.Instant<Customer>("last_activity_at", "最后跟进时间", "Last activity", c => c.LastActivityAt, sortable: true, readOnly: true),
        Field.Instant<Customer>("created_at", "创建时间", "Created", c => c.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<Customer>("updated_at", "更新时间", "Updated", c => c.UpdatedAt, sortable: true, readOnly: true),
    ]);
}
