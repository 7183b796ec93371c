namespace Guanxi.Analytics.Scores;

/// <summary>
/// RFM by fifths of the organisation's customers who have bought, after the R package <c>rfm</c>
/// (<c>rfm_table_order</c>): the thresholds are the quintiles plus one unit (a day, a purchase, one of the currency), a value belongs
/// to the group whose lower threshold it reaches and whose upper it does not. Like values get like scores, so groups may differ in size: where
/// all customers are alike, all have recency 5, frequency 1 and monetary 1.
/// </summary>
/// <param name="RecencyDays">whole days of 24 hours since the last purchase</param>
/// <param name="Count">purchases</param>
/// <param name="Amount">total in the currency of the organisation, in steps of its hundredth</param>
internal sealed record RfmQuantile(IReadOnlyList<decimal> RecencyDays, IReadOnlyList<decimal> Count, IReadOnlyList<decimal> Amount)
{
    private const int Hundredths = 100;

    /// <summary>The thresholds over these customers; those who have not bought are passed over, and with none left there is no threshold.</summary>
    public static RfmQuantile Over(IEnumerable<PurchaseFacts> customers, DateTimeOffset now)
    {
        var buyers = customers.Where(c => c.HasBought).ToList();
        return new(
            Thresholds(buyers, facts => WholeDays(facts, now)),
            Thresholds(buyers, facts => facts.Count),
            Thresholds(buyers, facts => (long)(facts.BoundedTotal * Hundredths), Hundredths));
    }

    public RfmScore Of(PurchaseFacts facts, DateTimeOffset now) => facts.HasBought
        ? new(5 - Reached(RecencyDays, WholeDays(facts, now)), 1 + Reached(Count, facts.Count), 1 + Reached(Amount, facts.BoundedTotal))
        : RfmScore.None;

    private static decimal[] Thresholds(List<PurchaseFacts> buyers, Func<PurchaseFacts, long> value, int parts = 1) =>
        [.. Quintiles.Of([.. buyers.Select(value)]).Select(quintile => (quintile / parts) + 1)];

    private static int Reached(IReadOnlyList<decimal> thresholds, decimal value)
    {
        var reached = 0;
        while (reached < thresholds.Count && value >= thresholds[reached]) reached++;
        return reached;
    }

    /// <summary>A moment that is not known is the longest ago there is.</summary>
    private static long WholeDays(PurchaseFacts facts, DateTimeOffset now) =>
        (long)Math.Min(Math.Floor(facts.DaysSinceLast(now)), TimeSpan.MaxValue.TotalDays);
}
