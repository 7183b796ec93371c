namespace Guanxi.Platform.Matching;

/// <summary>What two companies' names say for or against their being one, in bits.</summary>
internal static class CompanyEvidence
{
    private const double MostAgainst = 7;
    private const double OtherPlace = 6;

    /// <summary>Above what the rarest value brings, for a name that is the same letter by letter.</summary>
    private const double Same = 2.5;
    private const double SoundsAlike = 0.75;
    private const double Swapped = 0.85;
    private const double LooksAlike = 0.75;

    /// <summary>A word that looks like another at least this much is that word, misspelled.</summary>
    private const double Misspelled = 0.9;
    private const double LeftOutOfShorter = 1.0;

    /// <summary>Short names leave most of the name out.</summary>
    private const double LeftOutOfLonger = 0.25;

    /// <summary>True when one is a branch and the other is not that branch.</summary>
    public static bool AreOfDifferentBranches(CompanyName[] a, CompanyName[] b) =>
        a.Length > 0 && b.Length > 0 && a.All(x => b.All(y => x.Branch != y.Branch));

    public static double Of(CompanyName[] a, CompanyName[] b, Frequencies frequencies) =>
        a.Length == 0 || b.Length == 0 ? 0 : a.Max(x => b.Max(y => Of(x, y, frequencies)));

    private static double Of(CompanyName a, CompanyName b, Frequencies frequencies)
    {
        var bits = a.Core == b.Core ? frequencies.Bits('c', a.Core) + Same : Alignment(a.Units, b.Units, frequencies);
        // 北京某某 and 上海某某 are sisters; with the place left out either may be meant
        return Math.Max(-MostAgainst, a.Place is { } here && b.Place is { } there && here != there && here != "中国" && there != "中国" ? bits - OtherPlace : bits);
    }

    /// <summary>The best way to lay one name beside the other, characters in their order, neighbours possibly swapped.</summary>
    private static double Alignment(IReadOnlyList<string> a, IReadOnlyList<string> b, Frequencies frequencies)
    {
        var (bitsA, bitsB) = (a.Select(frequencies.UnitBits).ToArray(), b.Select(frequencies.UnitBits).ToArray());
        var best = new double[a.Count + 1, b.Count + 1];
        for (var i = 1; i <= a.Count; i++)
        {
            for (var j = 1; j <= b.Count; j++)
            {
                var value = Math.Max(best[i - 1, j], best[i, j - 1]);
                value = Math.Max(value, best[i - 1, j - 1] + Likeness(a[i - 1], b[j - 1], frequencies) * Math.Min(bitsA[i - 1], bitsB[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    value = Math.Max(value, best[i - 2, j - 2] + Swapped * (bitsA[i - 1] + bitsA[i - 2]));
                best[i, j] = value;
            }
        }
        var (shared, less, more) = (best[a.Count, b.Count], Math.Min(bitsA.Sum(), bitsB.Sum()), Math.Max(bitsA.Sum(), bitsB.Sum()));
        return Math.Clamp(shared - LeftOutOfShorter * Math.Max(0, less - shared) * 2 - LeftOutOfLonger * (more - less), -MostAgainst, frequencies.Prior + Same - 0.5);
    }

    private static double Likeness(string a, string b, Frequencies frequencies)
    {
        if (a == b) return 1;
        if (Frequencies.IsHan(a) != Frequencies.IsHan(b)) return 0;
        if (Frequencies.IsHan(a)) return frequencies.Sound(a) == frequencies.Sound(b) ? SoundsAlike : 0;
        return Similarity.JaroWinkler(a, b) >= Misspelled ? LooksAlike : 0;
    }
}
