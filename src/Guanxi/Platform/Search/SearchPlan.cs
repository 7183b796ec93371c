using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Search;

/// <summary>The hits of a search, ready to be sorted and paged, and their number where the index told it; one more than was to be counted means "more".</summary>
public sealed record Found<T>(IQueryable<T> Query, int? Count);

/// <summary>Chooses how the database looks for a word: rare ones through the GIN index, common ones along the order of the list.</summary>
public static class SearchPlan
{
    /// <summary>Up to here the hits are named one by one.</summary>
    public const int Few = 2000;

    /// <summary>The records of <paramref name="query"/> (what the caller may see, filtered) that a search finds; all of them when nothing was typed.</summary>
    public static Task<Found<T>> Searched<T, TKey>(this IQueryable<T> query, Expression<Func<T, TKey>> id, string? typed, CancellationToken ct)
        where T : class, ISearchable => query.Searched(id, typed, Few, ct);

    /// <summary>The same, counting up to a number of hits not below <see cref="Few"/>.</summary>
    public static async Task<Found<T>> Searched<T, TKey>(this IQueryable<T> query, Expression<Func<T, TKey>> id, string? typed, int countTo, CancellationToken ct)
        where T : class, ISearchable
    {
        if (string.IsNullOrWhiteSpace(typed)) return new(query, null);
        var search = SearchQuery.Parse(typed);
        if (search.IsEmpty) return new(query.Where(_ => false), 0);
        var (text, grams) = Columns<T>();
        if (!search.IsIndexed) return new(query.Where(SearchFilter.MatchesWalking(text, grams, search)), null);

        return await query.Named(query.Where(SearchFilter.Matches(text, grams, search)), query.Where(SearchFilter.MatchesWalking(text, grams, search)), id, countTo, ct);
    }

    /// <summary>The same for conditions: what they cost is paid once for the count and the page together, where those they let through are few.</summary>
    public static Task<Found<T>> Narrowed<T, TKey>(this IQueryable<T> query, Expression<Func<T, TKey>> id, int countTo, CancellationToken ct) where T : class => query.Named(query, query, id, countTo, ct);

    private static async Task<Found<T>> Named<T, TKey>(this IQueryable<T> query, IQueryable<T> hits, IQueryable<T> whenMany, Expression<Func<T, TKey>> id, int countTo, CancellationToken ct) where T : class
    {
        var ids = await hits.Select(id).Take(countTo + 1).ToArrayAsync(ct);
        return ids.Length > Few // counting along the order would read every record, so the index's count is kept
            ? new(whenMany, ids.Length)
            : new(query.Provider.CreateQuery<T>(WithoutConditions(query.Expression)).Where(OneOf(id, ids)), ids.Length);
    }

    /// <summary>What was named needs no further condition; with them, the database would go through their indexes once more.</summary>
    private static Expression WithoutConditions(Expression query) => query switch
    {
        MethodCallExpression { Method.Name: nameof(Queryable.Where), Arguments: [var among, _] } => WithoutConditions(among),
        MethodCallExpression { Arguments: [var among, ..] } call when among.Type.IsAssignableTo(typeof(IQueryable)) => call.Update(null, [WithoutConditions(among), .. call.Arguments.Skip(1)]),
        _ => query,
    };

    /// <summary>The columns themselves, not the interface's view of them, which the database does not know.</summary>
    private static (Expression<Func<T, string>> Text, Expression<Func<T, string[]>> Grams) Columns<T>()
    {
        var record = Expression.Parameter(typeof(T), "r");
        return (
            Expression.Lambda<Func<T, string>>(Expression.Property(record, nameof(ISearchable.SearchText)), record),
            Expression.Lambda<Func<T, string[]>>(Expression.Property(record, nameof(ISearchable.SearchGrams)), record));
    }

    private static Expression<Func<T, bool>> OneOf<T, TKey>(Expression<Func<T, TKey>> id, TKey[] ids) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TKey)], Fields.Captured.Of(ids), id.Body), id.Parameters);
}
