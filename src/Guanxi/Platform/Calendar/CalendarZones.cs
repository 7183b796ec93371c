using System.Globalization;

namespace Guanxi.Platform.Calendar;

/// <summary>The time zones of an iCalendar file: those of the world by name, others by what the file says about them.</summary>
public sealed class CalendarZones(IEnumerable<CalendarComponent> calendars)
{
    private readonly Dictionary<string, CalendarComponent> described = calendars.SelectMany(c => c.Children).Where(c => c.Name == "VTIMEZONE" && c["TZID"] is not null)
        .GroupBy(c => c["TZID"]!.Value.Trim()).ToDictionary(g => g.Key, g => g.First());

    private readonly Dictionary<string, TimeZoneInfo?> known = [];

    /// <summary>The zone a TZID means; null when nobody can know.</summary>
    public TimeZoneInfo? Find(string name)
    {
        name = name.Trim().Trim('"');
        if (name.Length == 0) return null;
        if (!known.TryGetValue(name, out var zone)) known[name] = zone = OfWorld(name) ?? (described.TryGetValue(name, out var given) ? Described(given) : null);
        return zone;
    }

    /// <summary>Some programs put their own name before that of the zone: <c>/mozilla.org/20070129_1/Europe/Vienna</c>.</summary>
    private static TimeZoneInfo? OfWorld(string name)
    {
        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var candidate in new[] { name, string.Join('/', parts.TakeLast(2)), string.Join('/', parts.TakeLast(3)) })
            if (candidate.Length > 0 && candidate.Length < 100 && TimeZoneInfo.TryFindSystemTimeZoneById(candidate, out var zone)) return zone;
        return null;
    }

    /// <summary>From the latest standard time and summer time in the file.</summary>
    private static TimeZoneInfo? Described(CalendarComponent zone)
    {
        if (zone["X-LIC-LOCATION"] is { } location && OfWorld(location.Value) is { } named) return named;
        var (standard, summer) = (Latest(zone, "STANDARD"), Latest(zone, "DAYLIGHT"));
        if (Offset((standard ?? summer)?["TZOFFSETTO"]?.Value) is not { } offset) return null;
        try
        {
            var rules = standard is not null && summer is not null && Offset(summer["TZOFFSETTO"]?.Value) is { } ahead && ahead > offset && Transition(summer) is { } begin && Transition(standard) is { } end
                ? new[] { TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, ahead - offset, begin, end) }
                : [];
            return TimeZoneInfo.CreateCustomTimeZone(zone["TZID"]!.Value.Trim(), offset, "zone", "standard", "summer", rules);
        }
        catch (Exception impossible) when (impossible is ArgumentException or InvalidTimeZoneException)
        {
            return null; // clocks that no place on earth has
        }
    }

    private static CalendarComponent? Latest(CalendarComponent zone, string name) =>
        zone.Children.Where(c => c.Name == name).MaxBy(c => c["DTSTART"]?.Value, StringComparer.Ordinal);

    private static TimeZoneInfo.TransitionTime? Transition(CalendarComponent observance)
    {
        if (!RecurrenceRule.TryParse(observance["RRULE"]?.Value, out var rule) || rule is not { Frequency: Frequency.Yearly, ByMonth: [var month], ByDay: [{ Ordinal: var nth and not 0 } day] }) return null;
        if (!DateTime.TryParseExact(observance["DTSTART"]?.Value.Trim(), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)) return null;
        return TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, start.Hour, start.Minute, start.Second), month, nth is >= 1 and <= 4 ? nth : 5, day.Day);
    }

    private static TimeSpan? Offset(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: 5 or 7 } || text[0] is not ('+' or '-')) return null;
        if (!TimeSpan.TryParseExact(text[1..5], "hhmm", CultureInfo.InvariantCulture, out var size) || size > TimeSpan.FromHours(14)) return null;
        return text[0] == '-' ? -size : size;
    }
}
