using Guanxi.Analytics.Scores;
using static Guanxi.Tests.Analytics.Scores.Bought;

namespace Guanxi.Tests.Analytics.Scores;

public sealed class RiskAndValueTests
{
    [Theory]
    [InlineData(90, 180, 0)]
    [InlineData(91, 180, 0.3)]
    [InlineData(181, 180, 0.6)]
    [InlineData(90, 181, 0.4)]
    [InlineData(91, 181, 0.7)]
    [InlineData(181, 181, 1)]
    [InlineData(-50, -50, 0)]
    public void Silence_and_missing_purchases_add_up_to_the_risk(double contact, double purchase, double risk) =>
        Assert.Equal(risk, ChurnRisk.Of(Times(3, purchase), DaysAgo(contact), DaysAgo(2000), Now));

    [Fact]
    public void Whoever_has_not_bought_counts_as_a_year_without_purchase()
    {
        Assert.Equal(0.4, ChurnRisk.Of(PurchaseFacts.None, Now, Now, Now));
        Assert.Equal(1, ChurnRisk.Of(PurchaseFacts.None, null, DaysAgo(200), Now));
        Assert.Equal(0.4, ChurnRisk.Of(PurchaseFacts.None, null, DaysAgo(2), Now));
    }

    [Theory]
    [InlineData(6, 6000, 180, 12_000)] // 1,000 each, one a month
    [InlineData(1, 500, 10, 6000)] // less than a month counts as one
    [InlineData(3, 1000, 365, 986.30)] // 333.33 × 3 / 12.1667 × 12
    [InlineData(1, 500, -100, 6000)]
    [InlineData(2, 0, 90, 0)]
    [InlineData(2, -300, 90, 0)]
    public void Value_is_average_order_times_purchases_per_month_times_twelve(int count, decimal total, double firstDaysAgo, decimal value) =>
        Assert.Equal(value, PredictedValue.Of(Times(count, Math.Min(1, firstDaysAgo), total, firstDaysAgo), Now));

    [Fact]
    public void A_value_is_never_more_than_a_column_of_money_holds()
    {
        Assert.Equal(0, PredictedValue.Of(PurchaseFacts.None, Now));
        Assert.Equal(9_999_999_999_999_999.99m, PredictedValue.Of(Times(1, total: decimal.MaxValue), Now));
        Assert.Equal(120, PredictedValue.Of(new PurchaseFacts(1, null, null, 10), Now));
        Assert.InRange(PredictedValue.Of(new PurchaseFacts(1, DateTimeOffset.MinValue, DateTimeOffset.MinValue, decimal.MaxValue), Now), 0, PurchaseFacts.LargestAmount);
    }
}
