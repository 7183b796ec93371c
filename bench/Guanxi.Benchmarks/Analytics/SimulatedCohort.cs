using Guanxi.Analytics.Models;
using MathNet.Numerics.Distributions;

namespace Guanxi.Benchmarks.Analytics;

/// <summary>
/// Customers who behave exactly as the models say, with the parameters published for CDNOW: first purchases at any time within two
/// years. Times are not rounded to days, so no two customers are equal: the slowest case for a fit.
/// </summary>
internal static class SimulatedCohort
{
    public static readonly BgNbd Purchases = new(0.243, 4.414, 0.793, 2.426);
    public static readonly GammaGamma Values = new(6.25, 3.74, 15.44);
    private const double Weeks = 104;

    public static List<RepeatPurchases> Of(int customers, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, customers).Select(_ => One(random))];
    }

    private static RepeatPurchases One(Random random)
    {
        var (age, rate, leaving) = (random.NextDouble() * Weeks, Gamma.Sample(random, Purchases.R, Purchases.Alpha), Beta.Sample(random, Purchases.A, Purchases.B));
        var (repeats, last, spending) = (0, 0.0, Gamma.Sample(random, Values.Q, Values.Gamma));
        for (var at = Wait(random, rate); at <= age; at += Wait(random, rate))
        {
            (repeats, last) = (repeats + 1, at);
            if (random.NextDouble() < leaving) break;
        }

        var value = repeats == 0 ? 0 : Gamma.Sample(random, Values.P * repeats, spending * repeats);
        return new(repeats, last, age, decimal.Round((decimal)Math.Min(value, 1e9), 2));
    }

    /// <summary>A rate too small for a number never comes.</summary>
    private static double Wait(Random random, double rate) => rate > 1e-12 ? Exponential.Sample(random, rate) : double.PositiveInfinity;
}
