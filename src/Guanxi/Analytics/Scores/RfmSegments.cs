namespace Guanxi.Analytics.Scores;

/// <summary>What a customer is to the house by RFM; the second document's six names and 一般价值客户.</summary>
public enum RfmSegment { Vip, ImportantDevelop, ImportantKeep, ImportantWinBack, GeneralValue, GeneralDevelop, GeneralKeep }

/// <summary>The score each of the three must be above to be called high.</summary>
internal sealed record RfmBars(double R, double F, double M)
{
    /// <summary>Fixed mode: 4 and 5 are high.</summary>
    public static readonly RfmBars Fixed = new(3, 3, 3);

    /// <summary>Quantile mode: above the mean of the organisation's customers who have bought.</summary>
    public static RfmBars MeanOf(IEnumerable<RfmScore> scores)
    {
        var (n, r, f, m) = (0L, 0L, 0L, 0L);
        foreach (var score in scores.Where(s => s != RfmScore.None)) (n, r, f, m) = (n + 1, r + score.R, f + score.F, m + score.M);
        return n == 0 ? Fixed : new((double)r / n, (double)f / n, (double)m / n);
    }
}

/// <summary>
/// The segment of each of the eight combinations of high and low. Six are the second document's rows as written; of the two it leaves
/// open, high-high-low is 一般价值客户 and low-low-high 重要挽留客户, as RFM tables usually have it.
/// </summary>
internal static class RfmSegments
{
    /// <summary>Null for a customer who has not bought.</summary>
    public static RfmSegment? Of(RfmScore score, RfmBars bars) => score == RfmScore.None ? null : Of(score.R > bars.R, score.F > bars.F, score.M > bars.M);

    public static RfmSegment Of(bool isRecent, bool isFrequent, bool isValuable) => (isRecent, isFrequent, isValuable) switch
    {
        (true, true, true) => RfmSegment.Vip,
        (true, false, true) => RfmSegment.ImportantDevelop,
        (false, true, true) => RfmSegment.ImportantKeep,
        (false, true, false) => RfmSegment.ImportantWinBack,
        (false, false, true) => RfmSegment.ImportantWinBack,
        (true, true, false) => RfmSegment.GeneralValue,
        (true, false, false) => RfmSegment.GeneralDevelop,
        (false, false, false) => RfmSegment.GeneralKeep,
    };
}
