using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Formulas;

/// <summary>
/// A formula that cannot be understood. Codes: <c>formula.syntax</c>, <c>formula.unknown_field</c>, <c>formula.unknown_function</c>,
/// <c>formula.arguments</c>, <c>formula.type</c>, <c>formula.unknown_option</c>, <c>formula.too_complex</c>.
/// </summary>
public sealed class FormulaException(string code, Span at, string zh, string en) : Exception(en)
{
    public string Code { get; } = code;

    /// <summary>The column of the first character that is wrong, counted from 1.</summary>
    public int Position { get; } = at.Start + 1;

    /// <summary>How many characters are wrong; 0 at the end of the text.</summary>
    public int Length { get; } = at.Length;

    public string Text(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? zh : Message;
}
