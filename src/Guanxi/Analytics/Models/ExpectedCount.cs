namespace Guanxi.Analytics.Models;

/// <summary>
/// How often somebody buys who is here now, with gamma distributed rate and beta distributed chance of leaving after each purchase. The papers give
/// it with Gauss' hypergeometric function, as (a+b−1)/(a−1) · [1 − (α/(α+t))^r · 2F1(r, b; a+b−1; t/(α+t))], which has
/// holes at a = 1 and a+b = 1 and loses its digits where the power is small and the function large. Written out and summed the other way round it is
/// Σ P(N = k) · d(k): N, negative binomial, counts the occasions if nobody left, and d(k) = Σ_{i&lt;k} (b)_i / (a+b)_i is how many of k are taken up.
/// All terms are positive, none can be infinite, and there are no holes.
/// </summary>
internal static class ExpectedCount
{
    private const double Accuracy = 1e-13;
    private const double TooLarge = 1e250;
    private const int Terms = 1_000_000;

    /// <param name="r">shape of the rate</param>
    /// <param name="alpha">rate of the rate, in weeks</param>
    /// <param name="a">first parameter of leaving</param>
    /// <param name="b">second parameter of leaving</param>
    /// <param name="weeks">0 and below: nothing is expected</param>
    public static double Of(double r, double alpha, double a, double b, double weeks)
    {
        if (!(weeks > 0)) return 0;
        var occasion = weeks / (alpha + weeks);
        var logScale = -r * Math.Log(1 + (weeks / alpha)); // P(N = 0), left out of the terms: it may be too small for a number
        var (term, taken, stays, sum) = (1.0, 0.0, 1.0, 0.0);
        for (var k = 0; k < Terms; k++)
        {
            taken += stays;
            stays *= (b + k) / (a + b + k);
            term *= (r + k) / (k + 1) * occasion;
            sum += term * taken;
            var next = (r + k + 1) / (k + 2) * occasion;
            if (next < 1 && term * (taken + 1) < Accuracy * (1 - next) * sum) break;
            if (sum < TooLarge) continue;
            (term, sum, logScale) = (term / TooLarge, sum / TooLarge, logScale + Math.Log(TooLarge));
        }

        return sum > 0 ? Math.Exp(Math.Log(sum) + logScale) : 0;
    }
}
