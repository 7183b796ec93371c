namespace Guanxi.Analytics.Models;

/// <summary>
/// The Gamma-Gamma model of what a purchase is worth (Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013): each customer's purchases
/// vary around a mean of their own, and the means vary between customers.
/// </summary>
/// <param name="P">shape of the values of one customer</param>
/// <param name="Q">shape of what differs between customers; above 1, else the mean of all would not be finite</param>
/// <param name="Gamma">its rate, in the currency of the organisation</param>
public sealed record GammaGamma(double P, double Q, double Gamma)
{
    /// <summary>
    /// E(M | x, m): what a purchase of this customer is worth on average, between the mean of their own repeats and that of all
    /// customers, nearer to their own the more repeats there are. Without a repeat it is the mean of all. Where parameters given by
    /// hand have no finite mean it is the customer's own.
    /// </summary>
    public double ExpectedValue(RepeatPurchases customer)
    {
        var (x, own) = (customer.Frequency, (double)customer.AverageValue);
        var weight = (P * x) + Q - 1;
        return weight > 0 ? P * (Gamma + (x * own)) / weight : own;
    }

    /// <summary>What a purchase of any customer is worth on average.</summary>
    public double Mean => ExpectedValue(new(0, 0, 0, 0));
}
