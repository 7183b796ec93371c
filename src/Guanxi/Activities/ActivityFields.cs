using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform.Fields;

namespace Guanxi.Activities;

/// <summary>The fields of an activity, declared once.</summary>
public static class ActivityFields
{
    public static readonly FieldCatalogue<Activity> All = new("activities",
    [
        Field.Select<Activity>("type", "类型", "Type", a => a.Type, ActivityTypes.Options),
        Field.Text<Activity>("subject", "主题", "Subject", a => a.Subject, max: ActivityChanges.LongestSubject),
        Field.LongText<Activity>("content", "内容", "Content", a => a.Content, required: true, max: ActivityChanges.LongestContent),
        Field.Record<Activity>("customer_id", "客户", "Customer", a => a.CustomerId, readOnly: true),
        Field.Record<Activity>("contact_id", "联系人", "Contact", a => a.ContactId, readOnly: true),
        Field.Record<Activity>("opportunity_id", "商机", "Opportunity", a => a.OpportunityId, readOnly: true),
        Field.Record<Activity>("lead_id", "线索", "Lead", a => a.LeadId, readOnly: true),
        Field.Instant<Activity>("occurred_at", "发生时间", "Happened", a => a.OccurredAt, sortable: true),
        Field.Integer<Activity>("duration_minutes", "时长（分钟）", "Minutes", a => a.DurationMinutes),
        Field.Text<Activity>("outcome", "结果", "Outcome", a => a.Outcome, max: 500),
        Field.Text<Activity>("next_step", "下一步", "Next step", a => a.NextStep, max: ActivityChanges.LongestSubject),
        Field.User<Activity>("created_by", "跟进人", "Logged by", a => a.CreatedBy, readOnly: true),
        Field.User<Activity>("owner_id", "客户负责人", "Customer's owner", a => a.OwnerId, readOnly: true),
        Field.Instant<Activity>("created_at", "记录时间", "Logged", a => a.CreatedAt, readOnly: true),
    ],
    Related.To("customer", "客户", "Customer", (Activity a) => a.CustomerId, (Customer c) => c.Id, CustomerFields.All),
    Related.To("contact", "联系人", "Contact", (Activity a) => a.ContactId, (Contact c) => c.Id, ContactFields.All),
    Related.To("opportunity", "商机", "Opportunity", (Activity a) => a.OpportunityId, (Opportunity o) => o.Id, OpportunityFields.All),
    Related.To("lead", "线索", "Lead", (Activity a) => a.LeadId, (Lead l) => l.Id, LeadFields.All));
}
