using System.Linq.Expressions;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Sight;

namespace Guanxi.Platform.Filters;

/// <summary>
/// The filter language of lists, views, segments, scoring and automation:
/// <c>industry = '软件' and annual_revenue > 10万 and created_at >= today - 30d</c>.
/// A yes/no field is a condition by itself (<c>is_active and not is_primary</c>). Text is compared exactly by <c>=</c> and without regard to case by <c>contains</c> and <c>starts_with</c>; on a day or a longer
/// period, <c>=</c> means within it and <c>></c> after it.
/// </summary>
public static class Filter
{
    /// <summary>Reads a filter without looking at fields.</summary>
    /// <exception cref="FilterException"><c>filter.syntax</c> or <c>filter.too_complex</c>.</exception>
    public static FilterNode Parse(string text) => FilterParser.Parse(text);

    /// <summary>The filter as a condition for the database or, compiled, for records in memory.</summary>
    /// <exception cref="FilterException">With the place and the reason.</exception>
    public static Expression<Func<T, bool>> Bind<T>(FilterNode filter, FieldCatalogue<T> catalogue, FilterContext context)
        where T : class =>
        new FilterBinder<T>(catalogue, context).Bind(filter);

    /// <summary>The records a filter lets through; all of them when it is empty. Fields withheld from the present user do not exist for it.</summary>
    /// <exception cref="FilterException">With the place and the reason.</exception>
    public static IQueryable<T> Filtered<T>(this IQueryable<T> query, FieldCatalogue<T> catalogue, string? filter, FilterContext context)
        where T : class =>
        string.IsNullOrWhiteSpace(filter) ? query : query.Where(Bind(Parse(filter), catalogue, context with { Sight = FieldSight.Current }));
}
