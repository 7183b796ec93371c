using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Formulas;

/// <summary>One call with its parts: checks how many and of which types they are and says how the value is found.</summary>
internal sealed class FormulaLogic(CallNode call, IReadOnlyList<FormulaPart> parts)
{
    private const int Many = 50;

    public FormulaPart Simple(FormulaFunction function)
    {
        RequireCount(function.Least, function.Parameters.Length);
        for (var i = 0; i < parts.Count; i++) Require(parts[i], function.Parameters[i]);
        return Part(function.Result, scope =>
        {
            var values = new object[parts.Count];
            for (var i = 0; i < values.Length; i++)
            {
                if (parts[i].Value(scope) is not { } value) return null;
                values[i] = value;
            }
            return function.Value(values);
        });
    }

    public FormulaPart Choose()
    {
        switch (call.Name)
        {
            case "is_empty":
                RequireCount(1, 1);
                return Part(FormulaType.YesNo, scope => parts[0].Value(scope) is null);
            case "coalesce":
                RequireCount(1, Many);
                return Part(SameType(parts), scope => parts.Select(p => p.Value(scope)).FirstOrDefault(v => v is not null));
            case "if":
                RequireCount(2, 3);
                Require(parts[0], FormulaType.YesNo);
                var result = SameType([.. parts.Skip(1)]);
                return Part(result, scope => IsTrue(parts[0], scope) ? parts[1].Value(scope) : parts.ElementAtOrDefault(2)?.Value(scope));
            default:
                RequireCount(1, Many);
                foreach (var part in parts) Require(part, FormulaType.YesNo);
                return Part(FormulaType.YesNo, call.Name switch
                {
                    "and" => scope => parts.All(p => IsTrue(p, scope)),
                    "or" => scope => parts.Any(p => IsTrue(p, scope)),
                    _ => scope => !IsTrue(parts[0], scope),
                });
        }
    }

    /// <summary>A comparison with nothing does not hold, so "not equal" does: as in filters.</summary>
    public FormulaPart Compare()
    {
        RequireCount(2, 2);
        var (left, right) = (OptionBeside(parts[0], parts[1]), OptionBeside(parts[1], parts[0]));
        if (left.Type != right.Type || left.Type == FormulaType.Other) throw Mismatch(right, left.Type);
        if (call.Name == "contains") Require(left, FormulaType.Text);
        else if (left.Type is FormulaType.YesNo or FormulaType.Text && call.Name is not ("=" or "!="))
            throw new FormulaException("formula.type", call.NameAt, $"{FormulaTypes.Zh(left.Type)}不能用 {call.Name} 比较", $"{call.Name} compares numbers and dates");
        return Part(FormulaType.YesNo, scope => left.Value(scope) is { } a && right.Value(scope) is { } b ? Holds(a, b) : call.Name == "!=");
    }

    private bool Holds(object a, object b) => call.Name switch
    {
        "=" => a.Equals(b),
        "!=" => !a.Equals(b),
        "contains" => ((string)a).Contains((string)b, StringComparison.OrdinalIgnoreCase),
        ">" => ((IComparable)a).CompareTo(b) > 0,
        ">=" => ((IComparable)a).CompareTo(b) >= 0,
        "<" => ((IComparable)a).CompareTo(b) < 0,
        _ => ((IComparable)a).CompareTo(b) <= 0,
    };

    public FormulaPart Extreme()
    {
        RequireCount(1, Many);
        var type = SameType(parts);
        if (type is not (FormulaType.Number or FormulaType.Date)) throw Mismatch(parts[0], FormulaType.Number);
        return Part(type, scope =>
        {
            var values = parts.Select(p => p.Value(scope)).OfType<IComparable>().ToList();
            return call.Name == "min" ? values.Min() : values.Max();
        });
    }

    /// <summary>What is not there is left out.</summary>
    public FormulaPart Concatenate()
    {
        RequireCount(1, Many);
        if (parts.FirstOrDefault(p => p.Type == FormulaType.Other) is { } strange) throw Mismatch(strange, FormulaType.Text);
        return Part(FormulaType.Text, scope => string.Concat(parts.Select(p => FormulaFunctions.Written(p.Value(scope)))) is { Length: > 0 } text ? text : null);
    }

    public FormulaPart AddOrSubtract()
    {
        RequireCount(2, 2);
        var (left, right, adds) = (parts[0], parts[1], call.Name == "+");
        if (left.Type == FormulaType.Date && right.Type == FormulaType.Number)
            return Both(FormulaType.Date, (a, b) => FormulaFunctions.Later((DateOnly)a, adds ? (decimal)b : -(decimal)b));
        if (left.Type == FormulaType.Date && right.Type == FormulaType.Date && !adds)
            return Both(FormulaType.Number, (a, b) => (decimal)(((DateOnly)a).DayNumber - ((DateOnly)b).DayNumber));
        Require(left, FormulaType.Number);
        Require(right, FormulaType.Number);
        return Both(FormulaType.Number, (a, b) => adds ? (decimal)a + (decimal)b : (decimal)a - (decimal)b);
    }

    private FormulaPart Both(FormulaType type, Func<object, object, object?> value) =>
        Part(type, scope => parts[0].Value(scope) is { } a && parts[1].Value(scope) is { } b ? value(a, b) : null);

    public void RequireCount(int least, int most)
    {
        if (parts.Count >= least && parts.Count <= most) return;
        var count = least == most ? $"{least}" : most == Many ? $"{least}+" : $"{least}–{most}";
        throw new FormulaException("formula.arguments", call.At, $"{call.Name} 需要 {count} 个参数", $"{call.Name} takes {count} arguments");
    }

    private static bool IsTrue(FormulaPart part, FormulaScope scope) => part.Value(scope) is true;

    private static FormulaType SameType(IReadOnlyList<FormulaPart> parts)
    {
        if (parts.FirstOrDefault(p => p.Type != parts[0].Type) is { } other) throw Mismatch(other, parts[0].Type);
        return parts[0].Type;
    }

    private static void Require(FormulaPart part, FormulaType type)
    {
        if (part.Type != type) throw Mismatch(part, type);
    }

    private static FormulaException Mismatch(FormulaPart part, FormulaType wanted) => new(
        "formula.type", part.At, $"这里应当是{FormulaTypes.Zh(wanted)}，不是{FormulaTypes.Zh(part.Type)}", $"Expected {FormulaTypes.En(wanted)} here, not {FormulaTypes.En(part.Type)}");

    /// <summary>A text beside a choice means one of its options, by value or label.</summary>
    private static FormulaPart OptionBeside(FormulaPart part, FormulaPart other)
    {
        if (part.Written is not { } text || other.Choice is not { } choice) return part;
        var option = choice.OptionOf(text) ?? throw new FormulaException(
            "formula.unknown_option", part.At,
            $"「{choice.Zh}」没有选项「{text}」，可选：{string.Join("、", choice.Options.Select(o => o.Zh))}",
            $"{choice.En} has no option \"{text}\"; it has {string.Join(", ", choice.Options.Select(o => o.Value))}");
        return part with { Value = _ => option.Zh };
    }

    private FormulaPart Part(FormulaType type, Func<FormulaScope, object?> value) => new(type, value, call.At);
}
