namespace Guanxi.Analytics.Scores;

/// <summary>The four values that part many into five groups of like size.</summary>
internal static class Quintiles
{
    private const int Groups = 5;

    /// <summary>
    /// Quantiles of type 7 (Hyndman and Fan 1996, the usual one of R) at 20, 40, 60 and 80 %, exact to the last digit. Sorts the
    /// values in place; none without values.
    /// </summary>
    public static decimal[] Of(long[] values)
    {
        if (values.Length == 0) return [];
        Array.Sort(values);
        return [.. Enumerable.Range(1, Groups - 1).Select(group => At(values, group))];
    }

    private static decimal At(long[] sorted, int group)
    {
        var place = (sorted.Length - 1L) * group;
        var (below, rest) = (sorted[place / Groups], (decimal)(place % Groups));
        return rest == 0 ? below : below + (((decimal)sorted[(place / Groups) + 1] - below) * rest / Groups);
    }
}
