namespace Guanxi.Analytics.Scores;

/// <summary>
/// How likely a customer leaves, 0 to 1, by rule (third document, <c>calculateChurnRisk</c>): 0.3 after 90 days without contact, 0.3
/// more after 180, and 0.4 after 180 days without a purchase.
/// </summary>
internal static class ChurnRisk
{
    /// <summary>Above this it is high: see <see cref="RecommendedActions"/>.</summary>
    public const double High = 0.7;

    private const double DaysWithoutPurchase = 365;

    /// <param name="lastContactAt">never contacted counts as contacted when created</param>
    public static double Of(PurchaseFacts facts, DateTimeOffset? lastContactAt, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var sinceContact = Days.Since(lastContactAt ?? createdAt, now);
        var sincePurchase = facts.HasBought ? facts.DaysSinceLast(now) : DaysWithoutPurchase;
        var tenths = (sinceContact > 90 ? 3 : 0) + (sinceContact > 180 ? 3 : 0) + (sincePurchase > 180 ? 4 : 0);
        return tenths / 10.0; // one division: sums of 0.3 would not be exact, and 0.7 is a limit
    }
}
