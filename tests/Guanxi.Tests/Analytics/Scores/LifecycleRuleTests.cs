using Guanxi.Analytics.Scores;
using Guanxi.Customers;
using static Guanxi.Tests.Analytics.Scores.Bought;

namespace Guanxi.Tests.Analytics.Scores;

public sealed class LifecycleRuleTests
{
    private const double LongAgo = 1000;

    [Fact]
    public void Without_a_purchase_and_in_touch_or_new_here_one_is_a_prospect()
    {
        Assert.Equal(Lifecycle.Prospect, Stage(PurchaseFacts.None, contact: 30));
        Assert.Equal(Lifecycle.Prospect, Stage(PurchaseFacts.None, contact: 400, created: 30));
        Assert.Equal(Lifecycle.Prospect, Stage(PurchaseFacts.None, contact: null, created: 30));
    }

    [Fact]
    public void With_one_purchase_and_a_contact_within_sixty_days_one_is_new()
    {
        Assert.Equal(Lifecycle.New, Stage(Times(1, 300), contact: 60));
        Assert.Equal(Lifecycle.AtRisk, Stage(Times(1, 300), contact: 100));
    }

    /// <summary>In the document's own order active came first and took every loyal customer.</summary>
    [Fact]
    public void Lately_often_and_for_much_is_loyal() => Assert.Equal(Lifecycle.Loyal, Stage(Times(6, 75, 3000), contact: 10));

    [Theory]
    [InlineData(6, 75, 2999)] // monetary 3
    [InlineData(4, 75, 9000)] // frequency 3
    public void Lately_and_often_is_active(int count, double days, decimal total) => Assert.Equal(Lifecycle.Active, Stage(Times(count, days, total), contact: 300));

    /// <summary>In the document's own order whoever had bought twice was at risk before this was asked.</summary>
    [Fact]
    public void Long_without_purchase_and_contact_is_lost()
    {
        Assert.Equal(Lifecycle.Lost, Stage(Times(8, 150, 9000), contact: 181));
        Assert.Equal(Lifecycle.Lost, Stage(Times(1, 150), contact: 181));
        Assert.Equal(Lifecycle.AtRisk, Stage(Times(8, 150, 9000), contact: 180));
    }

    /// <summary>Recency 0 is below 1: who never bought and was not spoken to for half a year is lost as well.</summary>
    [Fact]
    public void Without_a_purchase_one_is_lost_after_half_a_year_of_silence()
    {
        Assert.Equal(Lifecycle.Lost, Stage(PurchaseFacts.None, contact: 181));
        Assert.Equal(Lifecycle.Lost, Stage(PurchaseFacts.None, contact: null, created: 181));
        Assert.Equal(Lifecycle.Prospect, Stage(PurchaseFacts.None, contact: null, created: 180));
    }

    [Fact]
    public void Once_frequent_and_long_without_purchase_is_at_risk() => Assert.Equal(Lifecycle.AtRisk, Stage(Times(2, 120), contact: 5));

    [Fact]
    public void Otherwise_a_purchase_or_a_contact_within_ninety_days_is_active()
    {
        Assert.Equal(Lifecycle.Active, Stage(Times(1, 90), contact: 170));
        Assert.Equal(Lifecycle.Active, Stage(Times(1, 170), contact: 90));
        Assert.Equal(Lifecycle.Active, Stage(PurchaseFacts.None, contact: 90));
    }

    [Fact]
    public void Otherwise_there_is_a_risk_with_a_purchase_and_a_prospect_without()
    {
        Assert.Equal(Lifecycle.AtRisk, Stage(Times(1, 91), contact: 91));
        Assert.Equal(Lifecycle.Prospect, Stage(PurchaseFacts.None, contact: 91));
    }

    [Fact]
    public void Moments_in_the_future_count_as_now()
    {
        Assert.Equal(Lifecycle.New, Stage(Times(1, -100), contact: -100));
        Assert.Equal(Lifecycle.Loyal, Stage(Times(8, -100, 9000), contact: null));
    }

    private static Lifecycle Stage(PurchaseFacts facts, double? contact, double created = LongAgo) =>
        LifecycleRule.Of(facts, RfmFixed.Of(facts, Now), contact is { } days ? DaysAgo(days) : null, DaysAgo(created), Now);
}
