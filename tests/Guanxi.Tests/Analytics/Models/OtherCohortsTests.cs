using Guanxi.Analytics.Models;
using MathNet.Numerics.Distributions;

namespace Guanxi.Tests.Analytics.Models;

/// <summary>Customers of shops quite unlike CDNOW, who behave as the models say: the fit must explain them at least as well as the truth does.</summary>
public sealed class OtherCohortsTests
{
    private const int Customers = 3000;

    [Theory]
    [InlineData(1.2, 8, 1.5, 6)]
    [InlineData(5, 20, 0.3, 4)] // regular customers who stay
    [InlineData(0.1, 1, 2, 3)] // a few who buy much, and leave soon
    [InlineData(30, 120, 50, 400)] // all nearly alike
    [InlineData(0.6, 0.4, 0.9, 9)] // several purchases a week
    [InlineData(2, 200, 0.8, 2)] // one or two purchases a year
    public void The_fit_of_purchases_is_at_least_as_likely_as_the_truth(double r, double alpha, double a, double b)
    {
        var (random, truth) = (new Random(11), new BgNbd(r, alpha, a, b));
        List<RepeatPurchases> cohort = [.. Enumerable.Range(0, Customers).Select(_ => Customer(random, truth))];

        var outcome = BgNbdFit.Fit(cohort);

        Assert.Null(outcome.Refusal);
        Assert.InRange(outcome.LogLikelihood - new BgNbdLikelihood(cohort).Of(truth), -0.2, 12);
        Cdnow.Near(cohort.Sum(c => truth.ExpectedPurchases(c, 52)), cohort.Sum(c => outcome.Model!.ExpectedPurchases(c, 52)), 0.1);
    }

    [Theory]
    [InlineData(1, 6, 200)]
    [InlineData(40, 2.5, 3000)] // each customer always spends the same
    [InlineData(2, 60, 90_000)] // all customers are nearly alike
    public void The_fit_of_values_is_at_least_as_likely_as_the_truth(double p, double q, double gamma)
    {
        var (random, truth) = (new Random(11), new GammaGamma(p, q, gamma));
        List<RepeatPurchases> cohort = [.. Enumerable.Range(0, Customers).Select(i =>
        {
            var repeats = 1 + (i % 9);
            return new RepeatPurchases(repeats, 5, 40, (decimal)Gamma.Sample(random, p * repeats, Gamma.Sample(random, q, gamma) * repeats));
        })];

        var outcome = GammaGammaFit.Fit(cohort);

        Assert.Null(outcome.Refusal);
        Assert.InRange(outcome.LogLikelihood - new GammaGammaLikelihood(cohort, 1).Of([p, q, gamma]).Value, -0.2, 12);
        Cdnow.Near(truth.Mean, outcome.Model!.Mean, 0.1);
    }

    private static RepeatPurchases Customer(Random random, BgNbd truth)
    {
        var (age, rate, leaving) = (random.NextDouble() * 104, Gamma.Sample(random, truth.R, truth.Alpha), Beta.Sample(random, truth.A, truth.B));
        var (repeats, last) = (0, 0.0);
        for (var at = Wait(random, rate); at <= age; at += Wait(random, rate))
        {
            (repeats, last) = (repeats + 1, at);
            if (random.NextDouble() < leaving) break;
        }

        return new(repeats, last, age, 0);
    }

    private static double Wait(Random random, double rate) => rate > 1e-12 ? Exponential.Sample(random, rate) : double.PositiveInfinity;
}
