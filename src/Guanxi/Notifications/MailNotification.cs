using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Http;
using Guanxi.Platform.Mail;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Notifications;

/// <summary>Sends a notification as a mail, in its reader's language.</summary>
internal static class MailNotification
{
    public static async Task Send(NotificationToBeMailed told, ReactionScope scope)
    {
        var found = await scope.Db.Notifications.AsNoTracking().Where(n => n.Id == told.NotificationId)
            .Join(scope.Db.Users, n => n.UserId, u => u.Id, (n, u) => new { Notification = n, User = u }).FirstOrDefaultAsync(scope.Cancelled);
        if (found is not { User: { IsActive: true, Email.Length: > 0 } user, Notification: var notification }) return;
        var language = Text.Known(user.Locale);
        var path = notification is { RecordKind: { } kind, RecordId: { } record } && RecordIds.Text(kind, record) is { } id ? $"/{kind}/{id}" : "/notifications";
        var letter = Letter.WithLink(language, "mail.notification", user.Name, user.Email, scope.Get<PublicAddress>().Of(path),
            NotificationQueries.Title(notification, language), Text.Of(language, $"{notification.TextKey}.text", notification.Values), user.Name);
        await scope.Get<Mailer>().Send(letter, scope.Cancelled);
    }
}

/// <summary>Removes what lay in the inboxes for long, read or not.</summary>
internal static class ForgetNotifications
{
    private static readonly TimeSpan AreKept = TimeSpan.FromDays(180);

    public static Task Old(JobScope job) => job.ForEachTenant(db =>
    {
        var old = job.Now - AreKept;
        return db.Notifications.Where(n => n.CreatedAt <= old).ExecuteDeleteAsync(job.Cancelled);
    });
}
