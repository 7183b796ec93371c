namespace Guanxi.Platform.Matching;

/// <summary>How alike two texts are.</summary>
internal static class Similarity
{
    /// <summary>At most this much of the beginning is favoured, as Winkler proposed.</summary>
    private const int Prefix = 4;
    private const double PrefixWeight = 0.1;

    /// <summary>
    /// 1 for the same, 0 for nothing in common (Winkler 1990, "String Comparator Metrics and Enhanced Decision Rules in the
    /// Fellegi-Sunter Model of Record Linkage").
    /// </summary>
    public static double JaroWinkler(string a, string b)
    {
        if (a == b) return 1;
        var jaro = Jaro(a, b);
        var common = 0;
        while (common < Math.Min(Prefix, Math.Min(a.Length, b.Length)) && a[common] == b[common]) common++;
        return jaro + common * PrefixWeight * (1 - jaro);
    }

    private static double Jaro(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var reach = Math.Max(0, Math.Max(a.Length, b.Length) / 2 - 1);
        Span<bool> taken = stackalloc bool[256];
        Span<char> matched = stackalloc char[256];
        var (count, lengthA, lengthB) = (0, Math.Min(a.Length, 256), Math.Min(b.Length, 256));
        for (var i = 0; i < lengthA; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(lengthB, i + reach + 1); j++)
            {
                if (taken[j] || a[i] != b[j]) continue;
                taken[j] = true;
                matched[count++] = a[i];
                break;
            }
        }
        if (count == 0) return 0;
        var (transposed, next) = (0, 0);
        for (var j = 0; j < lengthB; j++)
            if (taken[j] && matched[next++] != b[j]) transposed++;
        return ((double)count / lengthA + (double)count / lengthB + (count - transposed / 2.0) / count) / 3;
    }

    /// <summary>
    /// The fewest letters put in, left out, exchanged or swapped with their neighbour (optimal string alignment); a number above
    /// <paramref name="most"/> when it is more than that.
    /// </summary>
    public static int Edits(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }
}
