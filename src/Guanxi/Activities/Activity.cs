using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Activities;

public enum ActivityType { Call, Email, Meeting, Visit, Wechat, Sms, Note }

[Event("activity.logged")]
public sealed record ActivityLogged(
    Id<Activity> ActivityId, ActivityType Type, Id<Customer>? CustomerId, Id<Contact>? ContactId, DateTimeOffset OccurredAt) : IEvent;

/// <summary>Something that happened with a customer: a call, a visit, a note.</summary>
[IdPrefix("act"), Kind("activities")]
public sealed class Activity : Record<Activity>, IOwned
{
    private Activity() { }

    public ActivityType Type { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public Id<Contact>? ContactId { get; private set; }

    /// <summary>The customer's owner again, kept by the database; of an activity without a customer, who logged it.</summary>
    [NotAudited] public Id<User>? OwnerId { get; private set; }
    public string Content { get; private set; } = "";
    public DateTimeOffset OccurredAt { get; private set; }
    public int? DurationMinutes { get; private set; }
    public string? Outcome { get; private set; }

    /// <exception cref="Refusal">400 without content or with an unknown type.</exception>
    public static Activity Log(ActivityChanges first, Customer? customer, Id<Contact>? contact, Id<User>? owner, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(first.Type.Value)) throw Refusal.Field("type", "required");
        if (string.IsNullOrWhiteSpace(first.Content.Value)) throw Refusal.Field("content", "required");
        var activity = new Activity { CustomerId = customer?.Id, ContactId = contact, OwnerId = customer is null ? owner : customer.OwnerId, OccurredAt = now };
        activity.Change(first, now);
        activity.Raise(new ActivityLogged(activity.Id, activity.Type, activity.CustomerId, contact, activity.OccurredAt));
        return activity;
    }

    public void Change(ActivityChanges c, DateTimeOffset now)
    {
        if (c.Type is { IsSet: true, Value: { } type }) Type = ActivityTypes.Of(type);
        if (c.Content is { IsSet: true, Value: { } content }) Content = content.Trim();
        if (c.OccurredAt is { IsSet: true, Value: { } at })
            OccurredAt = at <= now + ClockSlack ? at.ToUniversalTime() : throw Refusal.Field("occurred_at", "in_the_future");
        DurationMinutes = c.DurationMinutes.Or(DurationMinutes);
        Outcome = c.Outcome.Or(Outcome) is { } outcome && !string.IsNullOrWhiteSpace(outcome) ? outcome.Trim() : null;
    }

    /// <summary>What is still to come is a task; a few minutes are a clock that runs ahead.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    internal sealed class Mapping : IEntityTypeConfiguration<Activity>
    {
        public void Configure(EntityTypeBuilder<Activity> builder)
        {
            builder.ToTable("activities");
            builder.Property(a => a.Content).HasMaxLength(ActivityChanges.LongestContent);
            builder.Property(a => a.Outcome).HasMaxLength(500);
            builder.HasOne<Customer>().WithMany().HasForeignKey(a => new { a.TenantId, a.CustomerId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Contact>().WithMany().HasForeignKey(a => new { a.TenantId, a.ContactId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasIndex(a => new { a.TenantId, a.CustomerId, a.OccurredAt, a.Id });
            builder.HasIndex(a => new { a.TenantId, a.ContactId, a.OccurredAt });
            builder.HasIndex(a => new { a.TenantId, a.OccurredAt, a.Id });
            builder.HasIndex(a => new { a.TenantId, a.OwnerId, a.OccurredAt });
        }
    }
}
