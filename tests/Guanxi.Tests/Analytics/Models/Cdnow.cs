using System.Globalization;
using System.Text.Json;
using Guanxi.Analytics.Models;
using Guanxi.Tests.Platform.Tables;

namespace Guanxi.Tests.Analytics.Models;

/// <summary>The CDNOW sample with what was published about it: 2,357 customers, bought from January to September 1997.</summary>
internal static class Cdnow
{
    public static readonly DateOnly Today = new(1997, 9, 30);

    public static readonly Lazy<IReadOnlyDictionary<string, RepeatPurchases>> Summary = new(() => SharedRows.Of("01-clv/cdnow_sample_rfm_calibration.csv")
        .ToDictionary(r => r["sample_id"], r => new RepeatPurchases(
            int.Parse(r["frequency"], CultureInfo.InvariantCulture), Number(r["recency"]), Number(r["T"]), decimal.Parse(r["monetary_value"], CultureInfo.InvariantCulture))));

    public static readonly Lazy<IReadOnlyDictionary<string, RepeatPurchases>> Transactions = new(() => SharedRows.Of("01-clv/cdnow_sample_transactions_calibration.csv")
        .GroupBy(r => r["sample_id"], r => (DateOnly.Parse(r["date"], CultureInfo.InvariantCulture), decimal.Parse(r["dollar_value"], CultureInfo.InvariantCulture)))
        .ToDictionary(g => g.Key, g => RepeatPurchases.Of(g, Today)!));

    public static readonly Lazy<FitOutcome<BgNbd>> Purchases = new(() => BgNbdFit.Fit([.. Transactions.Value.Values]));

    public static JsonElement Published(params IEnumerable<string> path) =>
        path.Aggregate(SharedData.Json("01-clv/published_results.json"), (element, name) => element.GetProperty(name));

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static void Near(double expected, double actual, double share) =>
        Assert.True(Math.Abs(actual - expected) <= Math.Abs(expected) * share, $"{actual} is not within {share:P1} of {expected}.");
}
