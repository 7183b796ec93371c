using System.Linq.Expressions;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Filters;

/// <summary>
/// Turns a filter tree into an expression over <typeparamref name="T"/>, checked against the catalogue. Each comparison is first
/// made so that it is plainly false for a record without a value where it is negated, by the operator or from outside. So <c>!=</c>,
/// <c>not in</c> and <c>not (…)</c> hold for records without a value, and memory and database agree.
/// </summary>
internal sealed class FilterBinder<T>(FieldCatalogue<T> catalogue, FilterContext context)
    where T : class
{
    private readonly ParameterExpression record = Expression.Parameter(typeof(T), "r");

    public Expression<Func<T, bool>> Bind(FilterNode node) => Expression.Lambda<Func<T, bool>>(Condition(node, isNegated: false), record);

    private Expression Condition(FilterNode node, bool isNegated) => node switch
    {
        AllOf all => Conditions.All(HeldTogether.Of([.. Terms(all).Select(t => Condition(t, isNegated))])),
        AnyOf any => Conditions.Any(any.Terms.Select(t => Condition(t, isNegated))),
        Not not => Expression.Not(Condition(not.Term, isNegated: true)),
        Comparison comparison => Compare(comparison, isNegated),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static IEnumerable<FilterNode> Terms(AllOf all) => all.Terms.SelectMany(t => t is AllOf inner ? Terms(inner) : [t]);

    private Expression Compare(Comparison comparison, bool isWithinNot)
    {
        var (plain, isNegated) = Plain(comparison.Operator);
        var positive = Holds(comparison with { Operator = plain }, isWithinNot || isNegated);
        return isNegated ? Expression.Not(positive) : positive;
    }

    private Expression Holds(Comparison comparison, bool isNegated)
    {
        if (catalogue.Find(comparison.Field) is { Filterable: true } own && IsSeen(catalogue.Kind, own))
            return new FieldCondition(own, context, isNegated).Of(comparison, Rebind.Body(own.Value, record));

        var dot = comparison.Field.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) throw Unknown(comparison.FieldAt, comparison.Field);
        var name = comparison.Field[..dot];
        var related = catalogue.Related.FirstOrDefault(r => r.IsNamed(name)) ?? throw Unknown(comparison.FieldAt with { Length = dot }, name);
        var rest = comparison.Field[(dot + 1)..];
        if (related.Fields.Find(rest) is not { Filterable: true } field || !IsSeen(related.Fields.Kind, field)) throw Unknown(comparison.FieldAt, rest);
        var records = context.Records ?? throw new InvalidOperationException($"A filter on {comparison.Field} needs the context's records.");
        var other = Expression.Parameter(field.Value.Parameters[0].Type, "o");
        var condition = new FieldCondition(field, context, isNegated).Of(comparison, Rebind.Body(field.Value, other));
        return related.Any(record, Expression.Lambda(condition, other), records);
    }

    private bool IsSeen(string kind, Field field) => context.Sight?.Sees(kind, field.Key) != false;

    private static (Operator Plain, bool IsNegated) Plain(Operator compare) => compare switch
    {
        Operator.NotEqual => (Operator.Equal, true),
        Operator.NotIn => (Operator.In, true),
        Operator.NotContains => (Operator.Contains, true),
        Operator.NotStartsWith => (Operator.StartsWith, true),
        Operator.IsNull => (Operator.IsNotNull, true),
        _ => (compare, false),
    };

    private static FilterException Unknown(Span at, string name) =>
        new("filter.unknown_field", at, $"没有可筛选的字段「{name}」", $"There is no field \"{name}\" to filter by");
}

internal static class Conditions
{
    public static Expression All(IEnumerable<Expression> terms) => Balanced([.. terms], Expression.AndAlso);

    public static Expression Any(IEnumerable<Expression> terms) => Balanced([.. terms], Expression.OrElse);

    /// <summary>A long list becomes a shallow tree; a chain of 500 would nest 500 deep in every later visitor.</summary>
    private static Expression Balanced(ReadOnlySpan<Expression> terms, Func<Expression, Expression, Expression> join) =>
        terms.Length == 1 ? terms[0] : join(Balanced(terms[..(terms.Length / 2)], join), Balanced(terms[(terms.Length / 2)..], join));
}
