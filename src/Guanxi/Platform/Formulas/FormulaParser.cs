using System.Globalization;
using Guanxi.Platform.Filters;

namespace Guanxi.Platform.Formulas;

/// <summary>
/// Reads a formula into a tree; knows its grammar and nothing of fields. From loosest to tightest: or, and, not, comparison,
/// <c>&amp;</c>, <c>+ -</c>, <c>* /</c>, sign. Names, numbers (<c>10万</c>), dates and quotes are those of the filter language.
/// </summary>
internal sealed class FormulaParser
{
    public const int MaxLength = 2000;
    private const int MaxDepth = 40;
    private const int MaxNodes = 400;

    private readonly FilterLexer lexer;
    private Token current;
    private int last;
    private int depth;
    private int nodes;

    private FormulaParser(string text)
    {
        lexer = new(text, "*/&");
        current = lexer.Read(0);
    }

    /// <exception cref="FormulaException"><c>formula.syntax</c> or <c>formula.too_complex</c>.</exception>
    public static FormulaNode Parse(string text)
    {
        if (text.Length > MaxLength) throw TooComplex(new(MaxLength, text.Length - MaxLength));
        try
        {
            var parser = new FormulaParser(text);
            var node = parser.Either();
            if (parser.current.Kind != TokenKind.End) throw parser.Expected("运算符或结尾", "an operator or the end");
            return node;
        }
        catch (FilterException wrong)
        {
            throw new FormulaException("formula.syntax", new(wrong.Position - 1, wrong.Length), wrong.Zh, wrong.En);
        }
    }

    private FormulaNode Either() => Chain(Both, () => IsWord(FilterWords.Or) ? "or" : null);

    private FormulaNode Both() => Chain(Negated, () => IsWord(FilterWords.And) ? "and" : null);

    private FormulaNode Negated()
    {
        if (!IsWord(FilterWords.Negation)) return Compared();
        var at = Take().At;
        var term = Deeper(Negated);
        return Node("not", at, [term], at.To(term.At));
    }

    private FormulaNode Compared()
    {
        var left = Joined();
        if (current.Kind != TokenKind.Symbol || !FilterWords.Symbols.TryGetValue(current.Text, out var compare)) return left;
        var at = Take().At;
        var right = Joined();
        var sign = compare switch
        {
            Operator.Equal => "=",
            Operator.NotEqual => "!=",
            Operator.Greater => ">",
            Operator.GreaterOrEqual => ">=",
            Operator.Less => "<",
            _ => "<=",
        };
        return Node(sign, at, [left, right], left.At.To(right.At));
    }

    private FormulaNode Joined() => Chain(Sum, () => Sign("&"));

    private FormulaNode Sum() => Chain(Product, () => Sign("+") ?? Sign("-"));

    private FormulaNode Product() => Chain(Signed, () => Sign("*") ?? Sign("/"));

    private FormulaNode Chain(Func<FormulaNode> part, Func<string?> connective)
    {
        var left = part();
        while (connective() is { } sign)
        {
            var at = Take().At;
            var right = part();
            left = Node(sign, at, [left, right], left.At.To(right.At));
        }
        return left;
    }

    private FormulaNode Signed()
    {
        if (!current.Is("-")) return Atom();
        var at = Take().At;
        var of = Deeper(Signed);
        return Node("negative", at, [of], at.To(of.At));
    }

    private FormulaNode Atom()
    {
        var token = current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Take();
                return Counted(new LiteralNode(token.Number, FormulaType.Number, token.At));
            case TokenKind.Text:
                Take();
                return Counted(new LiteralNode(token.Text, FormulaType.Text, token.At));
            case TokenKind.Date:
                Take();
                return Counted(new LiteralNode(DateOnly.ParseExact(token.Text, "yyyy-M-d", CultureInfo.InvariantCulture), FormulaType.Date, token.At));
            case TokenKind.Name:
                Take();
                return Counted(new FieldNode(token.Text, token.At));
            case TokenKind.Word when !FilterWords.And.Contains(token.Text) && !FilterWords.Or.Contains(token.Text):
                return Named();
            case TokenKind.Symbol when token.Is("("):
                Take();
                var inner = Deeper(Either);
                Require(")");
                return inner;
            default:
                throw Expected("字段、数、文字或函数", "a field, a number, text or a function");
        }
    }

    private FormulaNode Named()
    {
        var name = Take();
        if (!current.Is("("))
        {
            if (name.Text.ToLowerInvariant() is "true" or "false") return Counted(new LiteralNode(name.Text.Equals("true", StringComparison.OrdinalIgnoreCase), FormulaType.YesNo, name.At));
            return Counted(new FieldNode(name.Text, name.At));
        }
        Take();
        var arguments = new List<FormulaNode>();
        while (!current.Is(")"))
        {
            if (arguments.Count > 0) Require(",");
            arguments.Add(Deeper(Either));
        }
        Take();
        return Node(name.Text.ToLowerInvariant(), name.At, arguments, name.At.To(new(last, 0)));
    }

    private string? Sign(string sign) => current.Is(sign) ? sign : null;

    private bool IsWord(System.Collections.Frozen.FrozenSet<string> words) => current.Kind == TokenKind.Word && words.Contains(current.Text);

    private FormulaNode Deeper(Func<FormulaNode> read)
    {
        if (++depth > MaxDepth) throw TooComplex(current.At);
        var node = read();
        depth--;
        return node;
    }

    private FormulaNode Node(string name, Span nameAt, IReadOnlyList<FormulaNode> arguments, Span at) => Counted(new CallNode(name, nameAt, arguments, at));

    private FormulaNode Counted(FormulaNode node) => ++nodes > MaxNodes ? throw TooComplex(node.At) : node;

    private Token Take()
    {
        var taken = current;
        last = taken.At.End;
        current = lexer.Read(last);
        return taken;
    }

    private void Require(string symbol)
    {
        if (!current.Is(symbol)) throw symbol == "," ? Expected("逗号或右括号 )", "a comma or a closing parenthesis") : Expected("右括号 )", "a closing parenthesis");
        Take();
    }

    private FormulaException Expected(string zh, string en) => new("formula.syntax", current.At, $"这里应当是{zh}", $"Expected {en} here");

    private static FormulaException TooComplex(Span at) => new("formula.too_complex", at, "公式太长或嵌套太深", "The formula is too long or nests too deep");
}
