namespace Guanxi.Analytics.Models;

/// <summary>Fits <see cref="BgNbd"/> to the customers of an organisation by maximum likelihood.</summary>
public static class BgNbdFit
{
    /// <summary>
    /// With 200 simulated customers, some 90 of them with a repeat, the purchases expected of all in the next year are 9 % off in
    /// the middle of a hundred cohorts and 22 % in one of ten; with 1,000 it is 4 % and 9 %, with 10,000 1 % and 3 %.
    /// </summary>
    public const int FewestCustomers = 200;

    /// <summary>Only repeats tell of rates and of leaving.</summary>
    public const int FewestRepeatBuyers = 50;

    /// <summary>A quarter of a year for somebody at least: less says nothing about twelve months.</summary>
    public const double ShortestAge = 13;

    /// <summary>0, 1 and 2 at least: with two frequencies four parameters are a matter of taste.</summary>
    private const int FewestFrequencies = 3;

    public static FitOutcome<BgNbd> Fit(IReadOnlyCollection<RepeatPurchases> customers)
    {
        if (WhyNot(customers) is { } refusal) return FitOutcome<BgNbd>.Refused(refusal, customers.Count);
        var likelihood = new BgNbdLikelihood(customers);
        var rate = customers.Average(c => (double)c.Frequency) / customers.Average(c => c.Age);
        double[] Start(double r, double a, double b) => [r, r / rate, a, b];
        return MaximumLikelihood.Parameters(likelihood.Of, customers.Count, Start(0.5, 0.5, 2), Start(2, 1, 8)) is [var r, var alpha, var a, var b]
            ? FitOutcome<BgNbd>.Fitted(new(r, alpha, a, b), likelihood.Of([r, alpha, a, b]).Value, customers.Count)
            : FitOutcome<BgNbd>.Refused(FitRefusal.DidNotConverge, customers.Count);
    }

    private static FitRefusal? WhyNot(IReadOnlyCollection<RepeatPurchases> customers) => 0 switch
    {
        _ when customers.Count < FewestCustomers => FitRefusal.TooFewCustomers,
        _ when customers.Count(c => c.HasRepeated) < FewestRepeatBuyers => FitRefusal.TooFewRepeatBuyers,
        _ when customers.Max(c => c.Age) < ShortestAge => FitRefusal.ObservedTooShort,
        _ when customers.Select(c => c.Frequency).Distinct().Take(FewestFrequencies).Count() < FewestFrequencies => FitRefusal.NoSpread,
        _ => null,
    };
}
