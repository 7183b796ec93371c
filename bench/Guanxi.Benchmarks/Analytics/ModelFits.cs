using System.Diagnostics;
using System.Globalization;
using Guanxi.Analytics.Models;
using Guanxi.Analytics.Scores;

namespace Guanxi.Benchmarks.Analytics;

/// <summary>How long the models of customer value take, how near they come to the truth, and how few customers they can do with.</summary>
internal static class ModelFits
{
    private const int Seed = 20240607;
    private static readonly TimeSpan TimeBar = TimeSpan.FromSeconds(10);

    /// <summary>False when 20,000 customers take longer than they may or no model comes out.</summary>
    public static bool Run()
    {
        Print($"true: {SimulatedCohort.Purchases} {SimulatedCohort.Values}\n\n");
        Fit(2000); // the first run also compiles
        Console.WriteLine("| customers | BG/NBD s | r | α | a | b | log-likelihood | at the truth | Gamma-Gamma s | p | q | γ | log-likelihood | all values s |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        var isMet = Report(20_000);
        isMet &= Report(200_000);
        Console.WriteLine("\n| customers | cohorts | fitted | error of next year's purchases, median | 90 % | error of the mean value, median | 90 % |");
        Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var customers in new[] { 200, 500, 1000, 2500, 10_000 }) ReportErrors(customers, cohorts: 100);
        ReportScores(500_000);
        return isMet;
    }

    private static bool Report(int customers)
    {
        var (cohort, purchases, first, values, second) = Fit(customers);
        if (purchases.Model is not { } p || values.Model is not { } v) return false;
        var watch = Stopwatch.StartNew();
        var total = cohort.Sum(c => CustomerValue.Of(c, p, v).Value);
        var all = watch.Elapsed;
        var atTruth = new BgNbdLikelihood(cohort).Of(SimulatedCohort.Purchases);
        Print($"| {customers} | {first.TotalSeconds:0.00} | {p.R:0.0000} | {p.Alpha:0.000} | {p.A:0.0000} | {p.B:0.000} | {purchases.LogLikelihood:0.00} | {atTruth:0.00} ");
        Print($"| {second.TotalSeconds:0.00} | {v.P:0.000} | {v.Q:0.000} | {v.Gamma:0.000} | {values.LogLikelihood:0.00} | {all.TotalSeconds:0.00} |\n");
        return total > 0 && (customers > 20_000 || first + second <= TimeBar);
    }

    private static (List<RepeatPurchases> Cohort, FitOutcome<BgNbd> Purchases, TimeSpan First, FitOutcome<GammaGamma> Values, TimeSpan Second) Fit(int customers, int seed = Seed)
    {
        var cohort = SimulatedCohort.Of(customers, seed);
        var watch = Stopwatch.StartNew();
        var purchases = BgNbdFit.Fit(cohort);
        var first = watch.Elapsed;
        return (cohort, purchases, first, GammaGammaFit.Fit(cohort), watch.Elapsed - first);
    }

    /// <summary>Against what the true model expects of the very same customers.</summary>
    private static void ReportErrors(int customers, int cohorts)
    {
        var (ofPurchases, ofValues) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= cohorts; seed++)
        {
            var (cohort, purchases, _, values, _) = Fit(customers, seed);
            double NextYear(BgNbd model) => cohort.Sum(c => model.ExpectedPurchases(c, CustomerValue.Weeks));
            if (purchases.Model is { } model) ofPurchases.Add(Error(NextYear(model), NextYear(SimulatedCohort.Purchases)));
            if (values.Model is { } value) ofValues.Add(Error(value.Mean, SimulatedCohort.Values.Mean));
        }

        Print($"| {customers} | {cohorts} | {ofPurchases.Count}, {ofValues.Count} | {At(ofPurchases, 0.5):P1} | {At(ofPurchases, 0.9):P1} | {At(ofValues, 0.5):P1} | {At(ofValues, 0.9):P1} |\n");
    }

    private static void ReportScores(int customers)
    {
        var (random, now) = (new Random(Seed), new DateTimeOffset(2026, 6, 30, 0, 0, 0, TimeSpan.Zero));
        List<PurchaseFacts> facts = [.. Enumerable.Range(0, customers).Select(_ =>
            new PurchaseFacts(random.Next(1, 40), now.AddDays(-2000), now.AddDays(-random.Next(2000)), random.Next(10_000_000) / 100m))];
        var watch = Stopwatch.StartNew();
        var thresholds = RfmQuantile.Over(facts, now);
        var found = watch.Elapsed;
        foreach (var one in facts) thresholds.Of(one, now);
        Print($"\nRFM by fifths, {customers} customers: thresholds {found.TotalSeconds:0.00} s, scores {(watch.Elapsed - found).TotalSeconds:0.00} s\n");
    }

    private static double Error(double actual, double expected) => Math.Abs(actual - expected) / expected;

    private static double At(List<double> errors, double share) => errors.Count == 0 ? double.NaN : errors.Order().ElementAt((int)((errors.Count - 1) * share));

    private static void Print(FormattableString line) => Console.Write(line.ToString(CultureInfo.InvariantCulture));
}
