using Guanxi.Identity.Sharing;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

/// <summary>Tells people that a customer is shared with them.</summary>
internal static class TellOfShare
{
    public static async Task OnShared(RecordShared shared, ReactionScope scope)
    {
        if (shared.Kind != "customers") return;
        var name = await scope.Db.Customers.Where(r => r.Id == new Id<Customer>(shared.RecordId)).Select(r => r.Name).FirstOrDefaultAsync(scope.Cancelled);
        if (name is not null) await NotificationsModule.TellOfShare(shared, name, scope);
    }
}
