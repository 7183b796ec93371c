using Guanxi.Analytics.Scores;
using static Guanxi.Tests.Analytics.Scores.Bought;

namespace Guanxi.Tests.Analytics.Scores;

public sealed class RfmFixedTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(29.99, 5)]
    [InlineData(30, 5)]
    [InlineData(59.99, 5)]
    [InlineData(60, 4)]
    [InlineData(90, 3)]
    [InlineData(120, 2)]
    [InlineData(149.99, 2)]
    [InlineData(150, 1)]
    [InlineData(36_500, 1)]
    public void Recency_falls_by_one_every_thirty_days_from_six_and_is_at_most_five(double days, int recency) =>
        Assert.Equal(recency, RfmFixed.Of(Times(1, days), Now).R);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    [InlineData(7, 4)]
    [InlineData(8, 5)]
    [InlineData(int.MaxValue, 5)]
    public void Frequency_rises_by_one_every_two_purchases(int purchases, int frequency) => Assert.Equal(frequency, RfmFixed.Of(Times(purchases), Now).F);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(999.99, 1)]
    [InlineData(1000, 2)]
    [InlineData(2500, 3)]
    [InlineData(3999.99, 4)]
    [InlineData(4000, 5)]
    [InlineData(9_000_000, 5)]
    public void Monetary_rises_by_one_every_thousand(decimal total, int monetary) => Assert.Equal(monetary, RfmFixed.Of(Times(1, total: total), Now).M);

    [Fact]
    public void Nobody_who_has_not_bought_has_a_score()
    {
        Assert.Equal(new RfmScore(0, 0, 0), RfmFixed.Of(PurchaseFacts.None, Now));
        Assert.Equal(RfmScore.None, RfmFixed.Of(new PurchaseFacts(-3, Now, Now, 500), Now));
        Assert.Equal(0, RfmScore.None.Total);
    }

    [Fact]
    public void The_total_is_the_sum_of_the_three() => Assert.Equal(4 + 3 + 2, RfmFixed.Of(Times(4, 75, 1999), Now).Total);

    [Fact]
    public void What_cannot_be_is_clamped()
    {
        Assert.Equal(5, RfmFixed.Of(Times(1, lastDaysAgo: -400), Now).R);
        Assert.Equal(1, RfmFixed.Of(Times(1, total: -50_000), Now).M);
        Assert.Equal(new RfmScore(1, 5, 5), RfmFixed.Of(new PurchaseFacts(9, null, null, decimal.MaxValue), Now));
        Assert.Equal(new RfmScore(1, 1, 1), RfmFixed.Of(new PurchaseFacts(1, DateTimeOffset.MinValue, DateTimeOffset.MinValue, decimal.MinValue), Now));
    }
}
