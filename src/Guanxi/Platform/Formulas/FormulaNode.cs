using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Formulas;

/// <summary>What a formula says, before it is known what its names mean.</summary>
internal abstract record FormulaNode(Span At);

internal sealed record LiteralNode(object? Value, FormulaType Type, Span At) : FormulaNode(At);

internal sealed record FieldNode(string Name, Span At) : FormulaNode(At);

/// <summary>A function or an operator, by its word or sign.</summary>
internal sealed record CallNode(string Name, Span NameAt, IReadOnlyList<FormulaNode> Arguments, Span At) : FormulaNode(At);
