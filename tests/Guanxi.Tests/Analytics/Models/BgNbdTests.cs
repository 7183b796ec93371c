using System.Globalization;
using Guanxi.Analytics.Models;
using MathNet.Numerics;
using MathNet.Numerics.Integration;
using static Guanxi.Tests.Analytics.Models.Cdnow;

namespace Guanxi.Tests.Analytics.Models;

/// <summary>Against the paper and the R package BTYD.</summary>
public sealed class BgNbdTests
{
    private static readonly RepeatPurchases Customer1516 = new(26, 30.857143, 31, 0);

    private static BgNbd Paper => new(0.243, 4.414, 0.793, 2.426);

    [Theory]
    [InlineData("summary")]
    [InlineData("transactions")]
    public void The_fit_finds_the_published_parameters_and_likelihood(string from)
    {
        var outcome = BgNbdFit.Fit([.. (from == "summary" ? Summary : Transactions).Value.Values]);

        var model = Assert.IsType<BgNbd>(outcome.Model);
        var published = Published("BG/NBD", "BTYD");
        Near(published.GetProperty("r").GetDouble(), model.R, 0.01);
        Near(published.GetProperty("alpha").GetDouble(), model.Alpha, 0.01);
        Near(published.GetProperty("a").GetDouble(), model.A, 0.01);
        Near(published.GetProperty("b").GetDouble(), model.B, 0.01);
        Assert.Equal(published.GetProperty("LL").GetDouble(), outcome.LogLikelihood, 0.01);
        Assert.Equal((2357, null), (outcome.Customers, outcome.Refusal));
        TestContext.Current.TestOutputHelper?.WriteLine($"{model} {outcome.LogLikelihood:0.0000}");
    }

    [Fact]
    public void The_likelihood_of_the_papers_parameters_is_the_papers() =>
        Assert.Equal(-9582.4, new BgNbdLikelihood(Summary.Value.Values).Of(Paper), 0.05);

    [Fact]
    public void The_derivatives_are_those_of_the_likelihood()
    {
        var likelihood = new BgNbdLikelihood(Summary.Value.Values.Take(300));
        double[] at = [0.4, 3, 0.7, 2];
        var byParameter = likelihood.Of(at).ByParameter;
        for (var i = 0; i < at.Length; i++)
        {
            double Moved(double by) => likelihood.Of([.. at.Select((p, j) => j == i ? p + by : p)]).Value;
            Near((Moved(1e-5) - Moved(-1e-5)) / 2e-5, byParameter[i], 1e-5);
        }
    }

    [Fact]
    public void What_is_published_about_single_customers_comes_out()
    {
        var model = Purchases.Value.Model!;
        Near(Published("BG/NBD", "customer 1516 (x=26, tx=30.857143, T=31): CE over 52 weeks").GetDouble(), model.ExpectedPurchases(Customer1516, 52), 0.005);
        Near(Published("BG/NBD", "customer 1516 P(alive)").GetDouble(), model.ProbabilityAlive(Customer1516), 0.005);
        Near(Published("BG/NBD", "x=2 tx=30.43 T=38.86: CE over 39 weeks (Hardie sheet)").GetDouble(), model.ExpectedPurchases(new(2, 30.43, 38.86, 0), 39), 0.005);
    }

    [Fact]
    public void Whoever_bought_often_and_then_stopped_is_expected_less()
    {
        foreach (var published in Published("BG/NBD", "increasing frequency paradox, tx=20 T=39 t=52").EnumerateObject())
        {
            var customer = new RepeatPurchases(int.Parse(published.Name, CultureInfo.InvariantCulture), 20, 39, 0);
            Near(published.Value.GetDouble(), Purchases.Value.Model!.ExpectedPurchases(customer, 52), 0.005);
        }
    }

    [Fact]
    public void What_is_published_about_new_customers_comes_out()
    {
        var model = Purchases.Value.Model!;
        Near(Published("BG/NBD", "E[X(52)] new customer (BTYD)").GetDouble(), model.ExpectedPurchases(52), 0.005);
        foreach (var published in Published("BG/NBD", "E[X(t)] (Hardie sheet)").EnumerateObject())
            // printed with four places
            Assert.Equal(published.Value.GetDouble(), model.ExpectedPurchases(Number(published.Name)), Math.Max(0.005 * published.Value.GetDouble(), 0.00005));
        Near(Published("BG/NBD", "P(X(39)=0)").GetDouble(), model.Probability(0, 39), 0.005);
        Near(Published("BG/NBD", "P(X(2)=10)").GetDouble(), model.Probability(10, 2), 0.005);
    }

