using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
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

    /// <summary>Puts the links that are given on the task; a contact brings its customer along.</summary>
    /// <exception cref="Refusal">400 for what is not there or not visible, or does not belong together.</exception>
    public async Task Link(WorkTask task, TaskChanges changes, CancellationToken ct)
    {
        if (!changes.CustomerId.IsSet && !changes.ContactId.IsSet) return;
        var customer = changes.CustomerId.Or(task.CustomerId);
        var contact = changes.ContactId.IsSet ? changes.ContactId.Value : changes.CustomerId.IsSet && customer != task.CustomerId ? null : task.ContactId;
        if (changes.CustomerId.Value is { } named && !await db.Customers.AnyAsync(c => c.Id == named, ct)) throw Refusal.Field("customer_id", "not_found");
        if (contact is { } person) customer = await CustomerOf(person, changes.CustomerId.Value, ct);
        task.Concern(customer, contact);
    }

    private async Task<Id<Customer>> CustomerOf(Id<Contact> contact, Id<Customer>? named, CancellationToken ct)
    {
        var customer = await db.Contacts.Where(c => c.Id == contact).Select(c => (Id<Customer>?)c.CustomerId).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Field("contact_id", "not_found");
        return named is null || named == customer ? customer : throw Refusal.Field("contact_id", "activity.other_customer");
    }

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
