using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Formulas;

/// <summary>What a formula looks at: the values of one record as they are stored, and the present day of the organisation.</summary>
internal sealed record FormulaScope(Func<Field, object?> Read, DateOnly Today, TimeZoneInfo TimeZone);

/// <summary>A part of a formula that has been understood: its type, and how its value is found. Null is "nothing".</summary>
internal sealed record FormulaPart(FormulaType Type, Func<FormulaScope, object?> Value, Filters.Span At)
{
    /// <summary>The choice field it stands for; texts beside it mean its options.</summary>
    public Field? Choice { get; init; }

    /// <summary>The text it was written as, where it is a text in quotes.</summary>
    public string? Written { get; init; }
}
