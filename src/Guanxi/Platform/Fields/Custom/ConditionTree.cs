using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>A condition on a record's own fields as a tree, for programs that don't read the filter language. One of the members is set.</summary>
public sealed record ConditionTree
{
    public IReadOnlyList<ConditionTree>? All { get; init; }
    public IReadOnlyList<ConditionTree>? Any { get; init; }
    public ConditionTree? Not { get; init; }

    /// <summary>The key of the field that is compared, with the operator and the values in the form of the API.</summary>
    public string? Field { get; init; }
    public Operator? Operator { get; init; }
    public IReadOnlyList<object>? Values { get; init; }

    /// <summary>The tree of a condition; null where there is none or it can't be understood any more, e.g. since a field went out of use.</summary>
    internal static ConditionTree? Of(string? condition, FieldCatalogue fields)
    {
        if (condition is null) return null;
        try
        {
            return Of(Filter.Parse(condition), fields);
        }
        catch (FilterException)
        {
            return null;
        }
    }

    private static ConditionTree? Of(FilterNode node, FieldCatalogue fields) => node switch
    {
        AllOf all => Joined(all.Terms, fields) is { } terms ? new() { All = terms } : null,
        AnyOf any => Joined(any.Terms, fields) is { } terms ? new() { Any = terms } : null,
        Filters.Not not => Of(not.Term, fields) is { } term ? new() { Not = term } : null,
        Comparison comparison when fields.Find(comparison.Field) is { } field && comparison.Values.All(v => ValueOf(field, v) is not null) =>
            new() { Field = field.Key, Operator = comparison.Operator, Values = [.. comparison.Values.Select(v => ValueOf(field, v)!)] },
        _ => null,
    };

    private static List<ConditionTree>? Joined(IReadOnlyList<FilterNode> terms, FieldCatalogue fields)
    {
        var trees = terms.Select(t => Of(t, fields)).ToList();
        return trees.Contains(null) ? null : [.. trees.Select(t => t!)];
    }

    /// <summary>Null for what is worked out when it is asked, such as <c>today - 30d</c>.</summary>
    private static object? ValueOf(Field field, FilterValue value) => value switch
    {
        NumberValue number => number.Number,
        WordValue word when field.Type == FieldType.YesNo => FilterWords.Yes.Contains(word.Word),
        _ when FilterValues.Text(value) is not { } => null,
        _ when field.Type is FieldType.Select or FieldType.MultiSelect => field.OptionOf(FilterValues.Text(value)!)?.Value,
        TextValue text => text.Text,
        _ => null,
    };
}
