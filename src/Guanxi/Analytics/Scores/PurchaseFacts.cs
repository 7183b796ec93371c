namespace Guanxi.Analytics.Scores;

/// <summary>
/// What one customer has bought so far: the common input of every rule in this folder. A count of 0 or less means no purchase, and
/// then nothing else counts.
/// </summary>
/// <param name="Count">purchases: completed orders and activities of type purchase</param>
/// <param name="FirstAt">the first of them; null without a purchase</param>
/// <param name="LastAt">the last of them; null without a purchase</param>
/// <param name="Total">all of them together, refunds taken off, in the currency of the organisation; may be below zero</param>
internal sealed record PurchaseFacts(int Count, DateTimeOffset? FirstAt, DateTimeOffset? LastAt, decimal Total)
{
    /// <summary>The largest amount a column of money holds, numeric(18,2); what is larger counts as this.</summary>
    public const decimal LargestAmount = 9_999_999_999_999_999.99m;

    public static readonly PurchaseFacts None = new(0, null, null, 0);

    public bool HasBought => Count > 0;

    /// <summary>The total within what a column of money holds, so that no sum made of it overflows.</summary>
    public decimal BoundedTotal => Math.Clamp(Total, -LargestAmount, LargestAmount);

    /// <summary>Days since the last purchase; none for one in the future, without end when its moment is not known.</summary>
    public double DaysSinceLast(DateTimeOffset now) => Days.Since(LastAt, now);
}
