using Guanxi.Analytics.Scores;

namespace Guanxi.Tests.Analytics.Scores;

/// <summary>Purchases as the tests tell them: how many, for how much, how long ago.</summary>
internal static class Bought
{
    public static readonly DateTimeOffset Now = new(2026, 6, 30, 12, 0, 0, TimeSpan.FromHours(8));

    public static DateTimeOffset DaysAgo(double days) => Now.AddDays(-days);

    public static PurchaseFacts Times(int count, double lastDaysAgo = 0, decimal total = 100, double? firstDaysAgo = null) =>
        new(count, DaysAgo(firstDaysAgo ?? lastDaysAgo), DaysAgo(lastDaysAgo), total);
}
