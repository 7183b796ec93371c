using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>What an activity is about. A deal and a contact bring their customer along.</summary>
internal sealed record ActivitySubject(Customer? Customer, Id<Contact>? Contact, Opportunity? Deal, Lead? Lead);

/// <summary>Finds and checks what a write on an activity points at.</summary>
internal sealed class ActivityLinks(CrmDb db, Session session, INextSteps steps, IPurchases purchases)
{
    /// <exception cref="Refusal">400 for what is not there or not visible, or does not belong together.</exception>
    public async Task<ActivitySubject> Subject(ActivityChanges request, CancellationToken ct)
    {
        var deal = request.OpportunityId.Value is { } d
            ? await db.Opportunities.AsNoTracking().FirstOrDefaultAsync(o => o.Id == d, ct) ?? throw Refusal.Field("opportunity_id", "not_found")
            : null;
        var lead = request.LeadId.Value is { } l
            ? await db.Leads.AsNoTracking().FirstOrDefaultAsync(x => x.Id == l, ct) ?? throw Refusal.Field("lead_id", "not_found")
            : null;
        var named = request.CustomerId.Value;
        if (named is not null && deal?.CustomerId is { } its && its != named) throw Refusal.Field("opportunity_id", "task.other_customer");
        var customer = await CustomerOf(request.ContactId.Value, named ?? deal?.CustomerId, ct);
        // the customer of a deal may be one that its salesperson does not see
        var found = customer is { } id ? await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) : null;
        if (found is null && customer is not null && (deal is null || named is not null)) throw Refusal.Field("customer_id", "not_found");
        return new(found, request.ContactId.Value, deal, lead);
    }

    /// <summary>The files, colleagues, next step and order it brings along; the caller saves.</summary>
    public async Task Bring(ActivityChanges request, Activity activity, bool isNewStep, CancellationToken ct)
    {
        if (request.Attachments.IsSet) await Attach(activity, request.Attachments.Value ?? [], ct);
        if (request.Mentions.IsSet) await Mention(activity, request.Mentions.Value ?? [], ct);
        if (isNewStep) await steps.Plan(activity, ct);
        if (activity.IsPurchase && (request.Amount.IsSet || request.OccurredAt.IsSet)) await purchases.Book(activity, request.Amount.Value, ct);
    }

    /// <summary>What must not outlive the activity; the caller saves.</summary>
    public Task TakeBack(Activity activity, CancellationToken ct) => activity.IsPurchase ? purchases.TakeBack(activity, ct) : Task.CompletedTask;

    /// <summary>What was taken back with the activity counts again; the caller saves.</summary>
    public Task CameBack(Activity activity, CancellationToken ct) => activity.IsPurchase ? purchases.CameBack(activity, ct) : Task.CompletedTask;

    /// <summary>Hangs exactly these files on the activity.</summary>
    /// <exception cref="Refusal">400 for a file that is not there or somebody else's.</exception>
    private async Task Attach(Activity activity, Id<StoredFile>[] files, CancellationToken ct)
    {
        var id = activity.Id;
        var before = await db.ActivityFiles.Where(f => f.ActivityId == id).ToListAsync(ct);
        var added = files.Distinct().Except(before.Select(f => f.FileId)).ToArray();
        var me = session.UserId;
        var mine = await db.Files.Where(f => added.Contains(f.Id) && f.CreatedBy == me).CountAsync(ct);
        if (mine != added.Length) throw Refusal.Field("attachments", "not_found");
        db.ActivityFiles.RemoveRange(before.Where(f => !files.Contains(f.FileId)));
        db.ActivityFiles.AddRange(added.Select(file => new ActivityFile { ActivityId = id, FileId = file }));
    }

    /// <exception cref="Refusal">400 for somebody who is not there, or who can't see what it is about.</exception>
    private async Task Mention(Activity activity, Id<User>[] users, CancellationToken ct)
    {
        foreach (var user in users.Distinct().Where(u => !activity.Mentions.Contains(u.Value)))
        {
            var access = await IdentityModule.AccessOf(db, user, ct) ?? throw Refusal.Field("mentions", "unknown_user");
            var theirs = new Session();
            theirs.ActAsUser(access);
            var isSeen = theirs.Reaches(ActivitiesModule.View, activity.OwnerId) || theirs.Reaches(ActivitiesModule.View, activity.DealOwnerId)
                || (activity.OwnerId is null && theirs.SeesPool("activities"));
            if (!isSeen) throw Refusal.Field("mentions", "activity.mention_unseen", access.UserName);
        }
        activity.Mention(users, session.UserId);
    }

    private async Task<Id<Customer>?> CustomerOf(Id<Contact>? contact, Id<Customer>? named, CancellationToken ct)
    {
        if (contact is not { } id) return named;
        var customer = await db.Contacts.Where(c => c.Id == id).Select(c => (Id<Customer>?)c.CustomerId).FirstOrDefaultAsync(ct)
            ?? throw Refusal.Field("contact_id", "not_found");
        return named is null || named == customer ? customer : throw Refusal.Field("contact_id", "activity.other_customer");
    }
}
