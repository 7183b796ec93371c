using Guanxi.Analytics.Models;
using static Guanxi.Tests.Analytics.Models.Cdnow;

namespace Guanxi.Tests.Analytics.Models;

/// <summary>Against Hardie's note and the Python package lifetimes.</summary>
public sealed class GammaGammaTests
{
    [Theory]
    [InlineData("summary")]
    [InlineData("transactions")]
    public void The_fit_finds_the_published_parameters(string from)
    {
        var outcome = GammaGammaFit.Fit((from == "summary" ? Summary : Transactions).Value.Values);

        var model = Assert.IsType<GammaGamma>(outcome.Model);
        var published = Published("Gamma-Gamma", "lifetimes Quickstart");
        Near(published.GetProperty("p").GetDouble(), model.P, 0.01);
        Near(published.GetProperty("q").GetDouble(), model.Q, 0.01);
        Near(published.GetProperty("v").GetDouble(), model.Gamma, 0.01);
        Assert.Equal(published.GetProperty("customers").GetInt32(), outcome.Customers);
        TestContext.Current.TestOutputHelper?.WriteLine($"{model} {outcome.LogLikelihood:0.0000}");
    }

    [Fact]
    public void The_published_means_of_ten_customers_come_out()
    {
        var model = GammaGammaFit.Fit(Transactions.Value.Values).Model!;
        var published = Published("Gamma-Gamma", "E(M) of customers 1..10 (Hardie note 025, rounding of parameters: tolerance 0.1)");
        for (var i = 0; i < 10; i++) Assert.Equal(published[i].GetDouble(), model.ExpectedValue(Transactions.Value[$"{i + 1:0000}"]), 0.1);
    }

    [Fact]
    public void The_derivatives_are_those_of_the_likelihood()
    {
        var likelihood = new GammaGammaLikelihood(Summary.Value.Values.Where(c => c.AverageValue > 0).Take(200), 30);
        double[] at = [3, 2.5, 0.8];
        var byParameter = likelihood.Of(at).ByParameter;
        for (var i = 0; i < at.Length; i++)
        {
            double Moved(double by) => likelihood.Of([.. at.Select((p, j) => j == i ? p + by : p)]).Value;
            Near((Moved(1e-5) - Moved(-1e-5)) / 2e-5, byParameter[i], 1e-5);
        }
    }

    [Fact]
    public void Another_currency_gives_the_same_model_in_that_currency()
    {
        var dollars = GammaGammaFit.Fit(Transactions.Value.Values);
        var larger = GammaGammaFit.Fit(Transactions.Value.Values.Select(c => new RepeatPurchases(c.Frequency, c.Recency, c.Age, c.AverageValue * 1_000_000)));

        Near(dollars.Model!.P, larger.Model!.P, 1e-4);
        Near(dollars.Model.Gamma * 1e6, larger.Model.Gamma, 1e-4);
        Near(dollars.LogLikelihood - (946 * Math.Log(1e6)), larger.LogLikelihood, 1e-6);
    }

    [Fact]
    public void Many_repeats_outweigh_what_others_spend()
    {
        var model = new GammaGamma(6.25, 3.74, 15.44);

        Assert.Equal(35.2, model.Mean, 0.1);
        Assert.InRange(model.ExpectedValue(new(1, 1, 2, 100)), 70, 90);
        Assert.InRange(model.ExpectedValue(new(500, 1, 2, 100)), 99.8, 100);
        Assert.Equal(100, new GammaGamma(0.1, 0.5, 15).ExpectedValue(new(2, 1, 2, 100)));
    }
}
