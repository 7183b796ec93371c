using System.Globalization;
using System.Text.RegularExpressions;
using Guanxi.Platform.Tables.Reading;

namespace Guanxi.Platform.Tables;

/// <summary>Which comes first in dates such as 05/03/2024.</summary>
public enum DateOrder
{
    /// <summary>Not known: such dates are refused as ambiguous.</summary>
    Unknown,
    DayFirst,
    MonthFirst,
}

public static partial class ValueParser
{
    private static readonly string[] NamedMonths =
    [
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy", "d/MMM/yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy", "ddd, d MMM yyyy", "ddd d MMM yyyy",
    ];

    /// <summary>
    /// The order of day and month in a column, from the dates of it that leave no choice; Unknown when none does or
    /// when they contradict each other.
    /// </summary>
    public static DateOrder OrderOf(IEnumerable<string> column)
    {
        bool dayFirst = false, monthFirst = false;
        foreach (var raw in column)
        {
            var parts = SlashDate().Match(Halved(Text(raw)));
            if (!parts.Success) continue;
            var (first, second) = (Int(parts, "a"), Int(parts, "b"));
            dayFirst |= first > 12 && second <= 12;
            monthFirst |= second > 12 && first <= 12;
        }

        return dayFirst == monthFirst ? DateOrder.Unknown : dayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst;
    }

    /// <summary>The calendar day as it is written; a time behind it is left out.</summary>
    public static Parsed<DateOnly> Date(string raw, DateOrder order = DateOrder.Unknown)
    {
        var text = Halved(Text(raw)).TrimStart('\'');
        if (text.Length == 0) return Nothing<DateOnly>();
        var (day, _, error) = Split(text, order);
        if (error is not null) return Wrong<DateOnly>(error);
        return Times.IsMeant(day.Year) ? Right(day) : Wrong<DateOnly>("value.not_a_date");
    }

    /// <summary>A point in time. Without a zone of its own the time is that of <paramref name="zone"/>; without a time it is midnight.</summary>
    public static Parsed<DateTimeOffset> Instant(string raw, TimeZoneInfo zone, DateOrder order = DateOrder.Unknown)
    {
        var text = Halved(Text(raw)).TrimStart('\'');
        if (text.Length == 0) return Nothing<DateTimeOffset>();
        var (day, rest, error) = Split(text, order);
        if (error is not null) return Wrong<DateTimeOffset>(error);
        if (Time(rest) is not { } time) return Wrong<DateTimeOffset>("value.not_a_date");
        var local = day.ToDateTime(time.Clock);
        var offset = time.Offset ?? zone.GetUtcOffset(local);
        if (!Times.IsMeant(local.Year)) return Wrong<DateTimeOffset>("value.not_a_date");
        return Right(new DateTimeOffset(local, offset).ToUniversalTime());
    }

    /// <summary>The day, and what is written after it.</summary>
    private static (DateOnly Day, string After, string? Error) Split(string text, DateOrder order)
    {
        if (text.Length > 64) return (default, "", "value.not_a_date");
        var year = YearFirst().Match(text);
        if (year.Success) return Day(Int(year, "y"), Int(year, "m"), Int(year, "d"), text[year.Length..]);
        var slash = SlashDate().Match(text);
        if (slash.Success) return SlashDay(slash, text[slash.Length..], order);
        if (SerialNumber().IsMatch(text) && XlsxStyles.DateText(double.Parse(text, CultureInfo.InvariantCulture), from1904: false) is { } written)
            return Split(written, order);
        var comma = text.Replace("Sept ", "Sep ", StringComparison.OrdinalIgnoreCase);
        return DateOnly.TryParseExact(comma, NamedMonths, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var named)
            ? (named, "", null)
            : (default, "", "value.not_a_date");
    }

    private static (DateOnly, string, string?) SlashDay(Match parts, string rest, DateOrder order)
    {
        var (first, second, year) = (Int(parts, "a"), Int(parts, "b"), Int(parts, "y"));
        if (parts.Groups["y"].Length == 2) year += year < 70 ? 2000 : 1900;
        // 05.03.2024 with points is written day first everywhere
        if (parts.Groups["sep"].Value == ".") order = DateOrder.DayFirst;
        if (first > 12 && second <= 12) order = DateOrder.DayFirst;
        if (second > 12 && first <= 12) order = DateOrder.MonthFirst;
        if (order == DateOrder.Unknown && first != second && first <= 12 && second <= 12) return (default, "", "value.date_ambiguous");
        return order == DateOrder.MonthFirst ? Day(year, first, second, rest) : Day(year, second, first, rest);
    }

    private static (DateOnly, string, string?) Day(int year, int month, int day, string rest)
    {
        var exists = year is >= 1000 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return !exists || (rest.Length > 0 && Time(rest) is null) ? (default, "", "value.not_a_date") : (new DateOnly(year, month, day), rest, null);
    }

    private static (TimeOnly Clock, TimeSpan? Offset)? Time(string rest)
    {
        if (rest.Length == 0) return (TimeOnly.MinValue, null);
        var parts = ClockTime().Match(rest);
        if (!parts.Success) return null;
        var (hour, minute, second) = (Int(parts, "h"), Int(parts, "m"), Int(parts, "s"));
        var half = parts.Groups["half"].Value + parts.Groups["ampm"].Value.ToLowerInvariant();
        if (half is "下午" or "晚上" or "pm" && hour < 12) hour += 12;
        if (half is "上午" or "凌晨" or "am" && hour == 12) hour = 0;
        if (hour > 23 || minute > 59 || second > 59) return null;
        var ticks = new TimeSpan(hour, minute, second).Ticks + FractionTicks(parts.Groups["f"].Value);
        return Offset(parts.Groups["zone"].Value) is { } offset ? (new TimeOnly(ticks), offset.Value) : null;
    }

    /// <summary>Null: a zone that does not exist. A holder of null: none written.</summary>
    private static (TimeSpan? Value, bool _)? Offset(string zone)
    {
        if (zone.Length == 0) return (null, true);
        if (zone is "Z" or "z" or "UTC") return (TimeSpan.Zero, true);
        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var (hours, minutes) = (int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..4], CultureInfo.InvariantCulture));
        if (hours > 13 || minutes > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return (zone[0] == '-' ? -offset : offset, true);
    }

    private static long FractionTicks(string digits) => digits.Length == 0 ? 0 : long.Parse(digits.PadRight(7, '0')[..7], CultureInfo.InvariantCulture);

    private static int Int(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?<y>\d{4})(\s*[-/.年]\s*(?<m>\d{1,2})\s*[-/.月]\s*(?<d>\d{1,2})\s*[日号]?|(?<m>0[1-9]|1[0-2])(?<d>[0-3]\d))(?!\d)")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<a>\d{1,2})(?<sep>[-/.])(?<b>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})(?!\d)")]
    private static partial Regex SlashDate();

    [GeneratedRegex(@"^\d{5}(\.\d+)?$")]
    private static partial Regex SerialNumber();

    [GeneratedRegex(@"^[\sT,]*(?<half>上午|下午|晚上|凌晨)?\s*(?<h>\d{1,2})\s*[:时点]\s*(?<m>\d{1,2})?\s*(分|:\s*(?<s>\d{1,2})(\.(?<f>\d{1,9}))?)?\s*((?<s>\d{1,2})秒)?\s*(?<ampm>am|pm)?\s*(?<zone>Z|UTC|[+-]\d{2}(:?\d{2})?)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex ClockTime();
}
