namespace Guanxi.Platform.Filters;

/// <summary>
/// A filter that cannot be understood. Codes: <c>filter.syntax</c>, <c>filter.unknown_field</c>, <c>filter.type</c>,
/// <c>filter.unknown_option</c>, <c>filter.too_complex</c>.
/// </summary>
public sealed class FilterException(string code, Span at, string zh, string en) : Exception(en)
{
    public string Code { get; } = code;

    /// <summary>The column of the first character that is wrong, counted from 1.</summary>
    public int Position { get; } = at.Start + 1;

    /// <summary>How many characters are wrong; 0 at the end of the text.</summary>
    public int Length { get; } = at.Length;
    public string Zh { get; } = zh;
    public string En { get; } = en;

    public string Text(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh : En;
}

/// <summary>A stretch of the filter text, counted from 0.</summary>
public readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public Span To(Span last) => new(Start, last.End - Start);
}
