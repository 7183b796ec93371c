using System.Collections.Immutable;
using System.Globalization;

namespace Guanxi.Platform.Calendar;

/// <summary>Reads the text of a recurrence rule and refuses what RFC 5545 does not allow.</summary>
internal static class RecurrenceParser
{
    private const int LongestRule = 2000;
    private const int MostInterval = 10_000;
    private const int MostCount = 100_000;
    private const int MostEntries = 400;

    public static RecurrenceRule Parse(string text)
    {
        text = text.Trim();
        if (text.Length > LongestRule) throw new FormatException("The rule is too long.");
        if (text.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase)) text = text["RRULE:".Length..];
        var parts = new Dictionary<string, string>();
        foreach (var part in text.ToUpperInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || cut == part.Length - 1) throw new FormatException($"“{part}” has no value.");
            if (!parts.TryAdd(part[..cut].Trim(), part[(cut + 1)..].Trim())) throw new FormatException($"{part[..cut]} is there twice.");
        }
        var rule = parts.Aggregate(new RecurrenceRule { Frequency = FrequencyOf(parts) }, (sofar, part) => With(sofar, part.Key, part.Value));
        RequireFitting(rule);
        return rule;
    }

    private static Frequency FrequencyOf(Dictionary<string, string> parts) =>
        parts.TryGetValue("FREQ", out var word) && word.All(char.IsAsciiLetter) && Enum.TryParse<Frequency>(word, true, out var frequency) ? frequency : throw new FormatException("FREQ is missing or unknown.");

    private static RecurrenceRule With(RecurrenceRule rule, string name, string value) => name switch
    {
        "FREQ" => rule,
        "INTERVAL" => rule with { Interval = Number(name, value, 1, MostInterval) },
        "COUNT" => rule with { Count = Number(name, value, 1, MostCount) },
        "UNTIL" => Until(rule, value),
        "BYSECOND" => rule with { BySecond = Numbers(name, value, 0, 60) },
        "BYMINUTE" => rule with { ByMinute = Numbers(name, value, 0, 59) },
        "BYHOUR" => rule with { ByHour = Numbers(name, value, 0, 23) },
        "BYDAY" => rule with { ByDay = [.. Entries(value).Select(Weekday)] },
        "BYMONTHDAY" => rule with { ByMonthDay = Signed(name, value, 31) },
        "BYYEARDAY" => rule with { ByYearDay = Signed(name, value, 366) },
        "BYWEEKNO" => rule with { ByWeekNo = Signed(name, value, 53) },
        "BYMONTH" => rule with { ByMonth = Numbers(name, value, 1, 12) },
        "BYSETPOS" => rule with { BySetPos = Signed(name, value, 366) },
        "WKST" => rule with { WeekStart = Weekdays.Of(value) ?? throw new FormatException($"“{value}” is no weekday.") },
        _ => throw new FormatException($"{name} is unknown."),
    };

    private static RecurrenceRule Until(RecurrenceRule rule, string value)
    {
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return rule with { Until = day, UntilIsDay = true };
        if (DateTime.TryParseExact(value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)) return rule with { Until = clock };
        if (DateTime.TryParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)) return rule with { Until = instant };
        throw new FormatException($"UNTIL “{value}” is no date.");
    }

    private static WeekdayRule Weekday(string entry)
    {
        if (entry.Length < 2 || Weekdays.Of(entry[^2..]) is not { } day) throw new FormatException($"“{entry}” is no weekday.");
        return new(entry.Length == 2 ? 0 : NotZero("BYDAY", Number("BYDAY", entry[..^2], -53, 53)), day);
    }

    /// <summary>Which parts go together: section 3.3.10.</summary>
    private static void RequireFitting(RecurrenceRule rule)
    {
        Require(rule.Count is null || rule.Until is null, "COUNT and UNTIL exclude each other.");
        Require(rule.ByDay.All(d => d.Ordinal == 0) || (rule.Frequency is Frequency.Monthly or Frequency.Yearly && rule.ByWeekNo.IsEmpty), "A numbered weekday needs a month or a year, without BYWEEKNO.");
        Require(rule.ByWeekNo.IsEmpty || rule.Frequency == Frequency.Yearly, "BYWEEKNO needs FREQ=YEARLY.");
        Require(rule.ByYearDay.IsEmpty || rule.Frequency is not (Frequency.Daily or Frequency.Weekly or Frequency.Monthly), "BYYEARDAY does not go with this FREQ.");
        Require(rule.ByMonthDay.IsEmpty || rule.Frequency != Frequency.Weekly, "BYMONTHDAY does not go with FREQ=WEEKLY.");
        Require(rule.BySetPos.IsEmpty || !(rule.ByDay.IsEmpty && rule.ByMonthDay.IsEmpty && rule.ByYearDay.IsEmpty && rule.ByWeekNo.IsEmpty && rule.ByMonth.IsEmpty
            && rule.ByHour.IsEmpty && rule.ByMinute.IsEmpty && rule.BySecond.IsEmpty), "BYSETPOS needs another BY part.");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new FormatException(otherwise);
    }

    private static string[] Entries(string value)
    {
        var entries = value.Split(',', StringSplitOptions.TrimEntries);
        return entries.Length <= MostEntries ? entries : throw new FormatException("A list is too long.");
    }

    private static ImmutableArray<int> Numbers(string name, string value, int least, int most) => [.. Entries(value).Select(v => Number(name, v, least, most)).Distinct().Order()];

    private static ImmutableArray<int> Signed(string name, string value, int most) => [.. Entries(value).Select(v => NotZero(name, Number(name, v, -most, most))).Distinct()];

    private static int NotZero(string name, int number) => number != 0 ? number : throw new FormatException($"{name} can't be 0.");

    private static int Number(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name} “{value}” is not between {least.ToString(CultureInfo.InvariantCulture)} and {most.ToString(CultureInfo.InvariantCulture)}.");
}
