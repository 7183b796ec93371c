using Guanxi.Analytics.Models;
using Guanxi.Analytics.Scores;
using Guanxi.Customers;

namespace Guanxi.Analytics.Worth;

/// <summary>All that is said about one customer, from what was bought and when somebody was last in touch.</summary>
internal sealed record Scoring(RfmMode Mode, RfmLimits Limits, FittedModel Model, DateTimeOffset Now, DateOnly Today)
{
    public CustomerWorth Of(CountWorth.Met customer, BoughtBy? bought)
    {
        var facts = bought?.Facts ?? PurchaseFacts.None;
        var score = ScoreOf(facts);
        var value = bought is not null && bought.Days > 0 && Model.IsWhole ? CustomerValue.Of(bought.Repeats(Today), Model.Purchases!, Model.Value!) : null;
        return new(
            customer.Id, facts.Count, facts.BoundedTotal, facts.FirstAt, facts.LastAt, PurchaseMonths.Again(bought?.Months ?? []),
            facts.HasBought ? score.R : null, facts.HasBought ? score.F : null, facts.HasBought ? score.M : null, RfmSegments.Of(score, Bars),
            LifecycleRule.Of(facts, RfmFixed.Of(facts, Now), customer.LastActivityAt, customer.CreatedAt, Now),
            (decimal)ChurnRisk.Of(facts, customer.LastActivityAt, customer.CreatedAt, Now), PredictedValue.Of(facts, Now),
            value?.ProbabilityAlive is { } alive ? Math.Round((decimal)alive, 6) : null, value?.Value);
    }

    public RfmScore ScoreOf(PurchaseFacts facts) => Mode == RfmMode.Fixed ? RfmFixed.Of(facts, Now) : Limits.Thresholds.Of(facts, Now);

    private RfmBars Bars => Mode == RfmMode.Fixed ? RfmBars.Fixed : Limits.Bars;
}
