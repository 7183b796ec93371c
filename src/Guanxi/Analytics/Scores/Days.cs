namespace Guanxi.Analytics.Scores;

/// <summary>Time since a moment, as every rule here counts it.</summary>
internal static class Days
{
    /// <summary>
    /// Days of 24 hours with their fraction, as the third document counts them. A moment in the future counts as now, one that is not
    /// known as <see cref="double.PositiveInfinity"/>: longer ago than any limit.
    /// </summary>
    public static double Since(DateTimeOffset? at, DateTimeOffset now) => at is { } moment ? Math.Max(0, (now - moment).TotalDays) : double.PositiveInfinity;
}
