using System.Diagnostics;
using System.Globalization;
using Guanxi.Platform.Calendar;

namespace Guanxi.Tests.Platform.Calendar;

public sealed class RecurrenceTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>The examples of RFC 5545, section 3.8.5.3, in its order; a list that ends with … goes on for ever.</summary>
    [Theory]
    [InlineData("FREQ=DAILY;COUNT=10", "1997 9/2 9/3 9/4 9/5 9/6 9/7 9/8 9/9 9/10 9/11")]
    [InlineData("FREQ=DAILY;INTERVAL=2", "1997 9/2 9/4 9/6 9/8 9/10 9/12 9/14 9/16 9/18 9/20 9/22 9/24 9/26 9/28 9/30 10/2 10/4 …")]
    [InlineData("FREQ=DAILY;INTERVAL=10;COUNT=5", "1997 9/2 9/12 9/22 10/2 10/12")]
    [InlineData("FREQ=WEEKLY;COUNT=10", "1997 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4")]
    [InlineData("FREQ=WEEKLY;UNTIL=19971224T000000Z", "1997 9/2 9/9 9/16 9/23 9/30 10/7 10/14 10/21 10/28 11/4 11/11 11/18 11/25 12/2 12/9 12/16 12/23")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "1997 9/2 9/16 9/30 10/14 10/28 11/11 11/25 12/9 12/23 1998 1/6 1/20 2/3 2/17 …")]
    [InlineData("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "1997 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2")]
    [InlineData("FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "1997 9/2 9/4 9/9 9/11 9/16 9/18 9/23 9/25 9/30 10/2")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997 9/1 9/3 9/5 9/15 9/17 9/19 9/29 10/1 10/3 10/13 10/15 10/17 10/27 10/29 10/31 11/10 11/12 11/14 11/24 11/26 11/28 12/8 12/10 12/12 12/22", "1997-09-01")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "1997 9/2 9/4 9/16 9/18 9/30 10/2 10/14 10/16")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997 9/5 10/3 11/7 12/5 1998 1/2 2/6 3/6 4/3 5/1 6/5", "1997-09-05")]
    [InlineData("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997 9/5 10/3 11/7 12/5", "1997-09-05")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997 9/7 9/28 11/2 11/30 1998 1/4 1/25 3/1 3/29 5/3 5/31", "1997-09-07")]
    [InlineData("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997 9/22 10/20 11/17 12/22 1998 1/19 2/16", "1997-09-22")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-3", "1997 9/28 10/29 11/28 12/29 1998 1/29 2/26 …", "1997-09-28")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "1997 9/2 9/15 10/2 10/15 11/2 11/15 12/2 12/15 1998 1/2 1/15")]
    [InlineData("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997 9/30 10/1 10/31 11/1 11/30 12/1 12/31 1998 1/1 1/31 2/1", "1997-09-30")]
    [InlineData("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997 9/10 9/11 9/12 9/13 9/14 9/15 1999 3/10 3/11 3/12 3/13", "1997-09-10")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "1997 9/2 9/9 9/16 9/23 9/30 11/4 11/11 11/18 11/25 1998 1/6 1/13 1/20 1/27 3/3 3/10 3/17 3/24 3/31 …")]
    [InlineData("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997 6/10 7/10 1998 6/10 7/10 1999 6/10 7/10 2000 6/10 7/10 2001 6/10 7/10", "1997-06-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997 3/10 1999 1/10 2/10 3/10 2001 1/10 2/10 3/10 2003 1/10 2/10 3/10", "1997-03-10")]
    [InlineData("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997 1/1 4/10 7/19 2000 1/1 4/9 7/18 2003 1/1 4/10 7/19 2006 1/1", "1997-01-01")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "1997 5/19 1998 5/18 1999 5/17 …", "1997-05-19")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997 5/12 1998 5/11 1999 5/17 …", "1997-05-12")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997 3/13 3/20 3/27 1998 3/5 3/12 3/19 3/26 1999 3/4 3/11 3/18 3/25 …", "1997-03-13")]
    [InlineData("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997 6/5 6/12 6/19 6/26 7/3 7/10 7/17 7/24 7/31 8/7 8/14 8/21 8/28 1998 6/4 6/11 …", "1997-06-05")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998 2/13 3/13 11/13 1999 8/13 2000 10/13 …")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997 9/13 10/11 11/8 12/13 1998 1/10 2/7 3/7 4/11 5/9 6/13 …", "1997-09-13")]
    [InlineData("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996 11/5 2000 11/7 2004 11/2 …", "1996-11-05")]
    [InlineData("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997 9/4 10/7 11/6", "1997-09-04")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997 9/29 10/30 11/27 12/30 1998 1/29 2/26 3/30 …", "1997-09-29")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997 8/5 8/10 8/19 8/24", "1997-08-05")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997 8/5 8/17 8/19 8/31", "1997-08-05")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007 1/15 1/30 2/15 3/15 3/30", "2007-01-15")]
    public void The_examples_of_the_RFC_come_out_as_it_says(string text, string expected, string start = "1997-09-02")
    {
        var (days, goesOn) = Days(expected);
        var rule = RecurrenceRule.Parse(text);

        var found = rule.Occurrences(Clock(start), NewYork).Take(days.Count + 1).ToList();

        Assert.Equal(days, found.Take(days.Count).Select(DateOnly.FromDateTime));
        Assert.Equal(goesOn, found.Count > days.Count);
        Assert.All(found, f => Assert.Equal(new TimeSpan(9, 0, 0), f.TimeOfDay));
    }

    [Fact]
    public void Daily_until_Christmas_falls_113_times() // the second example, whose end is in UTC
    {
        var found = RecurrenceRule.Parse("FREQ=DAILY;UNTIL=19971224T000000Z").Occurrences(Clock("1997-09-02"), NewYork).ToList();
        Assert.Equal((113, new DateOnly(1997, 12, 23)), (found.Count, DateOnly.FromDateTime(found[^1])));
    }

    [Theory]
    [InlineData("FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA")]
    [InlineData("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1")]
    public void Every_day_of_January_can_be_said_in_two_ways(string text)
    {
        var found = RecurrenceRule.Parse(text).Occurrences(Clock("1998-01-01"), NewYork).ToList();
        Assert.Equal((93, 3), (found.Count, found.Select(f => f.Year).Distinct().Count()));
        Assert.All(found, f => Assert.Equal(1, f.Month));
    }

    [Theory]
    [InlineData("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "09:00 12:00 15:00")]
    [InlineData("FREQ=MINUTELY;INTERVAL=15;COUNT=6", "09:00 09:15 09:30 09:45 10:00 10:15")]
    [InlineData("FREQ=MINUTELY;INTERVAL=90;COUNT=4", "09:00 10:30 12:00 13:30")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40;COUNT=5", "09:00 09:20 09:40 10:00 10:20")]
    [InlineData("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16;COUNT=5", "09:00 09:20 09:40 10:00 10:20")]
    [InlineData("FREQ=SECONDLY;INTERVAL=1800;COUNT=3", "09:00 09:30 10:00")]
    public void Rules_of_hours_and_minutes_come_out_too(string text, string expected) =>
        Assert.Equal(expected.Split(' '), RecurrenceRule.Parse(text).Occurrences(Clock("1997-09-02"), NewYork).Take(20).Select(f => f.ToString("HH:mm", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "1997-01-01", "1997-12-29 1999-01-04 2000-01-03 2001-01-01 2001-12-31")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", "1997-01-01", "1999-01-03 2005-01-02 2010-01-03")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", "1997-01-01", "1997-12-22 1998-12-28 1999-12-27")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "1997-01-01", "2000-02-29 2004-02-29 2008-02-29")]
    [InlineData("FREQ=YEARLY", "2000-02-29", "2000-02-29 2004-02-29 2008-02-29")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=366,-1", "1999-01-01", "1999-12-31 2000-12-31 2001-12-31")]
    [InlineData("FREQ=MONTHLY", "2026-01-31", "2026-01-31 2026-03-31 2026-05-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", "2026-01-31 2026-02-28 2026-03-31")]
    [InlineData("FREQ=YEARLY;BYDAY=-1FR", "2026-01-01", "2026-12-25 2027-12-31 2028-12-29")]
    public void Ends_of_months_and_years_are_met(string text, string start, string expected) =>
        Assert.Equal(expected.Split(' '), RecurrenceRule.Parse(text).Occurrences(Clock(start), NewYork).Take(expected.Split(' ').Length).Select(f => f.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,FR", "2020-01-03", "2026-02-15")]
    [InlineData("FREQ=MONTHLY;INTERVAL=5;BYDAY=2TU", "2001-03-13", "2026-02-15")]
    [InlineData("FREQ=DAILY;INTERVAL=7", "1990-01-03", "2026-02-15")]
    [InlineData("FREQ=YEARLY;INTERVAL=3", "1992-02-29", "2026-02-15")]
    [InlineData("FREQ=DAILY;COUNT=4000", "2020-01-03", "2026-02-15")]
    [InlineData("FREQ=HOURLY;INTERVAL=7", "2020-01-03", "2026-02-15")]
    public void Entering_in_the_middle_finds_the_same_as_counting_from_the_beginning(string text, string start, string from)
    {
        var rule = RecurrenceRule.Parse(text);
        var whole = rule.Occurrences(Clock(start), NewYork).Where(f => f >= Clock(from)).Take(5);
        Assert.Equal(whole, rule.Occurrences(Clock(start), NewYork, Clock(from)).Take(5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DAILY")]
    [InlineData("FREQ=")]
    [InlineData("FREQ=FORTNIGHTLY")]
    [InlineData("FREQ=3")]
    [InlineData("FREQ=DAILY;FREQ=DAILY")]
    [InlineData("FREQ=DAILY;COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=99999999999")]
    [InlineData("FREQ=DAILY;INTERVAL=0")]
    [InlineData("FREQ=DAILY;COUNT=2;UNTIL=20260101")]
    [InlineData("FREQ=DAILY;UNTIL=20260230")]
    [InlineData("FREQ=DAILY;UNTIL=tomorrow")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=0MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=XX")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0")]
    [InlineData("FREQ=MONTHLY;BYWEEKNO=1")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1")]
    [InlineData("FREQ=DAILY;BYYEARDAY=1")]
    [InlineData("FREQ=YEARLY;BYSETPOS=1")]
    [InlineData("FREQ=YEARLY;BYMONTH=13")]
    [InlineData("FREQ=DAILY;BYHOUR=24")]
    [InlineData("FREQ=DAILY;X=1")]
    [InlineData("FREQ=DAILY;RSCALE=CHINESE")]
    public void What_is_no_rule_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => RecurrenceRule.Parse(text));
        Assert.False(RecurrenceRule.TryParse(text, out _));
    }

    [Theory]
    [InlineData("rrule:freq=weekly;wkst=su;byday=tu,th;count=10", "FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH;WKST=SU")]
    [InlineData("FREQ=MONTHLY;INTERVAL=1;BYDAY=+1FR,-1SU", "FREQ=MONTHLY;BYDAY=1FR,-1SU")]
    [InlineData("FREQ=DAILY;UNTIL=19971224T000000Z", "FREQ=DAILY;UNTIL=19971224T000000Z")]
    [InlineData("FREQ=DAILY;UNTIL=19971224T120000", "FREQ=DAILY;UNTIL=19971224T120000")]
    [InlineData("FREQ=YEARLY;UNTIL=19971224;BYWEEKNO=-1;BYMONTH=12;BYDAY=MO;BYSETPOS=-1", "FREQ=YEARLY;UNTIL=19971224;BYMONTH=12;BYWEEKNO=-1;BYDAY=MO;BYSETPOS=-1")]
    public void A_rule_is_written_in_one_way(string text, string written)
    {
        Assert.Equal(written, RecurrenceRule.Parse(text).ToString());
        Assert.Equal(written, RecurrenceRule.Parse(written).ToString());
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")]
    [InlineData("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=SECONDLY;BYHOUR=1;BYMINUTE=1;BYSECOND=0;BYYEARDAY=366;BYDAY=MO")]
    [InlineData("FREQ=MINUTELY;INTERVAL=10000;BYSECOND=59;BYMINUTE=59;BYMONTHDAY=31;BYMONTH=4")]
    [InlineData("FREQ=YEARLY;INTERVAL=10000")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=53;BYYEARDAY=100")]
    [InlineData("FREQ=DAILY;BYDAY=MO;BYSETPOS=366")]
    [InlineData("FREQ=SECONDLY;BYSETPOS=2;BYSECOND=1")]
    public void A_rule_that_hardly_ever_falls_comes_to_an_end(string text)
    {
        var watch = Stopwatch.StartNew();
        var found = RecurrenceRule.Parse(text).Occurrences(Clock("2026-01-01"), NewYork).Take(1000).ToList();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{text} took {watch.Elapsed} for {found.Count}");
    }

    private static DateTime Clock(string day) => DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(9);

    private static (List<DateOnly> Days, bool GoesOn) Days(string text)
    {
        var (days, year) = (new List<DateOnly>(), 0);
        foreach (var word in text.TrimEnd('…', ' ').Split(' '))
        {
            if (word.Length == 4 && !word.Contains('/', StringComparison.Ordinal)) year = int.Parse(word, CultureInfo.InvariantCulture);
            else days.Add(DateOnly.ParseExact($"{year}/{word}", "yyyy/M/d", CultureInfo.InvariantCulture));
        }
        return (days, text.EndsWith('…'));
    }
}
