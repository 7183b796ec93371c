using System.Globalization;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Formulas;

/// <summary>Gives the names of a formula their meaning and checks its types, from the leaves up.</summary>
internal sealed class FormulaBinder(FieldCatalogue fields)
{
    private readonly HashSet<string> used = [];

    public IReadOnlySet<string> Used => used;
    public bool UsesToday { get; private set; }

    /// <exception cref="FormulaException">With the place and the reason.</exception>
    public FormulaPart Bind(FormulaNode node) => node switch
    {
        LiteralNode literal => new(literal.Type, _ => literal.Value, literal.At) { Written = literal.Value as string },
        FieldNode field => OfField(field),
        CallNode call => Call(call),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private FormulaPart OfField(FieldNode node)
    {
        if (fields.Find(node.Name) is not { } field || !field.IsOfRecordAlone)
            throw new FormulaException("formula.unknown_field", node.At, $"没有可用的字段「{node.Name}」", $"There is no field \"{node.Name}\" to use here");
        used.Add(field.Key);
        var type = FormulaTypes.Of(field.Type);
        return new(type, scope => Read(field, type, scope), node.At) { Choice = field.Type == FieldType.Select ? field : null };
    }

    private static object? Read(Field field, FormulaType type, FormulaScope scope) => (scope.Read(field), type) switch
    {
        (null or "", _) => null,
        (System.Collections.ICollection { Count: 0 }, _) => null,
        (var number, FormulaType.Number) => Convert.ToDecimal(number, CultureInfo.InvariantCulture),
        (DateTimeOffset instant, _) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, scope.TimeZone).DateTime),
        (var choice, FormulaType.Text) when field.Type == FieldType.Select => field.OptionOf(choice)?.Zh ?? choice as string,
        var (other, _) => other,
    };

    private FormulaPart Call(CallNode call)
    {
        var parts = call.Arguments.Select(Bind).ToList();
        var logic = new FormulaLogic(call, parts);
        switch (call.Name)
        {
            case "today":
                logic.RequireCount(0, 0);
                UsesToday = true;
                return new(FormulaType.Date, scope => scope.Today, call.At);
            case "and" or "or" or "not" or "if" or "coalesce" or "is_empty":
                return logic.Choose();
            case "=" or "!=" or ">" or ">=" or "<" or "<=" or "contains":
                return logic.Compare();
            case "min" or "max":
                return logic.Extreme();
            case "&" or "concat":
                return logic.Concatenate();
            case "+" or "-":
                return logic.AddOrSubtract();
            default:
                return FormulaFunctions.Simple.TryGetValue(call.Name, out var function)
                    ? logic.Simple(function)
                    : throw new FormulaException("formula.unknown_function", call.NameAt, $"没有函数「{call.Name}」", $"There is no function \"{call.Name}\"");
        }
    }
}
