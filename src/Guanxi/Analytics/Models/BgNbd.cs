using static MathNet.Numerics.SpecialFunctions;

namespace Guanxi.Analytics.Models;

/// <summary>
/// The BG/NBD model (Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24(2), 2005): each customer
/// buys at a rate of their own and may leave after any purchase with a probability of their own. Time in weeks. All answers
/// are finite for parameters above 0.
/// </summary>
/// <param name="R">shape of the gamma distribution of rates</param>
/// <param name="Alpha">its rate, in weeks</param>
/// <param name="A">first parameter of the beta distribution of leaving</param>
/// <param name="B">its second</param>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    /// <summary>
    /// The probability that a customer has not left. It is 1 for whoever bought once: in this model nobody leaves before the first
    /// repeat, so it says nothing about them.
    /// </summary>
    public double ProbabilityAlive(RepeatPurchases customer)
    {
        if (!customer.HasRepeated) return 1;
        var silence = (R + customer.Frequency) * (Math.Log(Alpha + customer.Age) - Math.Log(Alpha + customer.Recency));
        return 1 / (1 + Math.Exp(Math.Log(A / (B + customer.Frequency - 1)) + silence));
    }

    /// <summary>Purchases to expect of a customer in the coming weeks.</summary>
    public double ExpectedPurchases(RepeatPurchases customer, double weeks) =>
        ProbabilityAlive(customer) * ExpectedCount.Of(R + customer.Frequency, Alpha + customer.Age, A, B + customer.Frequency, weeks);

    /// <summary>E[X(t)]: repeat purchases to expect of somebody new in the first weeks.</summary>
    public double ExpectedPurchases(double weeks) => ExpectedCount.Of(R, Alpha, A, B, weeks);

    /// <summary>P(X(t) = n): the probability that somebody new repeats exactly so many times in the first weeks.</summary>
    public double Probability(int purchases, double weeks)
    {
        if (purchases < 0) return 0;
        if (weeks <= 0) return purchases == 0 ? 1 : 0;
        var (alive, bought) = (Alpha / (Alpha + weeks), weeks / (Alpha + weeks));
        var counted = GammaLn(R + purchases) - GammaLn(R) - GammaLn(purchases + 1) + (R * Math.Log(alive)) + (purchases * Math.Log(bought));
        var stayed = Math.Exp(LogBeta(A, B + purchases) - LogBeta(A, B) + counted);
        if (purchases == 0) return stayed;
        // who left at this purchase would have come at least so often: the tail of a negative binomial, without its cancelling sum
        return stayed + (Math.Exp(LogBeta(A + 1, B + purchases - 1) - LogBeta(A, B)) * BetaRegularized(purchases, R, bought));
    }

    private static double LogBeta(double a, double b) => GammaLn(a) + GammaLn(b) - GammaLn(a + b);
}
