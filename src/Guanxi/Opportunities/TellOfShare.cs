using Guanxi.Identity.Sharing;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Tells people that a opportunity is shared with them.</summary>
internal static class TellOfShare
{
    public static async Task OnShared(RecordShared shared, ReactionScope scope)
    {
        if (shared.Kind != "opportunities") return;
        var name = await scope.Db.Opportunities.Where(r => r.Id == new Id<Opportunity>(shared.RecordId)).Select(r => r.Title).FirstOrDefaultAsync(scope.Cancelled);
        if (name is not null) await NotificationsModule.TellOfShare(shared, name, scope);
    }
}
