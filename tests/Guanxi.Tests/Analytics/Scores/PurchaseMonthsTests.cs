using Guanxi.Analytics.Scores;

namespace Guanxi.Tests.Analytics.Scores;

public sealed class PurchaseMonthsTests
{
    [Theory]
    [InlineData(new int[0], new int[0])]
    [InlineData(new[] { 24300 }, new int[0])]
    [InlineData(new[] { 24300, 24300, 24301 }, new[] { 1 })]
    [InlineData(new[] { 24312, 24300, 24303 }, new[] { 3, 12 })]
    [InlineData(new[] { 24300, 24313 }, new int[0])]
    public void A_customer_bought_again_so_many_months_after_the_first_purchase(int[] months, int[] again) =>
        Assert.Equal(again, Enumerable.Range(1, PurchaseMonths.Most).Where(later => PurchaseMonths.Has(PurchaseMonths.Again(months), later)));
}
