using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Products;

namespace Guanxi.Activities;

/// <summary>What may be written on an activity; absent fields stay as they are. What it is about is fixed when it is logged.</summary>
public sealed record ActivityChanges
{
    public const int LongestContent = 20_000;
    public const int LongestSubject = 300;
    public const int MostAttached = 20;

    /// <summary>call, email, meeting, visit, wechat, sms, note, purchase; also phone, and the Chinese names. A purchase stays one, and nothing else becomes one.</summary>
    [NotEmptied, Text(40)] public Optional<string> Type { get; init; }
    public Optional<Id<Customer>?> CustomerId { get; init; }

    /// <summary>The customer follows from the contact.</summary>
    public Optional<Id<Contact>?> ContactId { get; init; }
    /// <summary>The customer follows from the deal, too.</summary>
    public Optional<Id<Opportunity>?> OpportunityId { get; init; }
    public Optional<Id<Lead>?> LeadId { get; init; }
    [Text(LongestSubject)] public Optional<string> Subject { get; init; }
    [NotEmptied, Text(LongestContent)] public Optional<string> Content { get; init; }

    /// <summary>When it happened; now when left out.</summary>
    [NotEmptied] public Optional<DateTimeOffset?> OccurredAt { get; init; }
    [Between(0, 10_080)] public Optional<int?> DurationMinutes { get; init; }
    [Text(500)] public Optional<string> Outcome { get; init; }

    /// <summary>Of a purchase alone, and then needed: what was paid, in the organisation's currency. A completed order of this amount is booked with it.</summary>
    [NotEmptied, Between(0, ProductChanges.MostMoney)] public Optional<decimal?> Amount { get; init; }

    /// <summary>Makes a task for whoever logs it.</summary>
    [Text(LongestSubject)] public Optional<string> NextStep { get; init; }

    /// <summary>The day, or the time, of the task: as a task's <c>due_date</c>.</summary>
    [Text(40)] public Optional<string> NextStepAt { get; init; }

    /// <summary>Files uploaded before.</summary>
    [AtMost(MostAttached)] public Optional<Id<StoredFile>[]> Attachments { get; init; }

    /// <summary>Colleagues to tell; they must be able to see what it is about.</summary>
    [AtMost(50)] public Optional<Id<User>[]> Mentions { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
