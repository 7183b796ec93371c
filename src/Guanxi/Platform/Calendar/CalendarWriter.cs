using System.Globalization;
using System.Text;

namespace Guanxi.Platform.Calendar;

/// <summary>Writes iCalendar as RFC 5545 wants it: CRLF, UTF-8, folded at 75 octets.</summary>
public sealed class CalendarWriter
{
    private const string Clock = "yyyyMMdd'T'HHmmss";
    private const int YearsOfZone = 12;
    private readonly StringBuilder text = new();

    public void Begin(string component) => Line($"BEGIN:{component}");

    public void End(string component) => Line($"END:{component}");

    /// <summary>A property whose value needs no escapes.</summary>
    public void Add(string property, string value) => Line($"{property}:{value}");

    public void AddText(string property, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Line($"{property}:{CalendarText.Escape(value)}");
    }

    public void AddDay(string property, DateOnly day) => Line($"{property};VALUE=DATE:{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}");

    public void AddInstant(string property, DateTimeOffset at) => Line($"{property}:{Utc(at)}");

    /// <summary>By the clock of a zone that the calendar describes.</summary>
    public void AddClock(string property, DateTimeOffset at, TimeZoneInfo zone) =>
        Line($"{property};TZID={zone.Id}:{TimeZoneInfo.ConvertTime(at, zone).ToString(Clock, CultureInfo.InvariantCulture)}");

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A VTIMEZONE with every change of the clocks from the year before until some years later.</summary>
    public void AddZone(TimeZoneInfo zone, DateTimeOffset now)
    {
        Begin("VTIMEZONE");
        Add("TZID", zone.Id);
        var at = new DateTimeOffset(now.Year - 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        AddObservance("STANDARD", "19700101T000000", zone.GetUtcOffset(at), zone.GetUtcOffset(at));
        for (var last = at.AddYears(YearsOfZone); at < last; at = at.AddDays(1))
        {
            var (before, after) = (zone.GetUtcOffset(at), zone.GetUtcOffset(at.AddDays(1)));
            if (before == after) continue;
            var change = Change(zone, at, at.AddDays(1));
            AddObservance(zone.IsDaylightSavingTime(change.AddMinutes(1)) ? "DAYLIGHT" : "STANDARD", change.ToOffset(before).ToString(Clock, CultureInfo.InvariantCulture), before, after);
        }
        End("VTIMEZONE");
    }

    public override string ToString() => text.ToString();

    private void Line(string line) => CalendarText.AddFolded(text, line);

    /// <summary>The minute between the two moments in which the clocks change.</summary>
    private static DateTimeOffset Change(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var before = zone.GetUtcOffset(from);
        while (to - from > TimeSpan.FromMinutes(1))
        {
            var middle = from.AddMinutes(Math.Floor((to - from).TotalMinutes / 2));
            if (zone.GetUtcOffset(middle) == before) from = middle;
            else to = middle;
        }
        return to;
    }

    private void AddObservance(string name, string start, TimeSpan from, TimeSpan to)
    {
        Begin(name);
        Add("DTSTART", start);
        Add("TZOFFSETFROM", Offset(from));
        Add("TZOFFSETTO", Offset(to));
        End(name);
    }

    private static string Offset(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hhmm", CultureInfo.InvariantCulture)}";
}
