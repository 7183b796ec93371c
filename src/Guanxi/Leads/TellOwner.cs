using System.Globalization;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>Tells people which leads are theirs now, and what became of them.</summary>
internal static class TellOwner
{
    public static async Task OnAssigned(LeadAssigned given, ReactionScope scope)
    {
        if (given.IsOneOfMany || given.To is not { } owner) return;
        if (await Facts(given.LeadId, owner, scope) is not { } lead) return;
        await Tell(scope, lead, new Notice(
            owner, NotificationKind.Assigned, lead.ByName is null ? "notification.lead_received" : "notification.lead_assigned",
            $"lead.assigned:{given.LeadId}:{lead.Version}", lead.Title, lead.ByName ?? "", lead.Score));
    }

    public static async Task OnConverted(LeadConverted converted, ReactionScope scope)
    {
        if (converted.OwnerId is not { } owner || await Facts(converted.LeadId, owner, scope) is not { } lead) return;
        await Tell(scope, lead, new Notice(owner, NotificationKind.Converted, "notification.lead_converted", $"lead.converted:{converted.LeadId}", lead.Title));
    }

    /// <summary>One notice to each person for all that were handed over together.</summary>
    public static async Task OfMany(IReadOnlyCollection<Id<User>> owners, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        foreach (var group in owners.GroupBy(o => o))
        {
            var notice = new Notice(group.Key, NotificationKind.Assigned, "notification.leads_assigned", $"leads.assigned:{Id<Lead>.New()}",
                group.Count().ToString(CultureInfo.InvariantCulture), session.UserId is null ? "" : session.Access.UserName)
            { By = session.UserId };
            await NotificationsModule.Tell(db, session, clock, notice, ct);
        }
        await db.SaveChangesAsync(ct);
    }

    private sealed record Told(Id<Lead> Id, string Title, string Score, int Version, Id<User>? By, string? ByName);

    /// <summary>Null when it is gone or somebody else's by now.</summary>
    private static async Task<Told?> Facts(Id<Lead> id, Id<User> owner, ReactionScope scope)
    {
        var lead = await scope.Db.Leads.AsNoTracking().Where(l => l.Id == id && l.OwnerId == owner)
            .Select(l => new { l.Name, l.Company, l.Score, l.Version, l.UpdatedBy, By = scope.Db.Users.Where(u => u.Id == l.UpdatedBy).Select(u => u.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(scope.Cancelled);
        return lead is null ? null : new Told(
            id, lead.Company is null ? lead.Name : $"{lead.Name} · {lead.Company}", lead.Score.ToString(CultureInfo.InvariantCulture), lead.Version, lead.UpdatedBy, lead.By);
    }

    private static Task<bool> Tell(ReactionScope scope, Told lead, Notice notice) => NotificationsModule.Tell(
        scope.Db, scope.Get<Session>(), scope.Get<TimeProvider>(), notice with { Record = ("leads", lead.Id.Value), By = lead.By }, scope.Cancelled);
}
