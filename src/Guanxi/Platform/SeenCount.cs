using System.Linq.Expressions;
using Guanxi.Identity;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform;

/// <summary>
/// Counts, up to a number, what somebody sees of a kind. Who sees the pool and some owners is counted in two parts, each a stretch of the
/// index of owners: for both in one condition the database reads the whole of it.
/// </summary>
internal sealed class SeenCount(Session session, string kind, int most)
{
    public async Task<int> Of<T>(IQueryable<T> records, CancellationToken ct) where T : class
    {
        if (!IsInParts(typeof(T))) return await records.Take(most).CountAsync(ct);
        var pool = session.SeesPool(kind) ? await records.Where(Owner<T>(owner => Expression.Equal(owner, Expression.Constant(null, owner.Type)))).Take(most).CountAsync(ct) : 0;
        if (pool == most) return pool;
        Id<User>?[] owners = [.. session.VisibleOwners(kind)];
        return pool + await records.Where(Owner<T>(owner => Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Id<User>?)], Captured.Of(owners), owner))).Take(most - pool).CountAsync(ct);
    }

    /// <summary>What is shared with somebody one by one, or seen through a deal, is in neither part.</summary>
    private bool IsInParts(Type type) =>
        type.IsAssignableTo(typeof(IOwned)) && !type.IsAssignableTo(typeof(ISharedWithDeal)) && !session.SeesAll(kind) && !session.HasShared();

    private static Expression<Func<T, bool>> Owner<T>(Func<Expression, Expression> condition)
    {
        var record = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(condition(Expression.Property(record, nameof(IOwned.OwnerId))), record);
    }
}
