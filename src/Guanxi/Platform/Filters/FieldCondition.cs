using System.Linq.Expressions;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Platform.Filters;

/// <summary>One field compared with the values of one comparison; false, or for what is not negated unknown, where the field has no value.</summary>
internal sealed class FieldCondition(Field field, FilterContext context, bool isNegated)
{
    private readonly bool isText = field.Type is FieldType.Text or FieldType.LongText or FieldType.Phone or FieldType.Email or FieldType.Url;
    private readonly Type stored = Nullable.GetUnderlyingType(field.StoredType) ?? field.StoredType;

    public Expression Of(Comparison comparison, Expression value)
    {
        if (comparison.Operator == Operator.IsNotNull) return HasValue(value);
        if (comparison.Operator == Operator.Holds) return Holds(comparison, value);
        RequireOperator(comparison);
        if (field.Type == FieldType.User) comparison = FilterValues.WithColleagues(comparison, context);
        if (field.Custom is not null && IsOneValue(comparison.Operator)) return Conditions.Any(comparison.Values.Select(v => HoldsValue(value, v)));
        if (field.Type is FieldType.Date or FieldType.Instant)
            return Conditions.Any(comparison.Values.Select(v => AtMoment(comparison.Operator, v, value)));
        if (field.Has is { } has) return Conditions.Any(comparison.Values.Select(v => has(value, Text(v))));
        if (field.Type == FieldType.Tags) return HasTag(value, [.. comparison.Values.Select(Text)]);
        return comparison.Operator switch
        {
            Operator.Equal => Expression.Equal(value, Parameter(Stored(comparison.Values[0]))),
            Operator.In => IsOneOf(value, comparison.Values),
            Operator.Contains => InText(value, nameof(string.Contains), comparison.Values[0]),
            Operator.StartsWith => InText(value, nameof(string.StartsWith), comparison.Values[0]),
            var order => Plainly(value, Expression.MakeBinary(Order(order), value, Parameter(Stored(comparison.Values[0])))),
        };
    }

    /// <summary>Only what is yes or no says something by itself; another field still lacks its operator.</summary>
    private Expression Holds(Comparison comparison, Expression value) => field.Type == FieldType.YesNo
        ? field.Custom is null ? Expression.Equal(value, Parameter(true)) : HoldsPart(value, true)
        : throw new FilterException(
            "filter.syntax", comparison.OperatorAt,
            $"「{field.Zh}」后面应当是比较符，如 =、大于、包含、属于、为空",
            $"Expected an operator such as =, >, contains, in or is null after {field.En}");

    private void RequireOperator(Comparison comparison)
    {
        var fits = comparison.Operator switch
        {
            Operator.Equal or Operator.In => true,
            Operator.Contains => isText || field.Type is FieldType.Tags or FieldType.MultiSelect,
            Operator.StartsWith => isText,
            _ => field.Type is FieldType.Integer or FieldType.Number or FieldType.Money or FieldType.Date or FieldType.Instant,
        };
        if (fits) return;
        var word = FilterPrinter.Word(comparison.Operator);
        throw new FilterException(
            "filter.type", comparison.OperatorAt,
            $"「{field.Zh}」是{FieldTypeNames.Zh(field.Type)}，不能用 {word} 比较",
            $"{field.En} is {FieldTypeNames.En(field.Type)} and cannot be compared with {word}");
    }

    private Expression HasValue(Expression value)
    {
        if (field.Type == FieldType.MultiSelect)
            return Expression.NotEqual(Expression.Call(typeof(CustomValue), nameof(CustomValue.Text), null, [.. ((MethodCallExpression)value).Arguments]), Expression.Constant(null, typeof(string)));
        if (field.Type == FieldType.Tags && field.Has is null) return Expression.GreaterThan(Expression.ArrayLength(value), Expression.Constant(0));
        if (!CanBeNull(value)) return Expression.Constant(true);
        var present = Expression.NotEqual(value, Expression.Constant(null, value.Type));
        return value.Type == typeof(string) ? Expression.AndAlso(present, Expression.NotEqual(value, Expression.Constant(""))) : present;
    }

    /// <summary>True where an index over all custom fields finds the value as it is kept; periods of time are ranges.</summary>
    private bool IsOneValue(Operator compare) => field.Type is FieldType.MultiSelect
        || (compare is Operator.Equal or Operator.In && field.Type is not (FieldType.Date or FieldType.Instant));

    private MethodCallExpression HoldsValue(Expression value, FilterValue written)
    {
        var kept = FilterValues.Read(field, field.Type == FieldType.MultiSelect ? typeof(string) : stored, written, context) ?? throw Mistyped(written);
        return HoldsPart(value, field.Type == FieldType.MultiSelect ? new[] { kept } : kept);
    }

