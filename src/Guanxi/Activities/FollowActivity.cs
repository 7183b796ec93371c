using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Leads;
using Guanxi.Notifications;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Activities;

/// <summary>What follows from an activity for others: who is named in it hears of it, and what it is about was touched.</summary>
internal static class FollowActivity
{
    private const int LongestQuote = 200;

    public static async Task TellMentioned(ActivityMentioned mentioned, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var activity = await db.Activities.AsNoTracking().FirstOrDefaultAsync(a => a.Id == mentioned.ActivityId, ct);
        if (activity is null) return;
        var by = await db.Users.Where(u => u.Id == mentioned.By).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? "";
        var quote = activity.Content.Length <= LongestQuote ? activity.Content : activity.Content[..LongestQuote] + "…";
        foreach (var user in mentioned.Users)
        {
            var notice = new Notice(user, NotificationKind.Mentioned, "notification.mentioned", $"activity.mentioned:{activity.Id}", by, quote)
            {
                Record = RecordOf(activity),
                By = mentioned.By,
            };
            await NotificationsModule.Tell(db, scope.Get<Session>(), scope.Get<TimeProvider>(), notice, ct);
        }
    }

    public static async Task Touch(ActivityLogged logged, ReactionScope scope)
    {
        if (logged.OpportunityId is { } deal) await OpportunitiesModule.Touch(scope.Db, deal, logged.OccurredAt, scope.Cancelled);
        if (logged.LeadId is { } lead) await LeadsModule.Touch(scope.Db, lead, logged.OccurredAt, scope.Cancelled);
    }

    /// <summary>What was said to an enquiry belongs to the customer and the deal it became.</summary>
    public static async Task OnConverted(LeadConverted converted, ReactionScope scope)
    {
        var (lead, customer, contact, deal) = ((Id<Lead>?)converted.LeadId, (Id<Customer>?)converted.CustomerId, (Id<Contact>?)converted.ContactId, converted.OpportunityId);
        await scope.Db.Activities.Where(a => a.LeadId == lead && a.CustomerId == null).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.CustomerId, customer).SetProperty(a => a.ContactId, contact).SetProperty(a => a.OpportunityId, a => a.OpportunityId ?? deal), scope.Cancelled);
        CustomFieldsModule.Recount(scope.Db, "customers", converted.CustomerId.Value);
    }

    private static (string, Guid)? RecordOf(Activity activity) => activity switch
    {
        { OpportunityId: { } deal } => ("opportunities", deal.Value),
        { CustomerId: { } customer } => ("customers", customer.Value),
        { LeadId: { } lead } => ("leads", lead.Value),
        _ => null,
    };
}
