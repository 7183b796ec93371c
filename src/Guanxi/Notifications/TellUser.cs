using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Notifications;

/// <summary>Writes one line into an inbox. The unique key decides, so that two servers that say the same thing at once say it once.</summary>
internal static class TellUser
{
    public static async Task<bool> Handle(CrmDb db, Session session, TimeProvider clock, Notice notice, CancellationToken ct)
    {
        if (notice.By == notice.To) return false;
        var reader = await db.Users.AsNoTracking().Where(u => u.Id == notice.To && u.IsActive)
            .Select(u => new { Preferences = db.NotificationPreferences.FirstOrDefault(p => p.UserId == u.Id) }).FirstOrDefaultAsync(ct);
        if (reader is null) return false;
        var channels = Preferences.For(notice.Kind, reader.Preferences);
        if (channels is { InApp: false, Email: false }) return false;

        var id = Id<Notification>.New();
        var kind = Preferences.Word(notice.Kind);
        var written = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.notifications (tenant_id, id, user_id, kind, text_key, "values", record_kind, record_id, actor_id, dedupe_key, is_listed, created_at)
             VALUES ({session.TenantId}, {id.Value}, {notice.To.Value}, {kind}, {notice.Text}, {notice.Values}, {notice.Record?.Kind}, {notice.Record?.Id},
                 {notice.By?.Value}, {notice.Key}, {channels.InApp}, {clock.GetUtcNow()})
             ON CONFLICT (tenant_id, user_id, dedupe_key) DO NOTHING
             """, ct);
        if (written == 0) return false;
        if (channels.Email) db.Raise(new NotificationToBeMailed(id));
        return true;
    }
}