    [Fact]
    public void The_probabilities_of_all_counts_are_one_and_their_mean_is_the_expectation()
    {
        var counts = Enumerable.Range(0, 2000).Select(n => (n, P: Paper.Probability(n, 52))).ToList();

        Assert.Equal(1, counts.Sum(c => c.P), 1e-9);
        Assert.Equal(Paper.ExpectedPurchases(52), counts.Sum(c => c.n * c.P), 1e-6);
        Assert.Equal((1, 0, 0), (Paper.Probability(0, 0), Paper.Probability(1, -1), Paper.Probability(-1, 5)));
    }

    /// <summary>With both parameters of the hypergeometric function moderate the papers' own form is right, too.</summary>
    [Theory]
    [InlineData(0.243, 4.414, 0.793, 2.426, 52)]
    [InlineData(3, 10, 1.7, 4, 30)]
    [InlineData(20, 40, 0.5, 20, 52)]
    public void The_expectation_is_the_one_of_the_paper(double r, double alpha, double a, double b, double t)
    {
        var (z, term, gauss) = (t / (alpha + t), 1.0, 0.0);
        for (var k = 0; k < 5000; k++)
        {
            gauss += term;
            term *= (r + k) * (b + k) / (a + b - 1 + k) / (k + 1) * z;
        }

        Near((a + b - 1) / (a - 1) * (1 - (Math.Pow(alpha / (alpha + t), r) * gauss)), ExpectedCount.Of(r, alpha, a, b, t), 1e-9);
    }

    /// <summary>Over the chance p of leaving, what is expected at p is (1 − (α/(α+pt))^r)/p; where p's density is finite the integral can be had by brute force.</summary>
    [Theory]
    [InlineData(0.5, 2, 1, 1.5, 52)] // a = 1
    [InlineData(26.2, 35, 1, 28, 52)]
    [InlineData(1500, 50, 2, 1500, 52)]
    [InlineData(80, 30, 900, 1800, 104)]
    [InlineData(50, 5, 1.2, 1.1, 500)]
    [InlineData(0.2, 0.05, 1.5, 3, 52)]
    public void The_expectation_is_the_integral_where_the_papers_form_has_holes_or_no_digits(double r, double alpha, double a, double b, double t)
    {
        var scale = SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b);
        double Density(double p) => Math.Exp(scale + ((a - 1) * Math.Log(p)) + ((b - 1) * Math.Log(1 - p)));
        double At(double p) => p is <= 0 or >= 1 ? 0 : Density(p) * (1 - Math.Exp(-r * Math.Log(1 + (p * t / alpha)))) / p;
        var integral = Enumerable.Range(0, 400).Sum(i => GaussLegendreRule.Integrate(At, Math.Pow(i / 400.0, 4), Math.Pow((i + 1) / 400.0, 4), 32));

        Near(integral, ExpectedCount.Of(r, alpha, a, b, t), 1e-6);
    }

    [Fact]
    public void No_answer_is_ever_without_number()
    {
        double[] parameters = [1e-6, 0.3, 1, 40, 1e6];
        RepeatPurchases[] customers = [new(0, 0, 0, 0), new(0, 0, 500, 0), new(1, 0, 0, 0), new(3, 0, 900, 0), new(5000, 700, 701, 0), new(5000, 1, 5000, 0)];
        foreach (var model in from r in parameters from alpha in parameters from a in parameters from b in parameters select new BgNbd(r, alpha, a, b))
            foreach (var customer in customers)
            {
                Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
                Assert.InRange(model.Probability(customer.Frequency, customer.Age), 0, 1 + 1e-9);
                if (model.Alpha > 0.1) Assert.InRange(model.ExpectedPurchases(customer, 52.18), 0, double.MaxValue);
            }

        Assert.Equal(0, Paper.ExpectedPurchases(-5));
    }
}
