using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Notifications;

/// <summary>A notification in its reader's language.</summary>
public sealed record NotificationRow(
    Id<Notification> NotificationId, NotificationKind Kind, string Title, string Text, RecordPlace? Record, Id<User>? By, string? ByName,
    DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

/// <summary>The record a notification leads to.</summary>
public sealed record RecordPlace(string Kind, string Id);

public sealed record UnreadCount(int Unread);

public sealed record NotificationCriteria
{
    /// <summary><c>true</c>: only what is not read yet.</summary>
    [FromQuery(Name = "unread")] public string? Unread { get; init; }
}

internal static class NotificationQueries
{
    private static readonly FieldCatalogue<Notification> Order = new("notifications",
        [Field.Instant<Notification>("created_at", "时间", "Time", n => n.CreatedAt, sortable: true, readOnly: true)]);

    public static async Task<Page<NotificationRow>> List(
        [AsParameters] NotificationCriteria criteria, [AsParameters] ListQuery list, CrmDb db, Session session, CancellationToken ct)
    {
        var query = criteria.Unread switch
        {
            null or "" or "false" => Mine(db, session),
            "true" => Mine(db, session).Where(n => n.ReadAt == null),
            _ => throw Refusal.Field("unread", "unknown_option"),
        };
        var page = await list.Page(query, Order, "-created_at", n => new
        {
            Notification = n,
            ByName = db.Users.Where(u => u.Id == n.ActorId).Select(u => u.Name).FirstOrDefault(),
        }, ct);
        return new([.. page.Items.Select(i => Row(i.Notification, i.ByName, session.Language))], page.NextCursor, page.Total, page.TotalIsExact);
    }

    public static async Task<UnreadCount> Count(CrmDb db, Session session, CancellationToken ct) =>
        new(await Mine(db, session).Where(n => n.ReadAt == null).Take(Lists.CountedExactly).CountAsync(ct));

    /// <summary>One's own, and nobody else's: there is no right to read another's inbox.</summary>
    public static IQueryable<Notification> Mine(CrmDb db, Session session)
    {
        var me = session.Access.UserId;
        return db.Notifications.AsNoTracking().Where(n => n.UserId == me && n.IsListed);
    }

    public static NotificationRow Row(Notification n, string? byName, string language) => new(
        n.Id, n.Kind, Title(n, language), Text.Of(language, $"{n.TextKey}.text", n.Values),
        n.RecordKind is { } kind && n.RecordId is { } record && RecordIds.Text(kind, record) is { } id ? new(kind, id) : null, n.ActorId, byName, n.CreatedAt, n.ReadAt);

    public static string Title(Notification n, string language) => Text.Of(language, $"{n.TextKey}.title", n.Values);
}
