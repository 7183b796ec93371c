using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform.Fields;

namespace Guanxi.Tasks;

/// <summary>The fields of a task, declared once.</summary>
public static class TaskFields
{
    public static readonly FieldCatalogue<WorkTask> All = new("tasks",
    [
        Field.Text<WorkTask>("title", "标题", "Title", t => t.Title, required: true, max: TaskChanges.LongestTitle) with { Aliases = ["任务", "主题"] },
        Field.Select<WorkTask>("type", "类型", "Type", t => t.Type, TaskWords.Types),
        Field.Date<WorkTask>("due_date", "截止日期", "Due date", t => t.DueOn, sortable: true),
        Field.Instant<WorkTask>("due_at", "截止时间", "Due at", t => t.DueAt, sortable: true, readOnly: true) with { Exportable = false },
        Field.Instant<WorkTask>("starts_at", "开始时间", "Starts", t => t.StartsAt),
        Field.Instant<WorkTask>("ends_at", "结束时间", "Ends", t => t.EndsAt),
        Field.Select<WorkTask>("priority", "优先级", "Priority", t => t.Priority, TaskWords.Priorities),
        Field.Select<WorkTask>("status", "状态", "Status", t => t.Status, TaskWords.States),
        Field.User<WorkTask>("assignee", "负责人", "Assignee", t => t.OwnerId) with { Aliases = ["owner", "owner_id", "assigned_to"] },
        Field.Record<WorkTask>("customer_id", "客户", "Customer", t => t.CustomerId),
        Field.Record<WorkTask>("contact_id", "联系人", "Contact", t => t.ContactId),
        Field.Record<WorkTask>("opportunity_id", "商机", "Opportunity", t => t.OpportunityId),
        Field.Record<WorkTask>("lead_id", "线索", "Lead", t => t.LeadId),
        Field.LongText<WorkTask>("description", "说明", "Description", t => t.Description, max: TaskChanges.LongestText),
        Field.Text<WorkTask>("location", "地点", "Location", t => t.Location, max: TaskChanges.LongestTitle),
        Field.Text<WorkTask>("recurrence", "重复", "Repeats", t => t.Recurrence, max: TaskChanges.LongestRule),
        Field.Text<WorkTask>("outcome", "结果", "Outcome", t => t.Outcome, max: 2000),
        Field.Instant<WorkTask>("completed_at", "完成时间", "Completed", t => t.CompletedAt, readOnly: true),
        Field.Instant<WorkTask>("created_at", "创建时间", "Created", t => t.CreatedAt, sortable: true, readOnly: true),
        Field.Instant<WorkTask>("updated_at", "更新时间", "Updated", t => t.UpdatedAt, sortable: true, readOnly: true),
    ],
    Related.To("customer", "客户", "Customer", (WorkTask t) => t.CustomerId, (Customer c) => c.Id, CustomerFields.All),
    Related.To("contact", "联系人", "Contact", (WorkTask t) => t.ContactId, (Contact c) => c.Id, ContactFields.All),
    Related.To("opportunity", "商机", "Opportunity", (WorkTask t) => t.OpportunityId, (Opportunity o) => o.Id, OpportunityFields.All),
    Related.To("lead", "线索", "Lead", (WorkTask t) => t.LeadId, (Lead l) => l.Id, LeadFields.All));
}
