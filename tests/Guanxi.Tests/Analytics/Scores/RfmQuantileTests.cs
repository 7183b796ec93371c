using System.Globalization;
using System.Text.Json;
using Guanxi.Analytics.Scores;
using Guanxi.Tests.Platform.Tables;
using static Guanxi.Tests.Analytics.Scores.Bought;

namespace Guanxi.Tests.Analytics.Scores;

/// <summary>Against the R package <c>rfm</c>: its 995 customers, thresholds, scores and both tables of segments.</summary>
public sealed class RfmQuantileTests
{
    private static readonly DateTimeOffset AnalysisDate = new(2006, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_thresholds_are_those_of_the_package()
    {
        var thresholds = RfmQuantile.Over(Customers().Values, AnalysisDate);
        var expected = SharedData.Json("02-rfm/rfm_expected_summary.json").GetProperty("thresholds");

        Assert.Equal(Numbers(expected.GetProperty("recency_days")), thresholds.RecencyDays);
        Assert.Equal(Numbers(expected.GetProperty("transaction_count")), thresholds.Count);
        Assert.Equal(Numbers(expected.GetProperty("amount")), thresholds.Amount);
    }

    [Fact]
    public void All_customers_have_the_scores_of_the_package()
    {
        var customers = Customers();
        var thresholds = RfmQuantile.Over(customers.Values, AnalysisDate);
        var expected = SharedRows.Of("02-rfm/rfm_expected_scores_and_segments.csv").ToDictionary(
            r => r["customer_id"], r => (r["recency_score"], r["frequency_score"], r["monetary_score"]));

        Assert.Equal(995, expected.Count);
        foreach (var (customer, facts) in customers)
        {
            var score = thresholds.Of(facts, AnalysisDate);
            Assert.Equal(expected[customer], ($"{score.R}", $"{score.F}", $"{score.M}"));
        }
    }

    [Fact]
    public void Equal_customers_have_equal_scores()
    {
        PurchaseFacts[] customers = [.. Enumerable.Range(0, 100).Select(i => Times(i < 90 ? 3 : 8, i < 90 ? 20 : 5, i < 90 ? 700 : 9000))];
        var thresholds = RfmQuantile.Over(customers, Now);

        Assert.Equal(2, customers.Select(c => thresholds.Of(c, Now)).Distinct().Count());
        Assert.Equal(new RfmScore(5, 1, 1), RfmQuantile.Over(customers[..90], Now).Of(customers[0], Now));
    }

    [Fact]
    public void One_customer_and_none_have_thresholds_too()
    {
        var only = Times(3, 20, 700);

        Assert.Equal(new RfmScore(5, 1, 1), RfmQuantile.Over([only, PurchaseFacts.None], Now).Of(only, Now));
        Assert.Equal(new RfmScore(5, 1, 1), RfmQuantile.Over([], Now).Of(only, Now));
        Assert.Equal(RfmScore.None, RfmQuantile.Over([only], Now).Of(PurchaseFacts.None, Now));
    }

    [Fact]
    public void What_cannot_be_is_clamped()
    {
        PurchaseFacts[] odd = [Times(1, -400, decimal.MinValue), new(2, null, null, decimal.MaxValue), Times(int.MaxValue, 1e5, 0), .. Enumerable.Range(1, 20).Select(i => Times(i, i, i))];
        var thresholds = RfmQuantile.Over(odd, Now);

        Assert.Equal(new RfmScore(5, 1, 1), thresholds.Of(odd[0], Now));
        Assert.Equal((1, 5), (thresholds.Of(odd[1], Now).R, thresholds.Of(odd[1], Now).M));
        Assert.All(odd, c => Assert.InRange(thresholds.Of(c, Now).Total, 3, 15));
    }

    [Fact]
    public void Where_customers_differ_each_score_has_a_fifth_of_them()
    {
        var random = new Random(7);
        PurchaseFacts[] customers = [.. Enumerable.Range(0, 10_000).Select(_ => Times(1, random.Next(0, 3000), random.Next(0, 10_000_000) / 100m))];
        var thresholds = RfmQuantile.Over(customers, Now);

        Assert.All(customers.CountBy(c => thresholds.Of(c, Now).R), group => Assert.InRange(group.Value, 1900, 2100));
        Assert.All(customers.CountBy(c => thresholds.Of(c, Now).M), group => Assert.InRange(group.Value, 1990, 2010));
    }

    private static Dictionary<string, PurchaseFacts> Customers() => SharedRows.Of("02-rfm/rfm_data_orders.csv")
        .GroupBy(r => r["customer_id"], r => (
            At: new DateTimeOffset(DateTime.Parse(r["order_date"], CultureInfo.InvariantCulture), TimeSpan.Zero),
            Amount: decimal.Parse(r["revenue"], CultureInfo.InvariantCulture)))
        .ToDictionary(g => g.Key, g => new PurchaseFacts(g.Count(), g.Min(o => o.At), g.Max(o => o.At), g.Sum(o => o.Amount)));

    private static IEnumerable<decimal> Numbers(JsonElement list) => list.EnumerateArray().Select(n => n.GetDecimal());
}
