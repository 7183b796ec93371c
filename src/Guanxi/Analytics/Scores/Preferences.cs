using Guanxi.Activities;

namespace Guanxi.Analytics.Scores;

/// <summary>A way to reach a customer that has been used.</summary>
public enum PreferredChannel { Email, Call, Meeting }

/// <summary>What a customer likes: product categories, the most bought first, and the channels used so far.</summary>
public sealed record Preferences(IReadOnlyList<string> Categories, IReadOnlyList<PreferredChannel> Channels)
{
    private const int CategoriesShown = 3;

    /// <summary>
    /// The three categories with most purchases and the channels among the kinds of activity, in the third document's order
    /// (<c>analyzePreferences</c>). Equal categories are in the order of their names, so that the answer stays the same; those without
    /// name or purchase are left out.
    /// </summary>
    /// <param name="purchases">purchases by category; a category may come several times</param>
    internal static Preferences Of(IEnumerable<(string? Category, int Count)> purchases, IEnumerable<ActivityType> activities)
    {
        var seen = activities.ToHashSet();
        return new(
            [.. purchases.Where(p => p.Count > 0 && !string.IsNullOrWhiteSpace(p.Category))
                .GroupBy(p => p.Category!.Trim(), p => (long)p.Count)
                .OrderByDescending(category => category.Sum()).ThenBy(category => category.Key, StringComparer.Ordinal)
                .Take(CategoriesShown).Select(category => category.Key)],
            [.. ChannelOf.Where(c => seen.Contains(c.Activity)).Select(c => c.Channel)]);
    }

    private static readonly (ActivityType Activity, PreferredChannel Channel)[] ChannelOf =
        [(ActivityType.Email, PreferredChannel.Email), (ActivityType.Call, PreferredChannel.Call), (ActivityType.Meeting, PreferredChannel.Meeting)];
}
