using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Filters;

/// <summary>A value as a person reads it: the text of the language, and what a choice, a user or a record is called.</summary>
public sealed record FilterTreeValue(string Text, string? Label);

/// <summary>
/// A filter taken apart, for those who show and change it piece by piece. One of <c>all</c>, <c>any</c>, <c>not</c> and <c>field</c> is set.
/// </summary>
public sealed record FilterTree
{
    public IReadOnlyList<FilterTree>? All { get; init; }
    public IReadOnlyList<FilterTree>? Any { get; init; }
    public FilterTree? Not { get; init; }

    /// <summary>The key of the field that is compared, dotted for one of a related record, with its label, the operator and the values.</summary>
    public string? Field { get; init; }
    public string? Label { get; init; }
    public Operator? Operator { get; init; }
    public IReadOnlyList<FilterTreeValue>? Values { get; init; }

    /// <summary>Reads a filter on records of a kind.</summary>
    /// <exception cref="FilterException">With the place and the reason.</exception>
    internal static async Task<FilterTree> Of(string filter, FieldCatalogue fields, FilterContext context, CrmDb db, Session session, CancellationToken ct)
    {
        fields.Check(filter, context);
        var node = Filter.Parse(filter);
        var names = new Dictionary<string, string>();
        foreach (var values in Compared(node, fields, session.Language).Where(c => c.Field.Type is FieldType.User or FieldType.Record).GroupBy(c => c.Field, c => c.Value))
            foreach (var (id, name) in await FieldLabels.Of(values.Key, [.. values], db, session, ct)) names[id] = name;
        return Of(node, fields, session.Language, names);
    }

    private static IEnumerable<(Field Field, string Value)> Compared(FilterNode node, FieldCatalogue fields, string language) =>
        node.Comparisons().SelectMany(c => c.Values.Select(v => (fields.Named(c.Field, language)!.Value.Field, FilterValues.Text(v) ?? v.Written)));

    private static FilterTree Of(FilterNode node, FieldCatalogue fields, string language, Dictionary<string, string> names)
    {
        switch (node)
        {
            case AllOf all: return new() { All = [.. all.Terms.Select(t => Of(t, fields, language, names))] };
            case AnyOf any: return new() { Any = [.. any.Terms.Select(t => Of(t, fields, language, names))] };
            case Not not: return new() { Not = Of(not.Term, fields, language, names) };
        }
        var comparison = (Comparison)node;
        var (key, label, field) = fields.Named(comparison.Field, language)!.Value;
        return new() { Field = key, Label = label, Operator = comparison.Operator, Values = [.. comparison.Values.Select(v => ValueOf(field, FilterValues.Text(v) ?? v.Written, language, names))] };
    }

    private static FilterTreeValue ValueOf(Field field, string text, string language, Dictionary<string, string> names)
    {
        if (field.Type is FieldType.Select or FieldType.MultiSelect && field.OptionOf(text) is { } option) return new(option.Value, option.Label(language));
        if (field.Type == FieldType.YesNo) return new(FilterWords.Yes.Contains(text) ? "true" : "false", null);
        if (field.Type == FieldType.User && FilterWords.Me.Contains(text)) return new("me", null);
        if (field.Type == FieldType.User && FilterWords.MyDepartment.Contains(text)) return new("my_department", null);
        return new(text, names.GetValueOrDefault(text) ?? field.WordOf?.Invoke(text, language));
    }
}
