using Guanxi.Identity;
using Guanxi.Identity.Sharing;
using Guanxi.Platform;
using Guanxi.Platform.Events;

namespace Guanxi.Notifications;

/// <summary>
/// What somebody is to be told. <paramref name="Text"/> names the texts <c>….title</c> and <c>….text</c>, which take
/// <paramref name="Values"/>; <paramref name="Key"/> is the fact: told to the same person once.
/// </summary>
public sealed record Notice(Id<User> To, NotificationKind Kind, string Text, string Key, params string[] Values)
{
    /// <summary>The record it leads to: its kind as in the audit log, and its id.</summary>
    public (string Kind, Guid Id)? Record { get; init; }

    /// <summary>Who caused it; nobody is told what he did himself.</summary>
    public Id<User>? By { get; init; }
}

/// <summary>Notifications: everybody's inbox in the application, and by mail for those who want it.</summary>
public sealed class NotificationsModule : Module
{
    public override void Endpoints(RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/", NotificationQueries.List).RequiresSignIn().WithName("list_notifications");
        notifications.MapGet("/count", NotificationQueries.Count).RequiresSignIn().WithName("count_notifications");
        notifications.MapPut("/{id}/read", ReadNotifications.One).RequiresSignIn().WithName("read_notification");
        notifications.MapPost("/read_all", ReadNotifications.All).RequiresSignIn().WithName("read_all_notifications");
        notifications.MapGet("/preferences", Preferences.Get).RequiresSignIn().WithName("get_notification_preferences");
        notifications.MapPut("/preferences", Preferences.Put).RequiresSignIn().WithName("put_notification_preferences");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<NotificationToBeMailed>(MailNotification.Send);
        on.Event<RecordShared>(TellShared.OnShared);
    }

    // ---- offered to other modules ----

    /// <summary>
    /// Tells somebody something, within the caller's transaction; the caller saves. Nothing happens when it was told before, when
    /// it was his own doing, or when he wants to hear nothing of the kind. False then.
    /// </summary>
    public static Task<bool> Tell(CrmDb db, Session session, TimeProvider clock, Notice notice, CancellationToken ct) =>
        TellUser.Handle(db, session, clock, notice, ct);
}
