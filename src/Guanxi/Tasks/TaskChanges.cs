using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Validation;

namespace Guanxi.Tasks;

/// <summary>What may be written on a task; absent fields stay as they are.</summary>
[Writes("tasks")]
public sealed record TaskChanges
{
    public const int LongestTitle = 300;
    public const int LongestText = 20_000;
    public const int LongestRule = 1000;

    /// <summary>followup, call, meeting, visit, email, wechat, demo, todo, or their Chinese names; todo when left out.</summary>
    [NotEmptied, Text(40)] public Optional<string> Type { get; init; }
    [NotEmptied, Text(LongestTitle)] public Optional<string> Title { get; init; }
    [Text(LongestText)] public Optional<string> Description { get; init; }

    /// <summary>A day (<c>2026-02-15</c>), or a time of it with or without an offset; without one it is in the organisation's zone.</summary>
    [Text(40)] public Optional<string> DueDate { get; init; }

    /// <summary>True takes the time of day away.</summary>
    [NotEmptied] public Optional<bool?> AllDay { get; init; }

    /// <summary>The same as a <c>due_date</c> with a time of day.</summary>
    public Optional<DateTimeOffset?> StartsAt { get; init; }
    public Optional<DateTimeOffset?> EndsAt { get; init; }
    [NotEmptied] public Optional<TaskPriority?> Priority { get; init; }

    /// <summary>Completing, cancelling and reopening also have routes of their own.</summary>
    [NotEmptied] public Optional<TaskState?> Status { get; init; }

    /// <summary>A user's id, mail address or name, or <c>me</c>; the creator when left out; null puts it into the pool.</summary>
    [Text(254)] public Optional<string> Assignee { get; init; }

    /// <summary>The same as <c>assignee</c>, by id.</summary>
    public Optional<Id<User>?> OwnerId { get; init; }
    public Optional<Id<Customer>?> CustomerId { get; init; }

    /// <summary>The customer follows from the contact.</summary>
    public Optional<Id<Contact>?> ContactId { get; init; }

    /// <summary>The customer follows from the deal.</summary>
    public Optional<Id<Opportunity>?> OpportunityId { get; init; }
    public Optional<Id<Lead>?> LeadId { get; init; }

    /// <summary>An RRULE of RFC 5545, e.g. <c>FREQ=WEEKLY;BYDAY=MO</c>.</summary>
    [Text(LongestRule)] public Optional<string> Recurrence { get; init; }

    /// <summary>Days before; the organisation's when left out.</summary>
    [AtMost(10), Days] public Optional<int[]> ReminderDays { get; init; }
    [Text(LongestTitle)] public Optional<string> Location { get; init; }
    [Text(2000)] public Optional<string> Outcome { get; init; }

    /// <summary>Values of the organisation's own fields by key; those left out stay, null takes one away.</summary>
    [AtMost(CustomValues.MostFields)] public Optional<Dictionary<string, JsonElement>> CustomFields { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}
