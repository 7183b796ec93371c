using System.Globalization;

namespace Guanxi.Platform.Calendar;

/// <summary>
/// When days that come back every year fall, by the solar calendar or by the Chinese lunar one (农历). 29 February is kept on the 28th in
/// other years; a 30th of a lunar month that has 29 days on the 29th; a leap month (闰月) does not repeat the days of its month.
/// </summary>
public static class Anniversary
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>Months and days (as month × 100 + day) of the solar calendar whose anniversary is on this day.</summary>
    public static IReadOnlyList<int> SolarOn(DateOnly day) =>
        day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year) ? [228, 229] : [(day.Month * 100) + day.Day];

    /// <summary>The same of the lunar calendar; none in a leap month, nor outside the years 1901 to 2100, for which it is known.</summary>
    public static IReadOnlyList<int> LunarOn(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        if (at < Lunar.MinSupportedDateTime || at > Lunar.MaxSupportedDateTime) return [];
        var (year, place) = (Lunar.GetYear(at), Lunar.GetMonth(at));
        var leap = Lunar.GetLeapMonth(year); // 7 means that the seventh month of the year is the repeated sixth
        if (place == leap) return [];
        var month = leap > 0 && place > leap ? place - 1 : place;
        var lunarDay = Lunar.GetDayOfMonth(at);
        return lunarDay == 29 && Lunar.GetDaysInMonth(year, place) == 29 ? [(month * 100) + 29, (month * 100) + 30] : [(month * 100) + lunarDay];
    }
}
