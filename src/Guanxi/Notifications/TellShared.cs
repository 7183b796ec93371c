using Guanxi.Identity;
using Guanxi.Identity.Sharing;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Notifications;

/// <summary>Tells people what is shared with them.</summary>
internal static class TellShared
{
    public static async Task OnShared(RecordShared shared, ReactionScope scope)
    {
        var id = RecordIds.Text(shared.Kind, shared.RecordId)!;
        if (!(await Modules.CatalogueOf(shared.Kind)!.Names(scope.Db, [id], scope.Cancelled)).TryGetValue(id, out var name)) return; // gone since
        if (!await scope.Db.Shares.AnyAsync(s => s.Id == shared.ShareId, scope.Cancelled)) return;
        var by = await scope.Db.Users.Where(u => u.Id == shared.By).Select(u => u.Name).FirstOrDefaultAsync(scope.Cancelled) ?? "";
        foreach (var person in await IdentityModule.RecipientsOf(scope.Db, shared.ShareId, scope.Cancelled))
            await TellUser.Handle(scope.Db, scope.Get<Session>(), scope.Get<TimeProvider>(),
                new Notice(person, NotificationKind.Shared, "notification.shared", $"shared:{shared.ShareId}", by, name, "") { Record = (shared.Kind, shared.RecordId), By = shared.By }, scope.Cancelled);
    }
}
