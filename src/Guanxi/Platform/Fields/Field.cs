using System.Linq.Expressions;
using System.Reflection;

namespace Guanxi.Platform.Fields;

/// <summary>
/// One field of one kind of record, declared once. Lists, the filter language, sorting, import, export, audit labels and the
/// browser read it from here.
/// </summary>
public abstract partial record Field
{
    /// <summary>The name in the API, in filters and in the address bar; fixed for ever once published.</summary>
    public required string Key { get; init; }
    public required string Zh { get; init; }
    public required string En { get; init; }
    public required FieldType Type { get; init; }

    /// <summary>How to get from the record to the stored value: a path the database understands.</summary>
    public required LambdaExpression Value { get; init; }

    /// <summary>The choices of a select field; empty for the others.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];
    public bool Required { get; init; }

    /// <summary>Whether the stored value has a word, where it is no list of words.</summary>
    public Func<Expression, string, Expression>? Has { get; init; }

    /// <summary>How people read a value that is no choice: the value and the language; null where it says enough itself.</summary>
    public Func<string, string, string?>? WordOf { get; init; }

    /// <summary>Kept by the system: people can read but not write it.</summary>
    public bool ReadOnly { get; init; }
    public bool Filterable { get; init; } = true;

    /// <summary>Sortable fields have an index <c>(tenant_id, column, id)</c>.</summary>
    public bool Sortable { get; init; }
    private readonly bool? importable;

    /// <summary>May be set from a file; what the system keeps may not, unless said otherwise.</summary>
    public bool Importable { get => importable ?? !ReadOnly; init => importable = value; }
    public bool Exportable { get; init; } = true;
    private readonly bool? withholdable;

    /// <summary>
    /// May be hidden or masked for a role: what a record can be without, unless it is its name, says whose it is, or ties it to others.
    /// </summary>
    public bool Withholdable
    {
        get => withholdable ?? (!Required && !ReadOnly && Type is not (FieldType.User or FieldType.Record) && (Type == FieldType.Money || MayBeEmpty(Value)));
        init => withholdable = value;
    }

    /// <summary>In characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>What the organisation said about it, when it is a field of its own.</summary>
    public Custom.CustomField? Custom { get; init; }

    /// <summary>Further headings under which other programs write this field into their files.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The type of the stored value as the record declares it, e.g. <c>decimal?</c>.</summary>
    public Type StoredType => Value.ReturnType;

    public string Label(string language) => InLanguage(language, Zh, En);

    /// <summary>The choice a text means, by value or label; null when there is none.</summary>
    public Option? OptionOf(string text) => Options.FirstOrDefault(o => o.IsMeantBy(text));

    /// <summary>The choice a stored value stands for.</summary>
    public Option? OptionOf(object? stored) => Options.FirstOrDefault(o => stored is Enum member ? member.Equals(o.Member) : o.Value.Equals(stored));

    /// <summary>True when the text is a name of this field: key or label, in any case.</summary>
    public bool IsNamed(string text) =>
        Key.Equals(text, StringComparison.OrdinalIgnoreCase)
        || Zh.Equals(text, StringComparison.OrdinalIgnoreCase)
        || En.Equals(text, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the value is found on the record itself, without looking at others.</summary>
    internal bool IsOfRecordAlone => Inner(Value.Body) is MethodCallExpression or MemberExpression { Expression: ParameterExpression };

    /// <summary>The value of a record in memory.</summary>
    internal abstract object? ReadFrom(object record);

    private static Expression Inner(Expression body) => body is UnaryExpression { NodeType: ExpressionType.Convert } converted ? converted.Operand : body;

    internal static bool MayBeEmpty(LambdaExpression path)
    {
        if (path.ReturnType.IsValueType) return Nullable.GetUnderlyingType(path.ReturnType) is not null;
        return path.Body is not MemberExpression { Member: PropertyInfo property }
            || new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull;
    }

    internal static string InLanguage(string language, string zh, string en) =>
        language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? zh : en;
}
