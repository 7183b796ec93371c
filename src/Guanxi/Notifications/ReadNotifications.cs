using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Notifications;

/// <summary>Marks notifications as read; what is read already stays so.</summary>
internal static class ReadNotifications
{
    public static async Task<NotificationRow> One(Id<Notification> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await NotificationQueries.Mine(db, session).Where(n => n.Id == id && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        var found = await NotificationQueries.Mine(db, session).Where(n => n.Id == id)
            .Select(n => new { Notification = n, ByName = db.Users.Where(u => u.Id == n.ActorId).Select(u => u.Name).FirstOrDefault() })
            .FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        return NotificationQueries.Row(found.Notification, found.ByName, session.Language);
    }

    public static async Task<UnreadCount> All(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await NotificationQueries.Mine(db, session).Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        return await NotificationQueries.Count(db, session, ct);
    }
}
