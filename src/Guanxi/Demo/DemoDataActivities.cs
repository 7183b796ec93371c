namespace Guanxi.Demo;

/// <summary>What was talked about with a customer over the last eighteen months.</summary>
internal static class DemoDataActivities
{
    private const int Span = 548, Most = 30;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly (string Value, int Weight)[] Types =
        [("call", 34), ("wechat", 22), ("email", 14), ("meeting", 10), ("visit", 10), ("note", 7), ("sms", 3)];

    public static IReadOnlyList<DemoActivity> Make(
        DemoDataRelation relation, IReadOnlyList<DemoContact> contacts, string industry, DemoDataDice dice, DateOnly today)
    {
        var (from, to) = Window(relation, dice, today);
        var days = to.DayNumber - from.DayNumber;
        var times = new DateTimeOffset[days < 0 ? 0 : Math.Min(Most, Count(relation.Status, dice))];
        for (var i = 0; i < times.Length; i++)
            times[i] = At(WorkingDay(from.AddDays(dice.Between(0, days + 1)), from, dice), dice);
        Array.Sort(times);

        var sentences = new DemoDataContents(relation.Status, industry, dice);
        var activities = new DemoActivity[times.Length];
        for (var i = 0; i < times.Length; i++)
            activities[i] = One(times[i], isFirst: i == 0 && from == relation.CreatedOn, sentences, contacts, dice);
        return activities;
    }

    /// <summary>Customers that went away, and some that nobody looks after, fell silent months ago.</summary>
    private static (DateOnly From, DateOnly To) Window(DemoDataRelation relation, DemoDataDice dice, DateOnly today)
    {
        var silent = relation.Status == "lost" ? dice.Between(60, 400) : dice.Chance(0.25) ? dice.Between(30, 240) : dice.Between(0, 30);
        var oldest = today.AddDays(-Span);
        return (relation.CreatedOn > oldest ? relation.CreatedOn : oldest, today.AddDays(-1 - silent));
    }

    private static int Count(string status, DemoDataDice dice)
    {
        var typical = status switch { "won" => 22, "interested" => 14, "lost" => 10, _ => 5 };
        return (int)(dice.Share() * dice.Share() * typical * 2);
    }

    private static DemoActivity One(DateTimeOffset at, bool isFirst, DemoDataContents sentences, IReadOnlyList<DemoContact> contacts, DemoDataDice dice)
    {
        var type = dice.Weighted(Types);
        var contact = type == "note" || dice.Chance(0.1) ? (int?)null : (int)(Math.Pow(dice.Share(), 1.7) * contacts.Count);
        int? minutes = type switch
        {
            "call" => dice.Between(2, 35),
            "meeting" => dice.Between(2, 9) * 15,
            "visit" => dice.Between(2, 13) * 15,
            _ => null,
        };
        var content = sentences.About(type, isFirst, contact is { } index ? contacts[index].Name : null);
        var outcome = type is "call" or "meeting" or "visit" && dice.Chance(0.6) ? sentences.Outcome() : null;
        return new DemoActivity(type, contact, at, content, minutes, outcome);
    }

    private static DateOnly WorkingDay(DateOnly day, DateOnly from, DemoDataDice dice)
    {
        var friday = day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };
        return friday >= from && !dice.Chance(0.08) ? friday : day;
    }

    // mostly working hours; a message in the evening also happens
    private static DateTimeOffset At(DateOnly day, DemoDataDice dice)
    {
        var minute = dice.Chance(0.06) ? dice.Between(18 * 60, 22 * 60) : dice.Chance(0.55) ? dice.Between(9 * 60, 12 * 60) : dice.Between(13 * 60 + 30, 18 * 60);
        return new DateTimeOffset(day, TimeOnly.MinValue.AddMinutes(minute), China).ToUniversalTime();
    }
}
