using Guanxi.Customers;
using Guanxi.Opportunities.Reports;
using Guanxi.Platform.Fields;

namespace Guanxi.Opportunities;

/// <summary>The fields of an opportunity, declared once.</summary>
public static class OpportunityFields
{
    public static readonly IReadOnlyList<Option> Statuses =
        [Option.Of(OpportunityStatus.Open, "进行中", "Open"), Option.Of(OpportunityStatus.Won, "赢单", "Won"), Option.Of(OpportunityStatus.Lost, "输单", "Lost")];

    public static readonly IReadOnlyList<Option> ForecastCategories =
    [
        Option.Of(ForecastCategory.Pipeline, "管道", "Pipeline"), Option.Of(ForecastCategory.BestCase, "最佳情况", "Best case"),
        Option.Of(ForecastCategory.Commit, "承诺", "Commit"), Option.Of(ForecastCategory.Omitted, "不计入", "Omitted"),
    ];

    public static readonly FieldCatalogue<Opportunity> All = new("opportunities",
    [
        Field.Text<Opportunity>("title", "商机名称", "Title", o => o.Title, required: true, max: OpportunityChanges.TitleLength, sortable: true) with { Aliases = ["商机"] },
        Field.Record<Opportunity>("customer_id", "客户", "Customer", o => o.CustomerId),
        Field.Text<Opportunity>("customer_name", "客户名称", "Customer name", o => o.CustomerName, readOnly: true),
        Field.Money<Opportunity>("amount", "金额", "Amount", o => o.Amount, sortable: true),
        Field.Text<Opportunity>("currency", "币种", "Currency", o => o.Currency, max: 3),
        Field.Text<Opportunity>("pipeline", "销售流程", "Pipeline", o => o.Pipeline.Name, max: OpportunityChanges.WordLength),
        Field.Text<Opportunity>("stage", "阶段", "Stage", o => o.Stage.Name, max: OpportunityChanges.WordLength),
        Field.Text<Opportunity>("furthest_stage", "到过的最远阶段", "Furthest stage", o => o.FurthestStage.Name, readOnly: true),
        Field.Integer<Opportunity>("probability", "赢率（%）", "Probability (%)", o => o.Probability) with { Aliases = ["赢率"] },
        Field.Date<Opportunity>("expected_close_date", "预计成交日期", "Expected close date", o => o.ExpectedCloseDate, sortable: true),
        Field.User<Opportunity>("owner_id", "负责人", "Owner", o => o.OwnerId) with { Aliases = ["owner", "assigned_to"] },
        Field.Select<Opportunity>("status", "状态", "Status", o => o.Status, Statuses, readOnly: true),
        Field.Select<Opportunity>("forecast_category", "预测类别", "Forecast category", o => o.ForecastCategory, ForecastCategories),
        Field.Text<Opportunity>("next_step", "下一步", "Next step", o => o.NextStep, max: OpportunityChanges.SentenceLength),
        Field.Text<Opportunity>("source", "商机来源", "Source", o => o.Source, max: OpportunityChanges.WordLength),
        Field.LongText<Opportunity>("description", "描述", "Description", o => o.Description, max: OpportunityChanges.TextLength),
        Field.Money<Opportunity>("actual_amount", "成交金额", "Actual amount", o => o.ActualAmount),
        Field.Text<Opportunity>("lost_reason", "输单原因", "Lost reason", o => o.LostReason, max: OpportunityChanges.SentenceLength),
        Field.Text<Opportunity>("lost_to", "输给", "Lost to", o => o.LostTo, max: OpportunityChanges.WordLength),
        Field.Tags<Opportunity>("rivals", "竞争对手", "Competitors", o => o.Rivals) with { ReadOnly = true },
        Field.Instant<Opportunity>("closed_at", "关闭时间", "Closed", o => o.ClosedAt, sortable: true, readOnly: true),
        Field.Instant<Opportunity>("entered_stage_at", "进入阶段时间", "In the stage since", o => o.EnteredStageAt, readOnly: true),
        Field.Instant<Opportunity>("last_activity_at", "最后跟进时间", "Last activity", o => o.LastActivityAt, readOnly: true),
        Field.Instant<Opportunity>("next_task_at", "下一任务时间", "Next task", o => o.NextTaskAt, readOnly: true),
        Field.Instant<Opportunity>("created_at", "创建时间", "Created", o => o.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<Opportunity>("updated_at", "更新时间", "Updated", o => o.UpdatedAt, sortable: true, readOnly: true),
    ],
    Related.To("customer", "客户", "Customer", (Opportunity o) => o.CustomerId, (Customer c) => c.Id, CustomerFields.All));
}
