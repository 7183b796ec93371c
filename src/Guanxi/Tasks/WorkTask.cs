using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Search;

namespace Guanxi.Tasks;

public enum TaskType { Followup, Call, Meeting, Visit, Email, Wechat, Demo, Todo }

public enum TaskPriority { Low, Normal, High, Urgent }

public enum TaskState { Pending, InProgress, Completed, Cancelled }

[Event("task.created")]
public sealed record TaskCreated(Id<WorkTask> TaskId, TaskType Type, Id<Customer>? CustomerId) : IEvent;

/// <summary>By is who gave it; null when the system did.</summary>
[Event("task.assigned")]
public sealed record TaskAssigned(Id<WorkTask> TaskId, Id<User>? From, Id<User>? To, Id<User>? By, bool IsOneOfMany = false) : IEvent;

[Event("task.completed")]
public sealed record TaskCompleted(Id<WorkTask> TaskId, Id<Customer>? CustomerId, DateTimeOffset At) : IEvent;

/// <summary>Something to be done, by one person, at a time or on a day or whenever.</summary>
[IdPrefix("task"), Kind("tasks")]
public sealed partial class WorkTask : Record<WorkTask>, IOwned, ISearchable, ICustomized
{
    private WorkTask() { }

    public TaskType Type { get; private set; } = TaskType.Todo;
    public string Title { get; private set; } = "";
    public string? Description { get; private set; }
    public TaskPriority Priority { get; private set; } = TaskPriority.Normal;
    public TaskState Status { get; private set; }

    /// <summary>Neither done nor given up. Kept beside the status, so that indexes can leave the rest out.</summary>
    [NotAudited] public bool IsOpen { get; private set; } = true;

    /// <summary>Who does it; nobody means that it lies in the pool.</summary>
    public Id<User>? OwnerId { get; private set; }
    public Id<Customer>? CustomerId { get; private set; }
    public Id<Contact>? ContactId { get; private set; }
    public Id<Opportunity>? OpportunityId { get; private set; }
    public Id<Lead>? LeadId { get; private set; }

    /// <summary>The day it is due, in the organisation's time zone.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When it begins, of one that has a time of day.</summary>
    public DateTimeOffset? StartsAt { get; private set; }
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>The moment from which it is late: its end, its beginning, or the end of its day.</summary>
    [NotAudited] public DateTimeOffset? DueAt { get; private set; }

    /// <summary>An RRULE of RFC 5545; the task itself is the next occurrence.</summary>
    public string? Recurrence { get; private set; }

    /// <summary>The zone whose clock the rule follows; null for the organisation's.</summary>
    [NotAudited] public string? RecurrenceZone { get; private set; }

    /// <summary>Days on which the rule falls and nothing takes place.</summary>
    [NotAudited] public DateOnly[] RecurrenceSkips { get; private set; } = [];

