using Guanxi.Analytics.Models;

namespace Guanxi.Tests.Analytics.Models;

public sealed class FitRefusalTests
{
    private static readonly RepeatPurchases Once = new(0, 0, 40, 0);

    [Fact]
    public void Too_few_customers_or_repeats_carry_no_model()
    {
        Assert.Equal(FitRefusal.TooFewCustomers, BgNbdFit.Fit([]).Refusal);
        Assert.Equal(FitRefusal.TooFewCustomers, BgNbdFit.Fit(Many(BgNbdFit.FewestCustomers - 1, i => new(i % 5, i % 30, 40, 10))).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeatBuyers, BgNbdFit.Fit([.. Many(5000, _ => Once), .. Many(BgNbdFit.FewestRepeatBuyers - 1, i => new(1 + (i % 5), i % 30, 40, 10))]).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeatBuyers, GammaGammaFit.Fit(Many(900, i => new(i % 3, 5, 40, i < 100 ? i % 2 : 0))).Refusal);
    }

    [Fact]
    public void A_few_weeks_say_nothing_about_twelve_months() =>
        Assert.Equal(FitRefusal.ObservedTooShort, BgNbdFit.Fit(Many(900, i => new(i % 5, i % 5, 12.9, 10))).Refusal);

    [Fact]
    public void Customers_who_are_all_alike_carry_no_model()
    {
        Assert.Equal(FitRefusal.NoSpread, BgNbdFit.Fit(Many(900, i => new(i % 2, 5, 40, 10))).Refusal);
        Assert.Equal(FitRefusal.NoSpread, BgNbdFit.Fit(Many(900, _ => new(4, 30, 40, 10))).Refusal);
        Assert.Equal(FitRefusal.NoSpread, GammaGammaFit.Fit(Many(900, i => new(1 + (i % 4), 5, 40, 100 + (i % 2)))).Refusal);
    }

    [Fact]
    public void Values_without_a_mean_carry_no_model() =>
        Assert.Equal(FitRefusal.NoFiniteMean, GammaGammaFit.Fit(Many(900, i => new(1, 5, 40, (decimal)Math.Pow(10, i % 12)))).Refusal);

    /// <summary>Odd shops: whatever comes out is a number, or a refusal.</summary>
    [Fact]
    public void A_fitted_model_only_has_numbers()
    {
        IReadOnlyList<RepeatPurchases>[] shops =
        [
            Many(900, i => new(i % 4, 40, 40, 10)), // nobody ever leaves
            Many(900, i => new(i % 4, i % 4, 200, 1 + (i % 7))), // everybody leaves after a few weeks
            Many(900, i => new(i % 90, 39, 40, 9_999_999_999_999_999m)),
            Many(900, i => new(i % 3, 0, 40, i)), // a last purchase at the time of the first
            Many(900, i => new(i % 3, i % 20, i % 21, 0.01m * i)),
            Many(900, i => new(i == 0 ? 100_000 : i % 3, 10, 600, i == 0 ? 1_000_000_000 : 1)),
        ];
        foreach (var shop in shops)
        {
            var (purchases, values) = (BgNbdFit.Fit(shop), GammaGammaFit.Fit(shop));
            TestContext.Current.TestOutputHelper?.WriteLine($"{purchases.Model} {purchases.Refusal} {values.Model} {values.Refusal}");
            Assert.True(double.IsFinite(purchases.LogLikelihood) && double.IsFinite(values.LogLikelihood));
            if (purchases.Model is not { } model) continue;
            Assert.All([model.R, model.Alpha, model.A, model.B], p => Assert.True(double.IsFinite(p) && p > 0));
            Assert.All(shop.Append(Once), c => Assert.True(double.IsFinite(model.ExpectedPurchases(c, CustomerValue.Weeks))));
            if (values.Model is not null) Assert.All(shop.Append(Once), c => Assert.InRange(CustomerValue.Of(c, model, values.Model).Value, 0, 9_999_999_999_999_999.99m));
        }
    }

    private static RepeatPurchases[] Many(int count, Func<int, RepeatPurchases> customer) => [.. Enumerable.Range(0, count).Select(customer)];
}
