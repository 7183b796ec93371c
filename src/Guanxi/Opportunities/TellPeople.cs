using System.Globalization;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Tells somebody that a deal is his now, and managers what their people won.</summary>
internal static class TellPeople
{
    public static Task OnCreated(OpportunityCreated made, ReactionScope scope) => TellOwner(made.OpportunityId, made.OwnerId, scope);

    public static Task OnAssigned(OpportunityAssigned given, ReactionScope scope) => given.IsOneOfMany ? Task.CompletedTask : TellOwner(given.OpportunityId, given.To, scope);

    /// <summary>The manager of who won it, if he may see it.</summary>
    public static async Task OnWon(OpportunityWon won, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var seller = await db.Users.AsNoTracking().Where(u => u.Id == won.OwnerId).Select(u => new { u.Name, u.ManagerId }).FirstOrDefaultAsync(ct);
        var deal = await db.Opportunities.AsNoTracking().Where(o => o.Id == won.OpportunityId).Select(o => new { o.Title, o.Currency, o.UpdatedBy, o.Version }).FirstOrDefaultAsync(ct);
        if (seller?.ManagerId is not { } manager || deal is null || await IdentityModule.AccessOf(db, manager, ct) is not { } access) return;
        var theirs = new Session();
        theirs.ActAsUser(access);
        if (!theirs.Reaches(OpportunitiesModule.View, won.OwnerId)) return;
        await Tell(scope, won.OpportunityId, deal.UpdatedBy, new Notice(manager, NotificationKind.Won, "notification.deal_won", $"opportunity.won:{won.OpportunityId}:{deal.Version}",
            deal.Title, seller.Name, access.FieldRights?.Sees("opportunities", "actual_amount") == false ? FieldMask.Stars : string.Create(CultureInfo.InvariantCulture, $"{deal.Currency} {won.Amount:0.00}")));
    }

    /// <summary>Nobody when it is somebody else's by now.</summary>
    private static async Task TellOwner(Id<Opportunity> id, Id<User>? to, ReactionScope scope)
    {
        if (to is not { } owner) return;
        var db = scope.Db;
        var deal = await db.Opportunities.AsNoTracking().Where(o => o.Id == id && o.OwnerId == owner)
            .Select(o => new { o.Title, o.CustomerName, o.Version, o.UpdatedBy, By = db.Users.Where(u => u.Id == o.UpdatedBy).Select(u => u.Name).FirstOrDefault() }).FirstOrDefaultAsync(scope.Cancelled);
        if (deal is null) return;
        await Tell(scope, id, deal.UpdatedBy, new Notice(owner, NotificationKind.Assigned, deal.By is null ? "notification.deal_received" : "notification.deal_assigned",
            $"opportunity.assigned:{id}:{deal.Version}", deal.Title, deal.By ?? "", deal.CustomerName ?? "—"));
    }

    private static Task<bool> Tell(ReactionScope scope, Id<Opportunity> deal, Id<User>? by, Notice notice) => NotificationsModule.Tell(
        scope.Db, scope.Get<Session>(), scope.Get<TimeProvider>(), notice with { Record = ("opportunities", deal.Value), By = by }, scope.Cancelled);
}
