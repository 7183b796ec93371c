namespace Guanxi.Analytics.Scores;

/// <summary>In which months after that of the first purchase a customer bought again: what cohorts are made of.</summary>
internal static class PurchaseMonths
{
    /// <summary>How many months after the first are told.</summary>
    public const int Most = 12;

    /// <summary>
    /// A bit for each month: bit 1 is the month after that of the first purchase, bit 12 the last that is told. Months are counted through
    /// the years (year × 12 + month); the earliest is that of the first purchase.
    /// </summary>
    public static int Again(IReadOnlyCollection<int> months)
    {
        if (months.Count == 0) return 0;
        var (first, again) = (months.Min(), 0);
        foreach (var later in months.Select(month => month - first).Where(later => later is >= 1 and <= Most)) again |= 1 << later;
        return again;
    }

    /// <summary>Whether it bought so many months after the first purchase, as <see cref="Again"/> tells.</summary>
    public static bool Has(int again, int later) => (again & (1 << later)) != 0;
}
