using static MathNet.Numerics.SpecialFunctions;

namespace Guanxi.Analytics.Models;

/// <summary>
/// The log-likelihood of Gamma-Gamma over customers with repeats (Fader and Hardie 2013, equation 1a) and its derivatives; equal
/// customers are one row with a weight. Values are counted in <paramref name="unit"/>s, so that the size of a currency plays no part in the search.
/// </summary>
internal sealed class GammaGammaLikelihood(IEnumerable<RepeatPurchases> customers, double unit)
{
    private readonly (int Frequency, double Weight, (double Value, double Log, double Weight)[] Rows)[] groups =
        [.. customers.GroupBy(c => c.Frequency).OrderBy(g => g.Key).Select(group => (group.Key, (double)group.Count(), group.GroupBy(c => c.AverageValue)
            .Select(same => (Value: (double)same.Key / unit, Weight: (double)same.Count())).Select(same => (same.Value, Math.Log(same.Value), same.Weight)).ToArray()))];

    /// <summary>The parameters and the derivatives are in the order p, q, γ.</summary>
    public (double Value, double[] ByParameter) Of(double[] parameters)
    {
        var (p, q, gamma) = (parameters[0], parameters[1], parameters[2]);
        var (logGamma, total, byP, byQ, byGamma) = (Math.Log(gamma), 0.0, 0.0, 0.0, 0.0);
        foreach (var (x, count, rows) in groups)
        {
            var (px, pxq, logX) = (p * x, (p * x) + q, Math.Log(x));
            total += count * (GammaLn(pxq) - GammaLn(px) - GammaLn(q) + (q * logGamma) + (px * logX));
            byP += count * x * (DiGamma(pxq) - DiGamma(px) + logX);
            byQ += count * (DiGamma(pxq) - DiGamma(q) + logGamma);
            byGamma += count * q / gamma;
            foreach (var (value, log, weight) in rows)
            {
                var spent = gamma + (x * value);
                var logSpent = Math.Log(spent);
                total += weight * (((px - 1) * log) - (pxq * logSpent));
                byP += weight * x * (log - logSpent);
                byQ -= weight * logSpent;
                byGamma -= weight * pxq / spent;
            }
        }

        return (total, [byP, byQ, byGamma]);
    }
}
