using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Guanxi.Analytics.Models;

/// <summary>
/// The parameters, all above 0, at which a likelihood is highest: BFGS over their logarithms from several starts. A trace of a
/// prior draws the logarithms to 0, a thousandth of their squares against the log-likelihood of all customers: next to nothing where
/// the data decide, and where the likelihood only creeps up towards infinity it ends the search at finite numbers.
/// </summary>
internal static class MaximumLikelihood
{
    /// <summary>The log-likelihood of all customers and its derivatives by the parameters.</summary>
    public delegate (double Value, double[] ByParameter) LogLikelihood(double[] parameters);

    private const double Prior = 0.001;
    private const double AimedGradient = 1e-8;
    private const double FlatGradient = 1e-6; // per customer: moves no parameter by a thousandth
    private const double LargestLogarithm = 30;
    private const int Rounds = 300;

    /// <summary>Null when no start led to a place where the likelihood is flat.</summary>
    public static double[]? Parameters(LogLikelihood likelihood, int customers, params IEnumerable<double[]> starts)
    {
        Best? best = null;
        foreach (var start in starts)
        {
            var found = From(start, likelihood, customers);
            if (found is { Slope: <= FlatGradient } && (best is null || found.Value < best.Value)) best = found;
        }

        return best?.Parameters;
    }

    /// <summary>The lowest point seen on the way; a search that ends with an exception has seen points, too.</summary>
    private static Best? From(double[] start, LogLikelihood likelihood, int customers)
    {
        Best? best = null;
        var objective = ObjectiveFunction.Gradient(logarithms =>
        {
            var point = Evaluate(logarithms, likelihood, customers);
            if (double.IsFinite(point.Value) && (best is null || point.Value < best.Value)) best = point;
            return (point.Value, Vector<double>.Build.Dense(point.Gradient));
        });
        try
        {
            new BfgsMinimizer(AimedGradient, 1e-10, 1e-14, Rounds).FindMinimum(objective, Vector<double>.Build.Dense([.. start.Select(p => Math.Log(p))]));
        }
        catch (Exception e) when (e is OptimizationException or ArgumentException)
        {
            // the line search gives up where rounding hides further progress: whether that is flat enough is asked of the slope
        }

        return best;
    }

    private static Best Evaluate(Vector<double> logarithms, LogLikelihood likelihood, int customers)
    {
        double[] bounded = [.. logarithms.Select(l => Math.Clamp(l, -LargestLogarithm, LargestLogarithm))];
        double[] parameters = [.. bounded.Select(l => Math.Exp(l))];
        var (value, byParameter) = likelihood(parameters);
        var gradient = new double[parameters.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = ((2 * Prior * bounded[i]) - (byParameter[i] * parameters[i])) / customers;
            value -= Prior * bounded[i] * bounded[i];
        }

        return new(parameters, -value / customers, gradient);
    }

    private sealed record Best(double[] Parameters, double Value, double[] Gradient)
    {
        public double Slope => Gradient.Max(Math.Abs);
    }
}
