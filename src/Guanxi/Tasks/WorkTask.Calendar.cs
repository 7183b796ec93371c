using Guanxi.Platform.Audit;
using Guanxi.Tasks.Calendars;

namespace Guanxi.Tasks;

public sealed partial class WorkTask
{
    /// <summary>The UID of the calendar entry it was made of; the same entry again changes it.</summary>
    [NotAudited] public string? CalendarUid { get; private set; }

    /// <summary>Takes time and rule over from a calendar entry.</summary>
    internal void Follow(CalendarEvent entry, TimeZoneInfo zone)
    {
        (CalendarUid, Recurrence, RecurrenceZone, RecurrenceSkips) = (entry.Uid, entry.Rule, entry.Zone, entry.Skips);
        Set(entry.Time, zone);
    }

    /// <summary>The series has come to a later date.</summary>
    internal void GoOn(TaskTime time, string rule, TimeZoneInfo zone)
    {
        Recurrence = rule;
        Set(time, zone);
    }
}
