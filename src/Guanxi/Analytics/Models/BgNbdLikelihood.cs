using static MathNet.Numerics.SpecialFunctions;

namespace Guanxi.Analytics.Models;

/// <summary>
/// The log-likelihood of BG/NBD over many customers (Fader, Hardie and Lee 2005, equation 6) and its derivatives. Equal customers are one row with a weight, and
/// rows of equal frequency share their gamma functions.
/// </summary>
internal sealed class BgNbdLikelihood
{
    private readonly (int Frequency, double Weight, (double Recency, double Age, double Weight)[] Rows)[] groups;

    public BgNbdLikelihood(IEnumerable<RepeatPurchases> customers) =>
        groups = [.. customers.GroupBy(c => c.Frequency).OrderBy(g => g.Key).Select(group =>
            (group.Key, (double)group.Count(), group.GroupBy(c => (c.Recency, c.Age)).Select(same => (same.Key.Recency, same.Key.Age, (double)same.Count())).ToArray()))];

    public double Of(BgNbd model) => Of([model.R, model.Alpha, model.A, model.B]).Value;

    /// <summary>The parameters and the derivatives are in the order r, α, a, b.</summary>
    public (double Value, double[] ByParameter) Of(double[] parameters)
    {
        var total = new Sum();
        foreach (var (frequency, weight, rows) in groups)
        {
            AddShared(total, parameters, frequency, weight);
            AddRows(total, parameters, frequency, rows);
        }

        return (total.Value, [total.ByR, total.ByAlpha, total.ByA, total.ByB]);
    }

    private static void AddShared(Sum total, double[] parameters, int frequency, double weight)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var (rx, bx, abx) = (r + frequency, b + frequency, a + b + frequency);
        total.Value += weight * (GammaLn(rx) - GammaLn(r) + (r * Math.Log(alpha)) + GammaLn(bx) - GammaLn(b) + GammaLn(a + b) - GammaLn(abx));
        total.ByR += weight * (DiGamma(rx) - DiGamma(r) + Math.Log(alpha));
        total.ByAlpha += weight * r / alpha;
        total.ByA += weight * (DiGamma(a + b) - DiGamma(abx));
        total.ByB += weight * (DiGamma(bx) - DiGamma(b) + DiGamma(a + b) - DiGamma(abx));
    }

    /// <summary>The logarithm of staying + leaving, where each alone may be too small for a number.</summary>
    private static void AddRows(Sum total, double[] parameters, int frequency, (double Recency, double Age, double Weight)[] rows)
    {
        var (alpha, a, b, rx) = (parameters[1], parameters[2], parameters[3], parameters[0] + frequency);
        var leavingOdds = frequency > 0 ? Math.Log(a / (b + frequency - 1)) : double.NegativeInfinity;
        foreach (var (recency, age, weight) in rows)
        {
            var (logAge, logRecency) = (Math.Log(alpha + age), Math.Log(alpha + recency));
            var odds = leavingOdds + (rx * (logAge - logRecency));
            var small = Math.Exp(-Math.Abs(odds));
            var left = odds > 0 ? 1 / (1 + small) : small / (1 + small);
            total.Value += weight * (Math.Max(odds, 0) + Math.Log(1 + small) - (rx * logAge));
            total.ByR -= weight * (((1 - left) * logAge) + (left * logRecency));
            total.ByAlpha -= weight * rx * (((1 - left) / (alpha + age)) + (left / (alpha + recency)));
            if (frequency == 0) continue;
            total.ByA += weight * left / a;
            total.ByB -= weight * left / (b + frequency - 1);
        }
    }

    private sealed class Sum
    {
        public double Value, ByR, ByAlpha, ByA, ByB;
    }
}
