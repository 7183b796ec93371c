namespace Guanxi.Platform.Matching;

/// <summary>Finds the records that are likely one, among companies or persons. Pure: the same records give the same answer.</summary>
public static class DuplicateFinder
{
    /// <summary>How many bits double the sureness that the score shows.</summary>
    private const double Scale = 3;

    /// <summary>How often it tells how far it is.</summary>
    private const int Reports = 50;

    /// <param name="records">What is compared with each other.</param>
    /// <param name="report">Told from time to time how far it is, from 0 to 1.</param>
    public static IReadOnlyList<Match> Find(IReadOnlyList<Profile> records, Action<double>? report = null)
    {
        var told = 0;
        var signatures = records.Select(Signature.Of).ToArray();
        var frequencies = new Frequencies(signatures);
        var comparison = new Comparison(frequencies);
        var matches = new List<Match>();
        foreach (var (first, second) in Blocks.Of(signatures, frequencies))
        {
            if (first >= told)
            {
                report?.Invoke((double)first / records.Count);
                told = first + Math.Max(1, records.Count / Reports);
            }
            var (bits, reasons) = comparison.Weigh(signatures[first], signatures[second]);
            if (bits >= Comparison.Threshold) matches.Add(new(first, second, ScoreOf(bits), reasons));
        }
        return [.. matches.OrderByDescending(m => m.Score).ThenBy(m => m.First).ThenBy(m => m.Second)];
    }

    /// <summary>From half at the threshold towards one.</summary>
    internal static double ScoreOf(double bits) => Math.Round(1 / (1 + Math.Pow(2, -(bits - Comparison.Threshold) / Scale)), 3);
}
