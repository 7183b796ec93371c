using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Guanxi.Platform;
using Guanxi.Platform.Calendar;
using Guanxi.Platform.Validation;

namespace Guanxi.Tasks.Calendars;

/// <summary>Why one entry of a calendar file was not taken: a text key with its values.</summary>
internal sealed class EntryException(string code, string detail = "") : Exception(code)
{
    public string Code { get; } = code;
    public string Detail { get; } = detail;
}

/// <summary>An entry of a calendar file (VEVENT, VTODO) as the task it becomes.</summary>
internal sealed record CalendarEvent(string Uid, TaskChanges Changes, TaskTime Time, string? Rule, string? Zone, DateOnly[] Skips, bool IsDone)
{
    private const int LongestUid = 255;
    private const int MostSkips = 1000;

    /// <summary>Reads one entry. <paramref name="overridden"/> are the days of its series that have an entry of their own.</summary>
    /// <exception cref="EntryException">What it says can't be kept.</exception>
    public static CalendarEvent Of(CalendarComponent entry, CalendarZones zones, TimeZoneInfo own, IReadOnlyCollection<DateOnly> overridden)
    {
        if (entry.Properties.Exists(p => p.Name is "RDATE" or "EXRULE") || entry.All("RRULE").Count() > 1) throw new EntryException("calendar.too_complex");
        var isToDo = entry.Name == "VTODO";
        var (start, zone) = When(entry["DTSTART"] ?? (isToDo ? entry["DUE"] : null), zones, own);
        if (start is null && !isToDo) throw new EntryException("calendar.no_start");
        var time = start is { } begin ? TimeOf(entry, begin, zones, own) : default;
        var rule = entry["RRULE"] is { } given && start is not null ? RuleOf(given.Value) : null;
        var changes = new TaskChanges
        {
            Type = isToDo ? "todo" : "meeting",
            Title = Shown(entry["SUMMARY"]?.Text, TaskChanges.LongestTitle) ?? Shown(entry["DESCRIPTION"]?.Text.Split('\n')[0], 80) ?? "—",
            Description = Shown(entry["DESCRIPTION"]?.Text, TaskChanges.LongestText),
            Location = Shown(entry["LOCATION"]?.Text, TaskChanges.LongestTitle),
            Priority = entry["PRIORITY"]?.Value.Trim() switch { "1" => TaskPriority.Urgent, "2" or "3" or "4" => TaskPriority.High, "6" or "7" or "8" or "9" => TaskPriority.Low, _ => TaskPriority.Normal },
            ReminderDays = Array.Empty<int>(),
        };
        var skips = entry.All("EXDATE").SelectMany(p => p.Value.Split(',').Select(v => When(p with { Value = v }, zones, own).At))
            .Select(at => at is { } moment ? DateOnly.FromDateTime(moment.Clock) : (DateOnly?)null).OfType<DateOnly>().Concat(overridden).Distinct().Order().Take(MostSkips).ToArray();
        return new(UidOf(entry), changes, time, rule, rule is null || zone == own ? null : NameOf(zone), rule is null ? [] : skips, entry["STATUS"]?.Value.Trim().ToUpperInvariant() == "COMPLETED");
    }

    /// <summary>The day of its series that an entry replaces; null for an entry of its own.</summary>
    public static DateOnly? Replaces(CalendarComponent entry, CalendarZones zones, TimeZoneInfo own) =>
        entry["RECURRENCE-ID"] is { } id && When(id, zones, own).At is { } at ? DateOnly.FromDateTime(at.Clock) : null;

    private sealed record Moment(DateTime Clock, DateTimeOffset? Instant);

    private static string RuleOf(string text)
    {
        try
        {
            var rule = RecurrenceRule.Parse(text);
            return rule.Frequency >= Frequency.Daily ? rule.ToString() : throw new EntryException("task.rule_too_dense");
        }
        catch (FormatException wrong)
        {
            throw new EntryException("calendar.bad_rule", wrong.Message);
        }
    }

    private static TaskTime TimeOf(CalendarComponent entry, Moment begin, CalendarZones zones, TimeZoneInfo own)
    {
        var end = When(entry["DTEND"] ?? (entry.Name == "VTODO" && entry["DTSTART"] is not null ? entry["DUE"] : null), zones, own).At;
        var length = DurationOf(entry["DURATION"]?.Value);
        if (begin.Instant is { } starts)
        {
            var ends = end?.Instant ?? (length is { } some && some > TimeSpan.Zero ? starts + some : null);
            return Sane(TaskTime.At(starts, ends > starts ? ends : null, own));
        }
        var last = end is { } day ? day.Clock.Date : begin.Clock.Date + (length ?? TimeSpan.FromDays(1));
        if (last <= begin.Clock.Date.AddDays(1)) return Sane(TaskTime.On(DateOnly.FromDateTime(begin.Clock)));
        return Sane(TaskTime.At(ClockTime.InstantOf(begin.Clock.Date, own), ClockTime.InstantOf(last, own), own)); // several whole days
    }

    private static TaskTime Sane(TaskTime time) =>
        time.Day is { Year: >= 1900 and <= 2200 } && !(time.Ends - time.Starts > TimeSpan.FromDays(366)) ? time : throw new EntryException("out_of_range");

    private static (Moment? At, TimeZoneInfo Zone) When(CalendarProperty? property, CalendarZones zones, TimeZoneInfo own)
    {
        if (property is null || property.Value.Trim().Length == 0) return (null, own);
        var text = property.Value.Trim();
        if (DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (new(day, null), own);
        if (DateTime.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc))
            return (new(TimeZoneInfo.ConvertTimeFromUtc(utc, own), new DateTimeOffset(utc)), own);
        if (!DateTime.TryParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) throw new EntryException("calendar.bad_time", text.Length <= 40 ? text : text[..40]);
        if (clock.Year is < 1900 or > 2200) throw new EntryException("out_of_range");
        var zone = property.Parameters.TryGetValue("TZID", out var name) ? zones.Find(name) ?? own : own;
        return (new(clock, ClockTime.InstantOf(clock, zone)), zone);
    }

    /// <summary>A zone that only the file knows can't be found again: its series goes by the organisation's clock.</summary>
    private static string? NameOf(TimeZoneInfo zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone.Id, out _) ? zone.Id : null;

    private static TimeSpan? DurationOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        text = text.Trim().TrimStart('+');
        try
        {
            if (text.EndsWith('W') && int.TryParse(text.TrimStart('P').TrimEnd('W'), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks < 100) return TimeSpan.FromDays(7 * weeks);
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw new EntryException("calendar.bad_time", text.Length <= 40 ? text : text[..40]);
        }
    }

    private static string UidOf(CalendarComponent entry)
    {
        var uid = entry["UID"]?.Value.Trim() is { Length: > 0 } given ? given : $"{entry["SUMMARY"]?.Value}|{entry["DTSTART"]?.Value}|{entry["DUE"]?.Value}";
        if (entry["RECURRENCE-ID"] is { } replaced) uid += $"#{replaced.Value.Trim()}";
        return uid.Length <= LongestUid && TextAttribute.IsClean(uid) ? uid : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(uid)));
    }

    private static string? Shown(string? text, int most)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = string.Concat(text.Trim().EnumerateRunes().Where(r => r.Value != 0 && r != Rune.ReplacementChar).Select(r => r.ToString()));
        return clean.Length == 0 ? null : clean.Length <= most ? clean : char.IsHighSurrogate(clean[most - 1]) ? clean[..(most - 1)] : clean[..most];
    }
}
