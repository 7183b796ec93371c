using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields;

/// <summary>The rows of one page and the cursor of the next; null at the end.</summary>
public sealed record KeysetPage<TRow>(IReadOnlyList<TRow> Items, string? NextCursor);

/// <summary>
/// An order in which a list can be read page after page without counting rows: by one field or several, ties by id, records without a
/// value last in both directions. By one field it reads along the index <c>(tenant_id, field, id)</c>: those with a value by a row
/// comparison, then those without. By several it reads along the index of the first and sorts what is alike there.
/// </summary>
public sealed class Keyset<T>
    where T : class
{
    private sealed record Key(LambdaExpression Value, bool Descending)
    {
        public bool CanBeEmpty { get; } = Field.MayBeEmpty(Value);
        public Type Type => Value.ReturnType;
    }

    private readonly IReadOnlyList<Key> keys;
    private readonly Key first;
    private readonly LambdaExpression id;
    private readonly string sort;

    internal Keyset(IReadOnlyList<(Field<T> Field, bool Descending)> by)
    {
        var record = Expression.Parameter(typeof(T), "r");
        keys = [.. by.Select(b => new Key(b.Field.Value, b.Descending))];
        first = keys[0];
        id = Expression.Lambda(Expression.Property(record, "Id"), record);
        sort = string.Join(',', by.Select(b => (b.Descending ? "-" : "") + b.Field.Key));
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
        return new([.. found.Take(limit).Select(f => f.Row)], KeysetCursor.Write(sort, last.Keys, IdOf(last.Id)));
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
        var isPast = after is { Values: [null, ..] };
        if (!isPast) yield return WithValue(query, after);
        if (first.CanBeEmpty) yield return WithoutValue(query, isPast ? after : null);
        else if (isPast) throw KeysetCursor.Invalid();
    }

    private IQueryable<T> WithValue(IQueryable<T> query, KeysetCursor? after)
    {
        if (first.CanBeEmpty) query = query.Where(Condition(record => Expression.NotEqual(Of(first.Value, record), Null(first))));
        if (after is not null) query = query.Where(Condition(record => keys.Count == 1
            ? Behind(first, Pair(Of(first.Value, record), Of(id, record)), Pair(Last(first, 0, after), StoredId(after.Id)))
            : Expression.AndAlso(Reaches(record, after), BehindFrom(0, record, after))));
        return Ordered(OrderedBy(Ordered(query, first.Value, first.Descending, isFirst: true), keys.Skip(1), isFirst: false), id, first.Descending, isFirst: false);
    }

    private IQueryable<T> WithoutValue(IQueryable<T> query, KeysetCursor? after)
    {
        query = query.Where(Condition(record => Expression.Equal(Of(first.Value, record), Null(first))));
        if (after is not null) query = query.Where(Condition(record => BehindFrom(1, record, after)));
        return keys.Count == 1
            ? Ordered(query, id, first.Descending, isFirst: true)
            : Ordered(OrderedBy(query, keys.Skip(1), isFirst: true), id, first.Descending, isFirst: false);
    }

    /// <summary>Said beside the exact condition, so that the index of the first field is entered where the page begins.</summary>
    private MethodCallExpression Reaches(ParameterExpression record, KeysetCursor after)
    {
        var (value, last) = (Of(first.Value, record), Last(first, 0, after));
        return Row(first.Descending ? nameof(NpgsqlDbFunctionsExtensions.LessThanOrEqual) : nameof(NpgsqlDbFunctionsExtensions.GreaterThanOrEqual), Pair(value, value), Pair(last, last));
    }

    /// <summary>Behind the last record by the fields from <paramref name="at"/> on, being alike in those before.</summary>
    private BinaryExpression BehindFrom(int at, ParameterExpression record, KeysetCursor after)
    {
        if (at == keys.Count)
            return Expression.MakeBinary(first.Descending ? ExpressionType.LessThan : ExpressionType.GreaterThan, Of(id, record), StoredId(after.Id));
        var key = keys[at];
        var value = Of(key.Value, record);
        if (after.Values[at] is null)
            return key.CanBeEmpty ? Expression.AndAlso(Expression.Equal(value, Null(key)), BehindFrom(at + 1, record, after)) : throw KeysetCursor.Invalid();
        var last = Last(key, at, after);
        var behind = Expression.OrElse(
            Behind(key, Pair(value, value), Pair(last, last)),
            Expression.AndAlso(Expression.Equal(value, last), BehindFrom(at + 1, record, after)));
        return key.CanBeEmpty ? Expression.OrElse(Expression.Equal(value, Null(key)), behind) : behind;
    }

    private static MemberExpression Last(Key key, int at, KeysetCursor after) => Captured.Of(after.ValueAs(at, key.Type)!, key.Type);

    private static Expression<Func<T, bool>> Condition(Func<ParameterExpression, Expression> body)
    {
        var record = Expression.Parameter(typeof(T), "r");
        return Expression.Lambda<Func<T, bool>>(body(record), record);
    }

    private static ConstantExpression Null(Key key) => Expression.Constant(null, key.Type);

    private static Expression Of(LambdaExpression path, ParameterExpression record) => Rebind.Body(path, record);

    /// <summary><c>(a, id) > (b, after)</c>: one range of the index, and for values of any type.</summary>
    private static MethodCallExpression Behind(Key key, Expression row, Expression last) =>
        Row(key.Descending ? nameof(NpgsqlDbFunctionsExtensions.LessThan) : nameof(NpgsqlDbFunctionsExtensions.GreaterThan), row, last);

    private static MethodCallExpression Row(string compare, Expression row, Expression last) => Expression.Call(
        typeof(NpgsqlDbFunctionsExtensions), compare, null, Expression.Property(null, typeof(EF), nameof(EF.Functions)), row, last);

    private static UnaryExpression Pair(Expression first, Expression second) => Expression.Convert(
        Expression.Call(typeof(ValueTuple), nameof(ValueTuple.Create), [first.Type, second.Type], first, second), typeof(ITuple));

    private MemberExpression StoredId(Guid value) =>
        Captured.Of(id.ReturnType == typeof(Guid) ? value : Activator.CreateInstance(id.ReturnType, value), id.ReturnType);

    private static Guid IdOf(object id) => id is Guid guid ? guid : ((IRecordId)id).Value;

    private static IQueryable<T> OrderedBy(IQueryable<T> query, IEnumerable<Key> further, bool isFirst)
    {
        foreach (var key in further)
        {
            // the database puts those without a value last only in the rising order
            if (key.CanBeEmpty && key.Descending)
            {
                query = Ordered(query, Condition(record => Expression.Equal(Of(key.Value, record), Null(key))), descending: false, isFirst);
                isFirst = false;
            }
            query = Ordered(query, key.Value, key.Descending, isFirst);
            isFirst = false;
        }
        return query;
    }

    private static IQueryable<T> Ordered(IQueryable<T> query, LambdaExpression by, bool descending, bool isFirst)
    {
        var method = (isFirst, descending) switch
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
            Expression.Bind(typeof(Placed<TRow>).GetProperty(nameof(Placed<>.Keys))!, Expression.NewArrayInit(typeof(object), keys.Select(k => Expression.Convert(Of(k.Value, record), typeof(object))))),
            Expression.Bind(typeof(Placed<TRow>).GetProperty(nameof(Placed<>.Id))!, Expression.Convert(Of(id, record), typeof(object))));
        return Expression.Lambda<Func<T, Placed<TRow>>>(placed, record);
    }

    private sealed class Placed<TRow>
    {
        public TRow Row { get; init; } = default!;
        public object?[] Keys { get; init; } = [];
        public object Id { get; init; } = null!;
    }
}
