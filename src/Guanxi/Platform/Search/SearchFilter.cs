using System.Linq.Expressions;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Search;

/// <summary>A search as a condition for the database.</summary>
public static class SearchFilter
{
    /// <summary>The condition in the form the GIN index on the grams answers.</summary>
    public static Expression<Func<T, bool>> Matches<T>(Expression<Func<T, string>> text, Expression<Func<T, string[]>> grams, SearchQuery query) =>
        Condition(text, grams, query, Contained);

    /// <summary>
    /// The same condition in a form no index answers: for words so common that walking the index of the list's order finds a page of
    /// hits sooner than collecting all of them.
    /// </summary>
    public static Expression<Func<T, bool>> MatchesWalking<T>(Expression<Func<T, string>> text, Expression<Func<T, string[]>> grams, SearchQuery query) =>
        Condition(text, grams, query, ContainedUnindexed);

    private static Expression<Func<T, bool>> Condition<T>(
        Expression<Func<T, string>> text, Expression<Func<T, string[]>> grams, SearchQuery query, Func<Expression, string[], Expression> contained)
    {
        var record = Expression.Parameter(typeof(T), "r");
        var (inText, inGrams) = (SearchSight.Visible<T>(Rebind.Body(text, record)), Rebind.Body(grams, record));
        var condition = query.IsEmpty
            ? Expression.Constant(false)
            : Conditions.All(query.Words.Select(word => Conditions.Any(word.Select(Holds))));
        return Expression.Lambda<Func<T, bool>>(condition, record);

        Expression Holds(Meaning meaning) =>
            meaning.Grams.Length == 0
                ? Like(inText, meaning.Pattern)
                : Expression.AndAlso(contained(inGrams, meaning.Grams), Like(inText, meaning.Pattern));
    }

    private static MethodCallExpression Like(Expression text, string pattern) => Expression.Call(
        typeof(DbFunctionsExtensions), nameof(DbFunctionsExtensions.Like), null,
        Expression.Property(null, typeof(EF), nameof(EF.Functions)), text, Captured.Of(pattern), Expression.Constant(@"\"));

    /// <summary>Written as <c>required &lt;@ grams</c>: under row security both directions must be marked leakproof to reach the index.</summary>
    private static MethodCallExpression Contained(Expression grams, string[] required)
    {
        var gram = Expression.Parameter(typeof(string), "g");
        var isThere = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], grams, gram);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.All), [typeof(string)], Captured.Of(required), Expression.Lambda<Func<string, bool>>(isThere, gram));
    }

    private static Expression ContainedUnindexed(Expression grams, string[] required) =>
        Conditions.All(required.Select(gram => Expression.GreaterThanOrEqual(
            Expression.Call(typeof(Array), nameof(Array.IndexOf), [typeof(string)], grams, Captured.Of(gram)),
            Expression.Constant(0))));
}
