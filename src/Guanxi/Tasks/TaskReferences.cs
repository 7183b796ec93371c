using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>Finds and checks what a write on a task points at: who does it, and what it is about.</summary>
internal sealed class TaskReferences(CrmDb db, Session session)
{
    /// <summary>Who shall do it; of a new task its creator, unless another is named.</summary>
    /// <exception cref="Refusal">400 for somebody who is not there, 403 without the right to give tasks to others.</exception>
    public async Task<Id<User>?> Owner(TaskChanges changes, WorkTask? existing, CancellationToken ct)
    {
        var now = existing is null ? session.UserId : existing.OwnerId;
        if (!changes.Assignee.IsSet && !changes.OwnerId.IsSet) return now;
        var wanted = changes.Assignee.IsSet ? await Named(changes.Assignee.Value, ct) : changes.OwnerId.Value;
        if (wanted == now) return now;
        if (!session.May(TasksModule.Assign)) throw Refusal.Forbidden("task.cannot_assign");
        if (wanted is { } id && !await db.Users.AnyAsync(u => u.Id == id && u.IsActive, ct)) throw Refusal.Field("assignee", "unknown_user");
        return wanted;
    }

    /// <summary>Puts the links that are given on the task; a contact and a deal bring their customer along.</summary>
    /// <exception cref="Refusal">400 for what is not there or not visible, or does not belong together.</exception>
    public async Task Link(WorkTask task, TaskChanges c, CancellationToken ct)
    {
        if (!c.CustomerId.IsSet && !c.ContactId.IsSet && !c.OpportunityId.IsSet && !c.LeadId.IsSet) return;
        var moves = c.CustomerId.IsSet && c.CustomerId.Value != task.CustomerId; // what hung on the customer before does not come along
        var contact = c.ContactId.IsSet ? c.ContactId.Value : moves ? null : task.ContactId;
        var opportunity = c.OpportunityId.IsSet ? c.OpportunityId.Value : moves ? null : task.OpportunityId;
        if (c.CustomerId.Value is { } named && !await db.Customers.AnyAsync(x => x.Id == named, ct)) throw Refusal.Field("customer_id", "not_found");
        if (c.LeadId.Value is { } lead && !await db.Leads.AnyAsync(x => x.Id == lead, ct)) throw Refusal.Field("lead_id", "not_found");
        var customer = c.CustomerId.Or(task.CustomerId);
        if (c.OpportunityId.Value is { } deal) customer = Same(await CustomerOf(deal, ct), c.CustomerId.Value, "opportunity_id", "task.other_customer") ?? customer;
        if (c.ContactId.Value is { } person) customer = Same(await CustomerOf(person, ct), c.CustomerId.Value ?? (c.OpportunityId.Value is null ? null : customer), "contact_id", "activity.other_customer");
        if (customer != task.CustomerId && !c.ContactId.IsSet) contact = null;
        if (customer != task.CustomerId && !c.OpportunityId.IsSet) opportunity = null;
        task.Concern(customer, contact, opportunity, c.LeadId.Or(task.LeadId));
    }

    private static Id<Customer>? Same(Id<Customer>? its, Id<Customer>? named, string field, string code) =>
        its is null || named is null || its == named ? its : throw Refusal.Field(field, code);

    private async Task<Id<Customer>?> CustomerOf(Id<Contact> contact, CancellationToken ct) =>
        await db.Contacts.Where(c => c.Id == contact).Select(c => (Id<Customer>?)c.CustomerId).FirstOrDefaultAsync(ct) ?? throw Refusal.Field("contact_id", "not_found");

    private async Task<Id<Customer>?> CustomerOf(Id<Opportunity> opportunity, CancellationToken ct) =>
        (await db.Opportunities.Where(o => o.Id == opportunity).Select(o => new { o.CustomerId }).FirstOrDefaultAsync(ct) ?? throw Refusal.Field("opportunity_id", "not_found")).CustomerId;

    /// <summary>The person somebody means by id, mail address or name, or by <c>me</c>; null for nobody.</summary>
    /// <exception cref="Refusal">400 when nobody or more than one is called so.</exception>
    public async Task<Id<User>?> Named(string? text, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text) || text == "none") return null;
        text = text.Trim();
        if (text == "me") return session.UserId;
        if (Id<User>.TryParse(text, null, out var id)) return id;
        var called = await IdentityModule.Called(db, text, ct);
        return called.Count switch
        {
            1 => called[0],
            0 => throw Refusal.Field("assignee", "unknown_user"),
            _ => throw Refusal.Field("assignee", "import.ambiguous"),
        };
    }
}
