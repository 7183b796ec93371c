namespace Guanxi.Platform.Filters;

/// <summary>Writes a filter tree back in the language: parsing the text gives the same tree.</summary>
internal static class FilterPrinter
{
    public static string Print(FilterNode node) => node switch
    {
        AllOf all => string.Join(" and ", all.Terms.Select(t => t is AnyOf or AllOf ? $"({Print(t)})" : Print(t))),
        AnyOf any => string.Join(" or ", any.Terms.Select(t => t is AnyOf ? $"({Print(t)})" : Print(t))),
        Not not => not.Term is Comparison or Not ? $"not {Print(not.Term)}" : $"not ({Print(not.Term)})",
        Comparison comparison => Print(comparison),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Print(Comparison comparison)
    {
        var (name, values) = (Name(comparison.Field), comparison.Values);
        return comparison.Operator switch
        {
            Operator.Holds => name,
            Operator.IsNull => $"{name} is null",
            Operator.IsNotNull => $"{name} is not null",
            Operator.In or Operator.NotIn => $"{name} {Word(comparison.Operator)} ({string.Join(", ", values.Select(v => v.Written))})",
            _ => $"{name} {Word(comparison.Operator)} {values[0].Written}",
        };
    }

    public static string Word(Operator compare) => compare switch
    {
        Operator.Equal => "=",
        Operator.NotEqual => "!=",
        Operator.Greater => ">",
        Operator.GreaterOrEqual => ">=",
        Operator.Less => "<",
        Operator.LessOrEqual => "<=",
        Operator.In => "in",
        Operator.NotIn => "not in",
        Operator.Contains => "contains",
        Operator.NotContains => "not contains",
        Operator.StartsWith => "starts_with",
        Operator.NotStartsWith => "not starts_with",
        Operator.IsNull => "is null",
        Operator.Holds => "",
        _ => "is not null",
    };

    /// <summary>Names that would not be read as one word stand in brackets.</summary>
    private static string Name(string name) =>
        FilterLexer.IsOneWord(name) && !FilterWords.IsReserved(name) && FilterWords.EndOfName(name) < 0 && FilterWords.LeadingOperator(name) is null && FilterWords.LeadingConnective(name) is null
            ? name
            : $"[{name}]";
}
