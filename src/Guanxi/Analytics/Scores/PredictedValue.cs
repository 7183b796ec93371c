namespace Guanxi.Analytics.Scores;

/// <summary>
/// What a customer is likely to spend in the next 12 months, by rule (third document, <c>predictCustomerValue</c>): average order
/// value × purchases per month of 30 days since the first one × 12. Less than one month counts as one, so does a first
/// purchase in the future or at an unknown moment. Nothing without a purchase or where more was refunded than bought; at most what
/// a column of money holds.
/// </summary>
internal static class PredictedValue
{
    private const int Months = 12;
    private const int DaysPerMonth = 30;

    /// <summary>In the currency of the total, to the hundredth.</summary>
    public static decimal Of(PurchaseFacts facts, DateTimeOffset now)
    {
        if (!facts.HasBought || facts.Total <= 0) return 0;
        var months = facts.FirstAt is null ? 1 : Math.Max(1, (decimal)Days.Since(facts.FirstAt, now) / DaysPerMonth);
        // average × purchases per month is total per month: the count cancels out
        return Math.Min(decimal.Round(facts.BoundedTotal / months * Months, 2, MidpointRounding.AwayFromZero), PurchaseFacts.LargestAmount);
    }
}
