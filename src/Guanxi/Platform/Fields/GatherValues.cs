using System.Linq.Expressions;
using Guanxi.Platform.Fields.Custom;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields;

/// <summary>Counts, sums and the like over the records that point at each of some parents, in one statement.</summary>
internal sealed class GatherValues<T, TKey>(Expression<Func<T, TKey>> reference, IReadOnlyCollection<Guid> parents)
    where T : class
{
    public async Task<Dictionary<Guid, object?>> From(IQueryable<T> among, RollupFunction function, Field<T>? field, CancellationToken ct)
    {
        var ours = among.Where(IsOurs());
        if (function == RollupFunction.Count)
        {
            var counts = await ours.GroupBy(reference).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            return counts.ToDictionary(c => IdOf(c.Key), object? (c) => (decimal)c.Count);
        }
        if (function == RollupFunction.Last) return await Last(ours, field!, ct);
        return field!.Type switch
        {
            FieldType.Date => await Extreme<DateOnly?>(ours, field, function, ct),
            FieldType.Instant => await Extreme<DateTimeOffset?>(ours, field, function, ct),
            _ when function == RollupFunction.Sum => await Sum(ours, field, ct),
            _ => await Extreme<decimal?>(ours, field, function, ct),
        };
    }

    private async Task<Dictionary<Guid, object?>> Sum(IQueryable<T> ours, Field<T> field, CancellationToken ct)
    {
        var sums = await ours.Select(Keyed<decimal?>(field)).GroupBy(p => p.Key).Select(g => new { g.Key, Value = g.Sum(p => p.Value) }).ToListAsync(ct);
        return sums.ToDictionary(s => IdOf(s.Key), object? (s) => s.Value);
    }

    private async Task<Dictionary<Guid, object?>> Extreme<TValue>(IQueryable<T> ours, Field<T> field, RollupFunction function, CancellationToken ct)
    {
        var groups = ours.Select(Keyed<TValue>(field)).GroupBy(p => p.Key);
        var found = function == RollupFunction.Min
            ? await groups.Select(g => new Pair<TValue> { Key = g.Key, Value = g.Min(p => p.Value)! }).ToListAsync(ct)
            : await groups.Select(g => new Pair<TValue> { Key = g.Key, Value = g.Max(p => p.Value)! }).ToListAsync(ct);
        return found.ToDictionary(f => IdOf(f.Key), object? (f) => f.Value);
    }

    /// <summary>Of the newest record; of activities, the one that happened last.</summary>
    private async Task<Dictionary<Guid, object?>> Last(IQueryable<T> ours, Field<T> field, CancellationToken ct)
    {
        var record = Expression.Parameter(typeof(T), "r");
        var at = typeof(T).GetProperty("OccurredAt") ?? typeof(T).GetProperty("CreatedAt")!;
        var moment = Expression.Lambda<Func<T, DateTimeOffset>>(Expression.Property(record, at), record);
        var newest = await ours.GroupBy(reference).Select(g => g.AsQueryable().OrderByDescending(moment).First()).ToListAsync(ct);
        var key = reference.Compile();
        return newest.ToDictionary(r => IdOf(key(r)), r => field.Read(r) switch
        {
            { } choice when field.Type == FieldType.Select => field.OptionOf(choice)?.Zh,
            var value => value,
        });
    }

    private Expression<Func<T, bool>> IsOurs()
    {
        var idType = Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey);
        var wanted = parents.Select(id => (TKey)Activator.CreateInstance(idType, id)!).ToArray();
        var isWanted = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TKey)], Captured.Of<TKey[]>(wanted), reference.Body);
        return Expression.Lambda<Func<T, bool>>(isWanted, reference.Parameters);
    }

    private Expression<Func<T, Pair<TValue>>> Keyed<TValue>(Field<T> field)
    {
        var record = reference.Parameters[0];
        var value = Rebind.Body(field.Value, record);
        if (value.Type != typeof(TValue)) value = Expression.Convert(value, typeof(TValue));
        var pair = Expression.MemberInit(
            Expression.New(typeof(Pair<TValue>)),
            Expression.Bind(typeof(Pair<TValue>).GetProperty(nameof(Pair<>.Key))!, reference.Body),
            Expression.Bind(typeof(Pair<TValue>).GetProperty(nameof(Pair<>.Value))!, value));
        return Expression.Lambda<Func<T, Pair<TValue>>>(pair, record);
    }

    private static Guid IdOf(TKey key) => ((IRecordId)key!).Value;

    private sealed class Pair<TValue>
    {
        public TKey Key { get; init; } = default!;
        public TValue Value { get; init; } = default!;
    }
}
