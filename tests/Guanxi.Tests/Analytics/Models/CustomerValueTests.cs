using Guanxi.Analytics.Models;

namespace Guanxi.Tests.Analytics.Models;

public sealed class CustomerValueTests
{
    private static readonly BgNbd Purchases = new(0.243, 4.414, 0.793, 2.426);
    private static readonly GammaGamma Values = new(6.25, 3.74, 15.44);

    [Fact]
    public void The_value_is_the_purchases_of_a_year_times_what_each_is_worth()
    {
        var customer = new RepeatPurchases(2, 30.43, 38.86, 22.35m);
        var value = CustomerValue.Of(customer, Purchases, Values);

        Assert.Equal(Purchases.ExpectedPurchases(customer, 52.18), value.ExpectedPurchases);
        Assert.InRange(value.AverageValue, 24.6m, 24.7m);
        Assert.Equal((double)value.Value, value.ExpectedPurchases * Values.ExpectedValue(customer), 0.01);
        Assert.Equal(decimal.Round(value.Value, 2), value.Value);
    }

    [Fact]
    public void Whoever_bought_once_is_alive_and_worth_what_all_are()
    {
        var value = CustomerValue.Of(new(0, 0, 38.86, 0), Purchases, Values);

        Assert.Null(value.ProbabilityAlive);
        Assert.Equal(35.22m, value.AverageValue);
    }

    [Fact]
    public void A_value_is_never_more_than_a_column_of_money_holds() =>
        Assert.Equal(9_999_999_999_999_999.99m, CustomerValue.Of(new(300, 52, 52, 9_999_999_999_999_999m), Purchases, new(6, 4, 1e300)).Value);
}