    /// <summary>Containment, which the index over all custom fields answers, also for several fields at once.</summary>
    private MethodCallExpression HoldsPart(Expression value, object kept) =>
        Expression.Call(typeof(CustomValue), nameof(CustomValue.Holds), null, ((MethodCallExpression)value).Arguments[0], Captured.Of(CustomValues.Part(field.Key, kept)));

    /// <summary>Said aloud, so that a negated comparison is true, not unknown, where there is no value. Elsewhere it would only read the value twice.</summary>
    private Expression Plainly(Expression value, Expression comparison) => isNegated ? Guarded(value, comparison) : comparison;

    private static Expression Guarded(Expression value, Expression condition) =>
        CanBeNull(value) ? Expression.AndAlso(Expression.NotEqual(value, Expression.Constant(null, value.Type)), condition) : condition;

    private static bool CanBeNull(Expression value) => !value.Type.IsValueType || Nullable.GetUnderlyingType(value.Type) is not null;

    private Expression InText(Expression value, string method, FilterValue searched)
    {
        var wanted = Text(searched).ToLowerInvariant();
        // folding every row takes six times as long as looking through it, and Chinese has nothing to fold
        Expression text = wanted.Any(letter => char.ToUpperInvariant(letter) != letter) ? Expression.Call(value, nameof(string.ToLower), null) : value;
        return Guarded(value, Expression.Call(text, typeof(string).GetMethod(method, [typeof(string)])!, Captured.Of(wanted)));
    }

    /// <summary>One tag by containment, several by overlap: the two forms that an index on tags answers.</summary>
    private static MethodCallExpression HasTag(Expression tags, string[] wanted)
    {
        var isOne = wanted.Length == 1;
        var tag = Expression.Parameter(typeof(string), "t");
        Expression given = Captured.Of(wanted);
        var (all, sought) = isOne ? (given, tags) : (tags, given);
        var isThere = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], sought, tag);
        return Expression.Call(
            typeof(Enumerable), isOne ? nameof(Enumerable.All) : nameof(Enumerable.Any), [typeof(string)], all, Expression.Lambda<Func<string, bool>>(isThere, tag));
    }

    private MethodCallExpression IsOneOf(Expression value, IReadOnlyList<FilterValue> values)
    {
        var list = Array.CreateInstance(field.StoredType, values.Count);
        for (var i = 0; i < values.Count; i++) list.SetValue(Stored(values[i]), i);
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [field.StoredType], Captured.Of(list, list.GetType()), value);
    }

    private Expression AtMoment(Operator compare, FilterValue written, Expression value)
    {
        try
        {
            var moment = Moment.Of(written, context) ?? throw Mistyped(written);
            var isInstant = field.Type == FieldType.Instant;
            if (isInstant && moment.Exact is { } exact) return Ordered(compare is Operator.In ? Operator.Equal : compare, value, exact);
            object first = isInstant ? context.StartOf(moment.First) : moment.First;
            object after = isInstant ? context.StartOf(moment.After) : moment.After;
            return compare switch
            {
                Operator.Greater => Ordered(Operator.GreaterOrEqual, value, after),
                Operator.GreaterOrEqual => Ordered(Operator.GreaterOrEqual, value, first),
                Operator.Less => Ordered(Operator.Less, value, first),
                Operator.LessOrEqual => Ordered(Operator.Less, value, after),
                _ => Expression.AndAlso(Ordered(Operator.GreaterOrEqual, value, first), Ordered(Operator.Less, value, after)),
            };
        }
        catch (ArgumentException)
        {
            throw new FilterException("filter.type", written.At, "这个时间超出了日历的范围", "This moment lies beyond the calendar");
        }
    }

    private Expression Ordered(Operator compare, Expression value, object bound) =>
        compare == Operator.Equal
            ? Expression.Equal(value, Parameter(bound))
            : Plainly(value, Expression.MakeBinary(Order(compare), value, Parameter(bound)));

    private static ExpressionType Order(Operator compare) => compare switch
    {
        Operator.Greater => ExpressionType.GreaterThan,
        Operator.GreaterOrEqual => ExpressionType.GreaterThanOrEqual,
        Operator.Less => ExpressionType.LessThan,
        _ => ExpressionType.LessThanOrEqual,
    };

    private object Stored(FilterValue value) => FilterValues.Read(field, stored, value, context) ?? throw Mistyped(value);

    private string Text(FilterValue value) => FilterValues.Text(value) ?? throw Mistyped(value);

    private FilterException Mistyped(FilterValue value) => new(
        "filter.type", value.At,
        $"「{field.Zh}」是{FieldTypeNames.Zh(field.Type)}，{value.Written} 不是",
        $"{field.En} is {FieldTypeNames.En(field.Type)}; {value.Written} is not");

    private MemberExpression Parameter(object value) => Captured.Of(value, field.StoredType);
}
