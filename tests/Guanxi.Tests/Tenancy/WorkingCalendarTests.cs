using Guanxi.Tenancy;

namespace Guanxi.Tests.Tenancy;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar China = new(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], PublicHolidays.All.ToDictionary(d => d.Date, d => d.IsWorking));

    [Theory]
    [InlineData("2026-02-13", true)] // a Friday
    [InlineData("2026-02-14", true)] // a Saturday worked in stead of a day of Spring Festival
    [InlineData("2026-02-15", false)]
    [InlineData("2026-02-17", false)] // New Year's Day of the lunar calendar
    [InlineData("2026-02-24", true)]
    [InlineData("2026-10-01", false)]
    [InlineData("2026-10-10", true)]
    [InlineData("2027-01-02", false)] // a Saturday of a year not announced yet
    public void Holidays_and_the_days_worked_for_them_count(string day, bool works) => Assert.Equal(works, China.IsWorkingDay(DateOnly.Parse(day)));

    [Theory]
    [InlineData("2026-02-13", 0, "2026-02-13")]
    [InlineData("2026-02-15", 0, "2026-02-24")]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-24", -1, "2026-02-14")]
    [InlineData("2026-02-15", -1, "2026-02-14")]
    [InlineData("2026-11-20", 5, "2026-11-27")]
    public void Working_days_are_added_and_taken_away(string day, int days, string expected) => Assert.Equal(DateOnly.Parse(expected), China.AddWorkingDays(DateOnly.Parse(day), days));

    [Theory]
    [InlineData("2026-02-13", "2026-02-13", 0)]
    [InlineData("2026-02-13", "2026-02-24", 2)]
    [InlineData("2026-02-24", "2026-02-13", -2)]
    [InlineData("2026-11-16", "2026-11-23", 5)]
    public void Working_days_in_between_are_counted(string first, string last, int expected) => Assert.Equal(expected, China.WorkingDaysBetween(DateOnly.Parse(first), DateOnly.Parse(last)));

    [Fact]
    public void A_calendar_without_working_days_is_not_searched_for_ever() =>
        Assert.Throws<InvalidOperationException>(() => new WorkingCalendar([], new Dictionary<DateOnly, bool>()).AddWorkingDays(new(2026, 1, 1), 1));

    [Fact]
    public void Years_that_ship_are_whole()
    {
        Assert.Equal([2023, 2024, 2025, 2026], PublicHolidays.Years);
        Assert.All(PublicHolidays.Years, year => Assert.Contains(PublicHolidays.Of(year), d => d.Name == "国庆节" || d.Name.Contains("国庆", StringComparison.Ordinal)));
    }
}
