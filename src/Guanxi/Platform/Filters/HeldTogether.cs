using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Platform.Filters;

/// <summary>
/// What several custom fields of a record hold is asked at once: the database looks at each record it finds once more, and once for all
/// is a fifth of the time of a list that is narrowed by several.
/// </summary>
internal static class HeldTogether
{
    public static Expression[] Of(Expression[] terms)
    {
        var rest = new List<Expression>();
        var held = new List<(Expression Values, JsonObject Parts)>();
        foreach (var term in terms)
        {
            if (PartOf(term) is not var (values, part)) rest.Add(term);
            else if (held.Find(h => AreSame(h.Values, values) && !part.Any(p => h.Parts.ContainsKey(p.Key))) is { Parts: { } parts })
                foreach (var (key, value) in part) parts[key] = value?.DeepClone();
            else held.Add((values, part));
        }
        return [.. held.Select(h => Expression.Call(typeof(CustomValue), nameof(CustomValue.Holds), null, h.Values, Captured.Of(h.Parts.ToJsonString(Json.Options)))), .. rest];
    }

    private static (Expression Values, JsonObject Part)? PartOf(Expression term) =>
        term is MethodCallExpression { Method: { Name: nameof(CustomValue.Holds) } method, Arguments: [var values, var given] } && method.DeclaringType == typeof(CustomValue)
            && Captured.Read(given) is string part ? (values, JsonNode.Parse(part)!.AsObject()) : null;

    /// <summary>The custom fields of the same record; those of a related one are others.</summary>
    private static bool AreSame(Expression one, Expression other) =>
        (one, other) is (MemberExpression { Member: var a, Expression: { } x }, MemberExpression { Member: var b, Expression: { } y }) && a == b && (x == y || AreSame(x, y));
}
