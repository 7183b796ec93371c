using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields;

/// <summary>The rows of one page and the cursor of the next; null at the end.</summary>
public sealed record KeysetPage<TRow>(IReadOnlyList<TRow> Items, string? NextCursor);

/// <summary>
/// An order in which a list can be read page after page without counting rows: by one field, ties by id, records without a value last in
/// both directions. Reads along the index <c>(tenant_id, field, id)</c>: those with a value by a row comparison, then those without.
/// </summary>
public sealed class Keyset<T>
    where T : class
{
    private readonly LambdaExpression key;
    private readonly LambdaExpression id;
    private readonly bool descending;
    private readonly bool canBeEmpty;
    private readonly string sort;

    internal Keyset(Field<T> field, bool descending)
    {
        var record = Expression.Parameter(typeof(T), "r");
        key = field.Value;
        id = Expression.Lambda(Expression.Property(record, "Id"), record);
        this.descending = descending;
        canBeEmpty = Field.MayBeEmpty(key);
        sort = (descending ? "-" : "") + field.Key;
    }

    /// <summary>
    /// At most <paramref name="limit"/> rows of <paramref name="query"/> (what the caller may see, filtered and searched, in no order)
    /// behind <paramref name="cursor"/>, the <c>next_cursor</c> of the page before; null for the first page.
    /// </summary>
    /// <exception cref="Refusal"><c>cursor.invalid</c></exception>
    public async Task<KeysetPage<TRow>> Page<TRow>(IQueryable<T> query, Expression<Func<T, TRow>> row, int limit, string? cursor, CancellationToken ct)
    {
        var after = cursor is null ? null : KeysetCursor.Read(cursor, sort);
        var found = new List<Placed<TRow>>();
        foreach (var part in Parts(query, after))
        {
            if (found.Count <= limit) found.AddRange(await part.Select(Place(row)).Take(limit + 1 - found.Count).ToListAsync(ct));
        }
        if (found.Count <= limit) return new([.. found.Select(f => f.Row)], null);
        var last = found[limit - 1];
        return new([.. found.Take(limit).Select(f => f.Row)], KeysetCursor.Write(sort, last.Key, IdOf(last.Id)));
    }

    /// <summary>All rows in this order, for exports.</summary>
    public async IAsyncEnumerable<TRow> All<TRow>(IQueryable<T> query, Expression<Func<T, TRow>> row, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var part in Parts(query, null))
            await foreach (var item in part.Select(row).AsAsyncEnumerable().WithCancellation(ct)) yield return item;
    }

    /// <summary>The order in one or two stretches, each of which the index gives in order.</summary>
    internal IEnumerable<IQueryable<T>> Stretches(IQueryable<T> query, string? cursor) =>
        Parts(query, cursor is null ? null : KeysetCursor.Read(cursor, sort));

    private IEnumerable<IQueryable<T>> Parts(IQueryable<T> query, KeysetCursor? after)
    {
        if (after is not { IsWithoutValue: true }) yield return WithValue(query, after);
        if (canBeEmpty) yield return WithoutValue(query, after is { IsWithoutValue: true } ? after : null);
        else if (after is { IsWithoutValue: true }) throw KeysetCursor.Invalid();
    }

    private IQueryable<T> WithValue(IQueryable<T> query, KeysetCursor? after)
    {
        if (canBeEmpty) query = query.Where(Condition(record => Expression.NotEqual(Of(key, record), Null)));
        if (after is not null) query = query.Where(Condition(record => Behind(
            Pair(Of(key, record), Of(id, record)),
            Pair(Captured.Of(after.ValueAs(key.ReturnType), key.ReturnType), StoredId(after.Id)))));
        return Ordered(Ordered(query, key, first: true), id, first: false);
    }

    private IQueryable<T> WithoutValue(IQueryable<T> query, KeysetCursor? after)
    {
        query = query.Where(Condition(record => Expression.Equal(Of(key, record), Null)));
        if (after is not null) query = query.Where(Condition(record => Expression.MakeBinary(descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, Of(id, record), StoredId(after.Id))));
        return Ordered(query, id, first: true);
    }

    private static Expression<Func<T, bool>> Condition(Func<ParameterExpression, Expression> body)
    {
        var record = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(body(record), record);
    }

    private ConstantExpression Null => Expression.Constant(null, key.ReturnType);

    private static Expression Of(LambdaExpression path, ParameterExpression record) => Rebind.Body(path, record);

    /// <summary><c>(a, id) > (b, after)</c>: one range of the index.</summary>
    private MethodCallExpression Behind(Expression row, Expression last) => Expression.Call(
        typeof(NpgsqlDbFunctionsExtensions),
        descending ? nameof(NpgsqlDbFunctionsExtensions.LessThan) : nameof(NpgsqlDbFunctionsExtensions.GreaterThan),
        null, Expression.Property(null, typeof(EF), nameof(EF.Functions)), row, last);

    private static UnaryExpression Pair(Expression first, Expression second) => Expression.Convert(
        Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [first.Type, second.Type], first, second), typeof(ITuple));

    private MemberExpression StoredId(Guid value) =>
        Captured.Of(id.ReturnType == typeof(Guid) ? value : Activator.CreateInstance(id.ReturnType, value), id.ReturnType);

    private static Guid IdOf(object id) => id is Guid guid ? guid : ((IRecordId)id).Value;

    private IQueryable<T> Ordered(IQueryable<T> query, LambdaExpression by, bool first)
    {
        var method = (first, descending) switch
        {
            (true, false) => nameof(Queryable.OrderBy),
            (true, true) => nameof(Queryable.OrderByDescending),
            (false, false) => nameof(Queryable.ThenBy),
            (false, true) => nameof(Queryable.ThenByDescending),
        };
        return query.Provider.CreateQuery<T>(
            Expression.Call(typeof(Queryable), method, [typeof(T), by.ReturnType], query.Expression, Expression.Quote(by)));
    }

    private Expression<Func<T, Placed<TRow>>> Place<TRow>(Expression<Func<T, TRow>> row)
    {
        var record = row.Parameters[0];
        var placed = Expression.MemberInit(
            Expression.New(typeof(Placed<TRow>)),
            Expression.Bind(typeof(Placed<TRow>).GetProperty(nameof(Placed<>.Row))!, row.Body),
            Expression.Bind(typeof(Placed<TRow>).GetProperty(nameof(Placed<>.Key))!, Expression.Convert(Of(key, record), typeof(object))),
            Expression.Bind(typeof(Placed<TRow>).GetProperty(nameof(Placed<>.Id))!, Expression.Convert(Of(id, record), typeof(object))));
        return Expression.Lambda<Func<T, Placed<TRow>>>(placed, record);
    }

    private sealed class Placed<TRow>
    {
        public TRow Row { get; init; } = default!;
        public object? Key { get; init; }
        public object Id { get; init; } = null!;
    }
}
