using Guanxi.Platform;

namespace Guanxi.Activities;

/// <summary>What is booked for a purchase, as far as the caller sees it.</summary>
public sealed record BookedPurchase(string OrderId, decimal Amount, string Currency);

/// <summary>Books the purchases people log. Orders stand below activities, which therefore can't make them: they fill this in.</summary>
public interface IPurchases
{
    /// <summary>The order of the activity as it is now: booked when there is none, with the amount and the moment it has; the caller saves.</summary>
    /// <param name="amount">As it was when null.</param>
    /// <exception cref="Refusal">403 without the right to write orders or their amounts, 409 for an order that is returned.</exception>
    Task Book(Activity activity, decimal? amount, CancellationToken ct);

    /// <summary>Takes the order away with the activity; the caller saves.</summary>
    /// <exception cref="Refusal">403 for somebody else's order without the right to delete it.</exception>
    Task TakeBack(Activity activity, CancellationToken ct);

    /// <summary>The order that was taken away with the activity came back with it; the caller saves.</summary>
    Task CameBack(Activity activity, CancellationToken ct);

    Task<IReadOnlyDictionary<Id<Activity>, BookedPurchase>> Of(IReadOnlyCollection<Id<Activity>> activities, CancellationToken ct);
}
