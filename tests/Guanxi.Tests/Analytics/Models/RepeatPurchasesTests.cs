using Guanxi.Analytics.Models;

namespace Guanxi.Tests.Analytics.Models;

public sealed class RepeatPurchasesTests
{
    private static readonly DateOnly Today = new(2026, 6, 30);

    [Fact]
    public void The_transactions_give_the_published_summary_of_all_customers()
    {
        var (summary, transactions) = (Cdnow.Summary.Value, Cdnow.Transactions.Value);

        Assert.Equal(2357, transactions.Count);
        foreach (var (customer, expected) in summary)
        {
            var actual = transactions[customer];
            Assert.Equal(expected.Frequency, actual.Frequency);
            Assert.Equal(expected.Recency, actual.Recency, 0.0051);
            Assert.Equal(expected.Age, actual.Age, 0.0051);
            Assert.InRange(actual.AverageValue - expected.AverageValue, -0.01m, 0.01m);
        }
    }

    [Fact]
    public void Orders_of_one_day_are_one_purchase_and_the_first_day_is_no_repeat()
    {
        var seen = RepeatPurchases.Of([(Today.AddDays(-70), 900), (Today.AddDays(-14), 30), (Today.AddDays(-14), 70), (Today.AddDays(-35), 50)], Today)!;

        Assert.Equal(new RepeatPurchases(2, 8, 10, 75), seen);
    }

    [Fact]
    public void What_cost_nothing_was_bought_all_the_same() =>
        Assert.Equal(new RepeatPurchases(1, 1, 2, 0), RepeatPurchases.Of([(Today.AddDays(-14), 0), (Today.AddDays(-7), 0)], Today));

    [Fact]
    public void A_refund_is_no_purchase_and_lowers_the_average()
    {
        var first = Today.AddDays(-14);

        Assert.Equal(new RepeatPurchases(1, 1, 2, 60), RepeatPurchases.Of([(first, 10), (Today.AddDays(-7), 100), (Today.AddDays(-3), -40)], Today));
        Assert.Equal(0, RepeatPurchases.Of([(first, 10), (Today, 100), (Today, -500)], Today)!.AverageValue);
        Assert.Null(RepeatPurchases.Of([(first, -10)], Today));
    }

    [Fact]
    public void The_future_is_left_out()
    {
        Assert.Null(RepeatPurchases.Of([(Today.AddDays(1), 10)], Today));
        Assert.Equal(new RepeatPurchases(0, 0, 0, 0), RepeatPurchases.Of([(Today, 10), (Today.AddDays(1), 10)], Today));
        Assert.Null(RepeatPurchases.Of([], Today));
    }

    [Fact]
    public void A_day_begins_where_the_organisation_is()
    {
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        DateTimeOffset At(int day, int hour) => new(2026, 6, day, hour, 0, 0, TimeSpan.Zero);

        Assert.Equal(0, RepeatPurchases.Of([(At(10, 17), 1), (At(11, 15), 1)], shanghai, Today)!.Frequency); // both on the 11th
        Assert.Equal(1, RepeatPurchases.Of([(At(10, 15), 1), (At(10, 17), 1)], shanghai, Today)!.Frequency); // 10th and 11th
    }

    [Fact]
    public void What_cannot_be_is_clamped() => Assert.Equal(new RepeatPurchases(0, 0, 0, 0), new RepeatPurchases(-1, 5, -2, -3));
}
