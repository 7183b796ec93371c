using Guanxi.Customers;

namespace Guanxi.Analytics.Scores;

/// <summary>
/// Where a customer stands between first word and farewell: the third document's conditions (<c>analyzeLifecycle</c>), asked from the
/// most specific to the most general. In its own order active hid loyal, and at risk hid lost from all who had bought twice. What no
/// condition takes is active with a purchase or a contact in the last 90 days, else at risk when there ever was a purchase, else a
/// prospect. A recency of 0 is below 1: whoever never bought is lost after 180 days without contact.
/// </summary>
internal static class LifecycleRule
{
    /// <param name="score">the score of <see cref="RfmFixed"/></param>
    /// <param name="lastContactAt">never contacted counts as contacted when created: else whoever was entered lately would be lost</param>
    public static Lifecycle Of(PurchaseFacts facts, RfmScore score, DateTimeOffset? lastContactAt, DateTimeOffset createdAt, DateTimeOffset now)
    {
        var (sinceContact, sinceCreated) = (Days.Since(lastContactAt ?? createdAt, now), Days.Since(createdAt, now));
        return facts switch
        {
            { HasBought: false } when sinceContact <= 30 || sinceCreated <= 30 => Lifecycle.Prospect,
            { Count: 1 } when sinceContact <= 60 => Lifecycle.New,
            _ when score is { R: >= 4, F: >= 4, M: >= 4 } => Lifecycle.Loyal,
            _ when score is { R: >= 4, F: >= 3 } => Lifecycle.Active,
            _ when score.R <= 1 && sinceContact > 180 => Lifecycle.Lost,
            _ when score is { R: <= 2, F: >= 2 } => Lifecycle.AtRisk,
            _ when sinceContact <= 90 || (facts.HasBought && facts.DaysSinceLast(now) <= 90) => Lifecycle.Active,
            _ => facts.HasBought ? Lifecycle.AtRisk : Lifecycle.Prospect,
        };
    }
}
