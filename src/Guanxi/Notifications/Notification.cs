using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Notifications;

/// <summary>What a notification is about; each has its own line in a person's preferences.</summary>
public enum NotificationKind { Assigned, Mentioned, Reminder, Due, Converted, Won, ImportFinished, Approval, Pool, Shared, ExportFinished }

/// <summary>A notification was written for somebody who wants this kind by mail, too.</summary>
[Event("notification.to_be_mailed")]
public sealed record NotificationToBeMailed(Id<Notification> NotificationId) : IEvent;

/// <summary>
/// A line in somebody's inbox. It keeps the key of its text and the values, so that it reads in whatever language its reader has
/// when he reads it. It is nobody's record and has no place in the audit log.
/// </summary>
[IdPrefix("ntf"), Kind("notifications")]
public sealed class Notification : Entity<Notification>
{
    private Notification() { }

    public Id<User> UserId { get; private set; }
    public NotificationKind Kind { get; private set; }

    /// <summary>Names the texts <c>….title</c> and <c>….text</c>.</summary>
    public string TextKey { get; private set; } = "";
    public string[] Values { get; private set; } = [];

    /// <summary>The kind and id of the record it leads to.</summary>
    public string? RecordKind { get; private set; }
    public Guid? RecordId { get; private set; }
    public Id<User>? ActorId { get; private set; }

    /// <summary>The same fact is told to the same person once.</summary>
    public string DedupeKey { get; private set; } = "";

    /// <summary>False for what somebody only wants by mail.</summary>
    public bool IsListed { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notification>
    {
        public void Configure(EntityTypeBuilder<Notification> builder)
        {
            builder.ToTable("notifications");
            builder.HasKey(n => new { n.TenantId, n.Id });
            builder.Property(n => n.Id).ValueGeneratedNever();
            builder.Property(n => n.TextKey).HasMaxLength(80);
            builder.Property(n => n.RecordKind).HasMaxLength(40);
            builder.Property(n => n.DedupeKey).HasMaxLength(200);
            builder.HasOne<User>().WithMany().HasForeignKey(n => new { n.TenantId, n.UserId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(n => new { n.TenantId, n.UserId, n.DedupeKey }).IsUnique();
            builder.HasIndex(n => new { n.TenantId, n.UserId, n.CreatedAt, n.Id }).HasFilter("is_listed");
            builder.HasIndex(n => new { n.TenantId, n.UserId, n.CreatedAt, n.Id }, "ix_notifications_unread").HasFilter("is_listed AND read_at IS NULL");
            builder.HasIndex(n => n.CreatedAt); // the old ones go
        }
    }
}

/// <summary>By which ways somebody wants one kind of notification.</summary>
public sealed record Channels
{
    public required bool InApp { get; init; }
    public required bool Email { get; init; }

    /// <summary>As a message of the browser, where its permission was given.</summary>
    public required bool Browser { get; init; }

    /// <summary>In the application; mail and browser messages only for those who ask for them.</summary>
    public static readonly Channels Usual = new() { InApp = true, Email = false, Browser = false };
}

/// <summary>What one person wants to be told, and how; kinds that are not named have the usual channels.</summary>
public sealed class NotificationPreferences : Entity
{
    private NotificationPreferences() { }

    public Id<User> UserId { get; private set; }
    public Dictionary<string, Channels> Kinds { get; private set; } = [];

    public static NotificationPreferences Of(Id<User> user) => new() { UserId = user };

    public void Prefer(IEnumerable<KeyValuePair<string, Channels>> kinds)
    {
        var all = new Dictionary<string, Channels>(Kinds);
        foreach (var (kind, channels) in kinds) all[kind] = channels;
        Kinds = all;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<NotificationPreferences>
    {
        public void Configure(EntityTypeBuilder<NotificationPreferences> builder)
        {
            builder.ToTable("notification_preferences");
            builder.HasKey(p => new { p.TenantId, p.UserId });
            builder.Property(p => p.Kinds).AsJson();
            builder.HasOne<User>().WithMany().HasForeignKey(p => new { p.TenantId, p.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
