namespace Guanxi.Analytics.Scores;

/// <summary>
/// RFM by fixed steps: 30 days, two purchases and 1,000 of the currency a step (third document, <c>calculateRFMScore</c>). A purchase
/// in the future is recency 5, a total below zero monetary 1, a moment that is not known recency 1.
/// </summary>
internal static class RfmFixed
{
    private const int DaysPerStep = 30;
    private const int PurchasesPerStep = 2;
    private const decimal AmountPerStep = 1000;

    public static RfmScore Of(PurchaseFacts facts, DateTimeOffset now) => facts.HasBought
        ? new(
            (int)Math.Clamp(6 - Math.Floor(facts.DaysSinceLast(now) / DaysPerStep), 1, 5),
            Math.Clamp((facts.Count / PurchasesPerStep) + 1, 1, 5),
            (int)Math.Clamp(Math.Floor(facts.BoundedTotal / AmountPerStep) + 1, 1, 5))
        : RfmScore.None;
}
