using Guanxi.Identity;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform;

/// <summary>Records that went from one to another together: told by who moved many, and sent back to undo it.</summary>
public sealed record ChangedHands<T> where T : Entity<T>
{
    public const int Most = 10_000;

    /// <summary>Whose they were; nobody's when null.</summary>
    public Id<User>? From { get; init; }

    /// <summary>Whose they became.</summary>
    public Id<User>? To { get; init; }

    [Needed, AtMost(Most)] public required List<Id<T>> Ids { get; init; }

    internal static IReadOnlyList<ChangedHands<T>> Of(IEnumerable<(Id<T> Id, Id<User>? From, Id<User>? To)> moves) =>
        [.. moves.GroupBy(m => (m.From, m.To)).Select(g => new ChangedHands<T> { From = g.Key.From, To = g.Key.To, Ids = [.. g.Select(m => m.Id)] })];
}

/// <summary>What is to go back to whom.</summary>
public sealed record UndoHandsRequest<T> where T : Entity<T>
{
    private const int MostPeople = 1000;

    /// <summary><c>hands</c> of the answer that is undone. What went on to somebody else since stays there.</summary>
    [Needed, AtMost(MostPeople), NoGaps] public required List<ChangedHands<T>> Hands { get; init; }

    /// <exception cref="Refusal">400 for somebody who is not of this organisation, 422 for more records than are moved at once.</exception>
    internal async Task Require(CrmDb db, CancellationToken ct)
    {
        if (Hands.Sum(h => h.Ids.Count) > ChangedHands<T>.Most) throw Refusal.Rule("bulk.too_many", ChangedHands<T>.Most);
        var people = Hands.Select(h => h.From).OfType<Id<User>>().Distinct().ToList();
        if (await db.Users.CountAsync(u => people.Contains(u.Id), ct) < people.Count) throw Refusal.Field("hands", "unknown_user");
    }
}