    /// <summary>So many days before the day it is due, its owner is reminded.</summary>
    public int[] ReminderDays { get; private set; } = [];
    public string? Location { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public string? Outcome { get; private set; }
    public Dictionary<string, JsonElement> CustomFields { get; private set; } = [];

    [NotAudited] public string SearchText { get; private set; } = "";
    [NotAudited] public string[] SearchGrams { get; private set; } = [];

    /// <summary>True for one that is for a day and has no time of day.</summary>
    public bool AllDay => DueOn is not null && StartsAt is null;

    /// <exception cref="Refusal">400 without a title or with a wrong value.</exception>
    public static WorkTask Create(TaskChanges first, Id<User>? owner, int[] reminderDays, TimeZoneInfo zone, Id<User>? by)
    {
        if (string.IsNullOrWhiteSpace(first.Title.Value)) throw Refusal.Field("title", "required");
        var task = new WorkTask { OwnerId = owner, ReminderDays = reminderDays };
        task.Change(first, zone);
        task.Raise(new TaskCreated(task.Id, task.Type, task.CustomerId));
        if (owner is not null) task.Raise(new TaskAssigned(task.Id, null, owner, by));
        return task;
    }

    /// <summary>Writes what is given; who does it, what it is about and how it stands are changed by the methods below.</summary>
    /// <exception cref="Refusal">400 for a value that is wrong.</exception>
    public void Change(TaskChanges c, TimeZoneInfo zone)
    {
        if (c.CustomFields.IsSet) CustomFields = CustomValues.Merged(CustomFields, c.CustomFields.Value);
        if (c.Type is { IsSet: true, Value: { } type }) Type = TaskWords.TypeOf(type);
        Title = (c.Title.Or(Title) ?? Title).Trim();
        Description = Clean(c.Description, Description);
        Priority = c.Priority.Or(Priority) ?? Priority;
        Location = Clean(c.Location, Location);
        Outcome = Clean(c.Outcome, Outcome);
        if (c.ReminderDays.IsSet) ReminderDays = [.. (c.ReminderDays.Value ?? []).Distinct().Order()];
        Set(TaskTime.Of(this).With(c, zone), zone);
        if (c.Recurrence.IsSet) (Recurrence, RecurrenceZone, RecurrenceSkips) = (TaskSeries.Checked(c.Recurrence.Value), null, []);
        if (Recurrence is not null && DueOn is null) throw Refusal.Field("due_date", "required");
        (SearchText, SearchGrams) = Platform.Search.SearchText.Of([Title], [], [], []);
    }

    /// <summary>What it is about, checked by the caller.</summary>
    public void Concern(Id<Customer>? customer, Id<Contact>? contact, Id<Opportunity>? opportunity, Id<Lead>? lead) =>
        (CustomerId, ContactId, OpportunityId, LeadId) = (customer, contact, opportunity, lead);

    public void AssignTo(Id<User>? owner, Id<User>? by, bool isOneOfMany = false)
    {
        if (owner == OwnerId) return;
        Raise(new TaskAssigned(Id, OwnerId, owner, by, isOneOfMany));
        OwnerId = owner;
    }

    /// <exception cref="Refusal">409 when it is closed already.</exception>
    public void Complete(string? outcome, DateTimeOffset now)
    {
        RequireOpen();
        (Status, IsOpen, CompletedAt) = (TaskState.Completed, false, now);
        if (!string.IsNullOrWhiteSpace(outcome)) Outcome = outcome.Trim();
        Raise(new TaskCompleted(Id, CustomerId, now));
    }

    /// <exception cref="Refusal">409 when it is closed already.</exception>
    public void Cancel()
    {
        RequireOpen();
        (Status, IsOpen) = (TaskState.Cancelled, false);
    }

    /// <exception cref="Refusal">409 when it is open.</exception>
    public void Reopen()
    {
        if (IsOpen) throw Refusal.Conflict("task.open");
        if (Status == TaskState.Completed) Recurrence = null; // the series went on without it
        (Status, IsOpen, CompletedAt) = (TaskState.Pending, true, null);
    }

    /// <summary>The next one of its series, not yet saved; null when it does not come back.</summary>
    internal WorkTask? Next(TimeZoneInfo zone, DateOnly today)
    {
        if (TaskSeries.Next(this, zone, today) is not { } next) return null;
        var task = new WorkTask
        {
            Type = Type,
            Title = Title,
            Description = Description,
            Priority = Priority,
            OwnerId = OwnerId,
            CustomerId = CustomerId,
            ContactId = ContactId,
            OpportunityId = OpportunityId,
            LeadId = LeadId,
            ReminderDays = ReminderDays,
            Location = Location,
            SearchText = SearchText,
            SearchGrams = SearchGrams,
            Recurrence = next.Rule,
            RecurrenceZone = RecurrenceZone,
            RecurrenceSkips = RecurrenceSkips,
        };
        task.Set(next.Time, zone);
        task.Raise(new TaskCreated(task.Id, task.Type, task.CustomerId));
        return task;
    }

    /// <summary>Whether somebody is at it already.</summary>
    public void Begin(bool hasBegun)
    {
        RequireOpen();
        Status = hasBegun ? TaskState.InProgress : TaskState.Pending;
    }

    private void RequireOpen()
    {
        if (!IsOpen) throw Refusal.Conflict("task.closed");
    }

    private void Set(TaskTime time, TimeZoneInfo zone) => (DueOn, StartsAt, EndsAt, DueAt) = (time.Day, time.Starts, time.Ends, time.Deadline(zone));

    private static string? Clean(Optional<string> given, string? current) =>
        given.IsSet ? (string.IsNullOrWhiteSpace(given.Value) ? null : given.Value.Trim()) : current;
}
