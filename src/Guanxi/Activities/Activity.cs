using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Activities;

/// <summary>A purchase is an order as well, which others book: it is counted with the orders.</summary>
public enum ActivityType { Call, Email, Meeting, Visit, Wechat, Sms, Note, Purchase }

[Event("activity.logged")]
public sealed record ActivityLogged(
    Id<Activity> ActivityId, ActivityType Type, Id<Customer>? CustomerId, Id<Contact>? ContactId, DateTimeOffset OccurredAt,
    Id<Opportunity>? OpportunityId = null, Id<Lead>? LeadId = null) : IEvent;

[Event("activity.mentioned")]
public sealed record ActivityMentioned(Id<Activity> ActivityId, Id<User>[] Users, Id<User>? By) : IEvent;

/// <summary>Something that happened with a customer, about a deal or an enquiry: a call, a visit, a note.</summary>
[IdPrefix("act"), Kind("activities")]
public sealed class Activity : Record<Activity>, ISharedWithDeal
{
    private Activity() { }

    public ActivityType Type { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public Id<Contact>? ContactId { get; private set; }
    public Id<Opportunity>? OpportunityId { get; private set; }
    public Id<Lead>? LeadId { get; private set; }

    /// <summary>The customer's owner again, kept by the database; of an activity without a customer, who logged it.</summary>
    [NotAudited] public Id<User>? OwnerId { get; private set; }

    /// <summary>The owner of the deal, or of the enquiry, kept by the database: he sees it as well.</summary>
    [NotAudited] public Id<User>? DealOwnerId { get; private set; }

    /// <summary>What it was about, in a few words; that of a required activity of the deal's stage ticks it.</summary>
    public string? Subject { get; private set; }
    public string Content { get; private set; } = "";
    public DateTimeOffset OccurredAt { get; private set; }
    public int? DurationMinutes { get; private set; }
    public string? Outcome { get; private set; }

    /// <summary>What is to be done next, and when: a task is made of it.</summary>
    public string? NextStep { get; private set; }

    /// <summary>A day or a time of it, as it was given.</summary>
    public string? NextStepAt { get; private set; }

    /// <summary>The colleagues whom the text names.</summary>
    public Guid[] Mentions { get; private set; } = [];

    internal bool IsPurchase => Type == ActivityType.Purchase;

    /// <exception cref="Refusal">400 without content or with an unknown type.</exception>
    public static Activity Log(ActivityChanges first, Customer? customer, Id<Contact>? contact, Id<User>? owner, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(first.Type.Value)) throw Refusal.Field("type", "required");
        if (string.IsNullOrWhiteSpace(first.Content.Value)) throw Refusal.Field("content", "required");
        var activity = new Activity { Type = ActivityTypes.Of(first.Type.Value), CustomerId = customer?.Id, ContactId = contact, OwnerId = customer is null ? owner : customer.OwnerId, OccurredAt = now };
        if (activity.IsPurchase && customer is null) throw Refusal.Field("customer_id", "required");
        if (activity.IsPurchase && first.Amount.Value is null) throw Refusal.Field("amount", "required");
        activity.Change(first, now);
        return activity;
    }

    /// <summary>What it is about besides the customer, before it is saved.</summary>
    internal void Concern(Opportunity? deal, Lead? lead)
    {
        (OpportunityId, LeadId) = (deal?.Id, lead?.Id);
        DealOwnerId = deal is null ? lead?.OwnerId : deal.OwnerId;
        if (CustomerId is null && (deal is not null || lead is not null)) OwnerId = DealOwnerId;
    }

    /// <summary>It is whole now: others may hear of it.</summary>
    internal void Announce() => Raise(new ActivityLogged(Id, Type, CustomerId, ContactId, OccurredAt, OpportunityId, LeadId));

    /// <summary>Names colleagues; those who were named before are not told again.</summary>
    internal void Mention(Id<User>[] users, Id<User>? by)
    {
        var added = users.Where(u => !Mentions.Contains(u.Value)).Distinct().ToArray();
        Mentions = [.. users.Select(u => u.Value).Distinct()];
        if (added.Length > 0) Raise(new ActivityMentioned(Id, added, by));
    }

    /// <exception cref="Refusal">400 for a time still to come, for an amount of what is no purchase, and where a purchase would begin or cease to be one.</exception>
    public void Change(ActivityChanges c, DateTimeOffset now)
    {
        var type = c.Type is { IsSet: true, Value: { } word } ? ActivityTypes.Of(word) : Type;
        if (type == ActivityType.Purchase != IsPurchase) throw Refusal.Field("type", "activity.purchase_stays");
        Type = type;
        if (c.Amount.Value is not null && !IsPurchase) throw Refusal.Field("amount", "activity.amount_of_purchase");
        if (c.Content is { IsSet: true, Value: { } content }) Content = content.Trim();
        if (c.OccurredAt is { IsSet: true, Value: { } at })
            OccurredAt = at <= now + ClockSlack ? at.ToUniversalTime() : throw Refusal.Field("occurred_at", "in_the_future");
        DurationMinutes = c.DurationMinutes.Or(DurationMinutes);
        Outcome = Clean(c.Outcome, Outcome);
        Subject = Clean(c.Subject, Subject);
        NextStep = Clean(c.NextStep, NextStep);
        NextStepAt = NextStep is null ? null : Clean(c.NextStepAt, NextStepAt);
    }

    private static string? Clean(Optional<string> given, string? current) =>
        given.Or(current) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

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
            builder.Property(a => a.Subject).HasMaxLength(ActivityChanges.LongestSubject);
            builder.Property(a => a.NextStep).HasMaxLength(ActivityChanges.LongestSubject);
            builder.Property(a => a.NextStepAt).HasMaxLength(40);
            builder.HasOne<Opportunity>().WithMany().HasForeignKey(a => new { a.TenantId, a.OpportunityId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasOne<Lead>().WithMany().HasForeignKey(a => new { a.TenantId, a.LeadId }).OnDelete(DeleteBehavior.ClientNoAction);
            builder.HasIndex(a => new { a.TenantId, a.CustomerId, a.OccurredAt, a.Id });
            builder.HasIndex(a => new { a.TenantId, a.OpportunityId, a.OccurredAt, a.Id });
            builder.HasIndex(a => new { a.TenantId, a.LeadId, a.OccurredAt, a.Id });
            builder.HasIndex(a => new { a.TenantId, a.ContactId, a.OccurredAt });
            builder.HasIndex(a => new { a.TenantId, a.OccurredAt, a.Id });
            builder.HasIndex(a => new { a.TenantId, a.OwnerId, a.OccurredAt });
        }
    }
}
