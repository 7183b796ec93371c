using System.Diagnostics;
using System.Globalization;
using Guanxi.Platform.Matching;

namespace Guanxi.Benchmarks.Duplicates;

/// <summary>How well likely duplicates are found: precision, recall and F1 over all pairs, and the time.</summary>
internal static class DuplicateQuality
{
    private const double PersonBar = 0.975;
    private const double AccountBar = 0.955;
    private static readonly TimeSpan TimeBar = TimeSpan.FromSeconds(10);

    /// <summary>False when one of the bars is missed.</summary>
    public static bool Run(string folder)
    {
        string In(string file) => Path.Combine(folder, file);
        (Labelled Set, double Bar)[] sets =
        [
            (Labelled.Febrl("FEBRL 1", In("febrl_dataset1.csv")), PersonBar),
            (Labelled.Febrl("FEBRL 4", In("febrl_dataset4a.csv"), In("febrl_dataset4b.csv")), PersonBar),
            (Labelled.Accounts("Chinese accounts", In("cn_crm_accounts_train_records.csv"), In("cn_crm_accounts_train_truth.csv")), AccountBar),
        ];
        var isMet = true;
        Console.WriteLine("| set | records | pairs | found | precision | recall | F1 | bar | seconds |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var (set, bar) in sets) isMet &= Measure(set, bar);
        return Time(In("febrl_dataset4a.csv")) && isMet;
    }

    private static bool Measure(Labelled set, double bar)
    {
        var watch = Stopwatch.StartNew();
        var found = DuplicateFinder.Find(set.Records);
        var seconds = watch.Elapsed.TotalSeconds;
        var right = found.Count(m => set.Entities[m.First] == set.Entities[m.Second]);
        var pairs = set.Entities.GroupBy(e => e).Sum(g => (long)g.Count() * (g.Count() - 1) / 2);
        var (precision, recall) = (found.Count == 0 ? 1 : (double)right / found.Count, (double)right / pairs);
        var f1 = 2 * precision * recall / (precision + recall);
        Print($"| {set.Name} | {set.Records.Count} | {pairs} | {found.Count} | {precision:0.0000} | {recall:0.0000} | {f1:0.0000} | {bar:0.000} | {seconds:0.00} |");
        return f1 >= bar;
    }

    private static bool Time(string file)
    {
        var set = Labelled.Febrl("5,000 records", file);
        var watch = Stopwatch.StartNew();
        DuplicateFinder.Find(set.Records);
        Print($"{set.Records.Count} records in {watch.Elapsed.TotalSeconds:0.00} s");
        return watch.Elapsed <= TimeBar;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
