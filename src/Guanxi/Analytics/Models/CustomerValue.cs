using Guanxi.Analytics.Scores;

namespace Guanxi.Analytics.Models;

/// <summary>What a customer is likely to buy in the next twelve months, by both models; not discounted.</summary>
/// <param name="ProbabilityAlive">0 to 1; null for whoever bought once, of whom the model cannot tell: see <see cref="BgNbd.ProbabilityAlive"/></param>
/// <param name="ExpectedPurchases">days with a purchase in 52.18 weeks</param>
/// <param name="AverageValue">what each is worth, in the currency of the organisation</param>
/// <param name="Value">both multiplied, to the hundredth</param>
public sealed record CustomerValue(double? ProbabilityAlive, double ExpectedPurchases, decimal AverageValue, decimal Value)
{
    /// <summary>365.25 days: one year.</summary>
    public const double Weeks = 52.18;

    public static CustomerValue Of(RepeatPurchases customer, BgNbd purchases, GammaGamma values)
    {
        var (expected, average) = (purchases.ExpectedPurchases(customer, Weeks), values.ExpectedValue(customer));
        return new(customer.HasRepeated ? purchases.ProbabilityAlive(customer) : null, expected, Money(average), Money(expected * average));
    }

    private static decimal Money(double amount) => amount < (double)PurchaseFacts.LargestAmount
        ? decimal.Round((decimal)amount, 2, MidpointRounding.AwayFromZero)
        : PurchaseFacts.LargestAmount;
}
