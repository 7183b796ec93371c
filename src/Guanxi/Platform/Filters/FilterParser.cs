using System.Collections.Frozen;
using System.Globalization;

namespace Guanxi.Platform.Filters;

/// <summary>Reads the filter language into a tree; knows its grammar and nothing of fields.</summary>
internal sealed class FilterParser
{
    public const int MaxLength = 4000;
    private const int MaxDepth = 50;
    private const int MaxTerms = 200;
    private const int MaxListed = 500;

    private readonly FilterLexer lexer;
    private Token current;
    private int last;
    private int depth;
    private int terms;

    private FilterParser(string text)
    {
        lexer = new(text);
        current = lexer.Read(0);
    }

    public static FilterNode Parse(string text)
    {
        if (text.Length > MaxLength) throw TooComplex(new(MaxLength, text.Length - MaxLength), $"筛选条件最长 {MaxLength} 个字符", $"A filter has at most {MaxLength} characters");
        var parser = new FilterParser(text);
        var node = parser.Either();
        if (parser.current.Kind != TokenKind.End) throw parser.Expected("「且」、「或」或结尾", "\"and\", \"or\" or the end");
        return node;
    }

    private FilterNode Either() => Chain(FilterWords.Or, Both, (terms, at) => new AnyOf(terms, at));

    private FilterNode Both() => Chain(FilterWords.And, Term, (terms, at) => new AllOf(terms, at));

    private FilterNode Chain(FrozenSet<string> connective, Func<FilterNode> part, Func<IReadOnlyList<FilterNode>, Span, FilterNode> join)
    {
        List<FilterNode> parts = [part()];
        while (AtConnective(connective))
        {
            Take();
            parts.Add(part());
        }
        return parts.Count == 1 ? parts[0] : join(parts, parts[0].At.To(parts[^1].At));
    }

    private bool AtConnective(FrozenSet<string> connective)
    {
        if (current.Kind == TokenKind.Word && FilterWords.LeadingConnective(current.Text) is { } word) Shorten(word.Length);
        return current.Kind == TokenKind.Word && connective.Contains(current.Text);
    }

    private FilterNode Term()
    {
        if (IsWord(FilterWords.Negation))
        {
            var at = Take().At;
            var term = Deeper(Term);
            return new Not(term, at.To(term.At));
        }
        if (!current.Is("(")) return Compare();
        Take();
        var inner = Deeper(Either);
        Require(")", "右括号 )", "a closing parenthesis");
        return inner;
    }

    private FilterNode Deeper(Func<FilterNode> read)
    {
        if (++depth > MaxDepth) throw TooComplex(current.At, $"括号最多嵌套 {MaxDepth} 层", $"Parentheses nest at most {MaxDepth} deep");
        var node = read();
        depth--;
        return node;
    }

    private Comparison Compare()
    {
        if (++terms > MaxTerms) throw TooComplex(current.At, $"最多 {MaxTerms} 个条件", $"At most {MaxTerms} conditions");
        var name = FieldName();
        if (AtEndOfTerm()) return new(name.Text, name.At, Operator.Holds, new(name.At.End, 0), [], name.At);
        var start = current.At;
        var compare = Operation();
        var operation = start.To(new(last, 0));
        var values = Operand(ref compare);
        return new(name.Text, name.At, compare, operation, values, name.At.To(new(last, 0)));
    }

    private Token FieldName()
    {
        if (current.Kind == TokenKind.Name) return Take();
        if (current.Kind != TokenKind.Word || FilterWords.IsReserved(current.Text)) throw Expected("字段名", "the name of a field");
        if (!StartsOperation(lexer.Read(current.At.End)) && FilterWords.EndOfName(current.Text) is > 0 and var cut) Shorten(cut);
        return Take();
    }

    /// <summary>Nothing follows that a field could be compared by.</summary>
    private bool AtEndOfTerm() => current.Kind == TokenKind.End || current.Is(")") || AtConnective(FilterWords.And) || AtConnective(FilterWords.Or);

    private static bool StartsOperation(Token token) => token.Kind switch
    {
        TokenKind.Symbol => FilterWords.Symbols.ContainsKey(token.Text),
        TokenKind.Word => token.Text.Equals("is", StringComparison.OrdinalIgnoreCase)
            || FilterWords.Negation.Contains(token.Text)
            || FilterWords.Operators.ContainsKey(token.Text)
            || FilterWords.LeadingOperator(token.Text) is not null,
        _ => false,
    };

    private Operator Operation()
    {
        if (current.Kind == TokenKind.Symbol && FilterWords.Symbols.TryGetValue(current.Text, out var symbol))
        {
            Take();
            return symbol;
        }
        if (current.Kind != TokenKind.Word) throw ExpectedOperator();
        if (current.Text.Equals("is", StringComparison.OrdinalIgnoreCase)) return NullCheck();
        if (FilterWords.LeadingOperator(current.Text) is { } chinese) Shorten(chinese.Length);
        var negated = IsWord(FilterWords.Negation);
        if (negated) Take();
        if (!FilterWords.Operators.TryGetValue(current.Text, out var word)) throw ExpectedOperator();
        if (negated) word = Opposite(word);
        Take();
        return word;
    }

    private Operator NullCheck()
    {
        Take();
        var negated = IsWord(FilterWords.Negation);
        if (negated) Take();
        if (!IsWord(FilterWords.Null)) throw Expected("null", "null");
        Take();
        return negated ? Operator.IsNotNull : Operator.IsNull;
    }

    private Operator Opposite(Operator plain) => plain switch
    {
        Operator.In => Operator.NotIn,
        Operator.Contains => Operator.NotContains,
        Operator.StartsWith => Operator.NotStartsWith,
        _ => throw ExpectedOperator(),
    };

    private List<FilterValue> Operand(ref Operator compare)
    {
        if (compare is Operator.IsNull or Operator.IsNotNull) return [];
        if (compare is Operator.In or Operator.NotIn) return Listed();
        if (compare is Operator.Equal or Operator.NotEqual && IsWord(FilterWords.Null))
        {
            Take();
            compare = compare == Operator.Equal ? Operator.IsNull : Operator.IsNotNull;
            return [];
        }
        return [Value()];
    }

    private List<FilterValue> Listed()
    {
        Require("(", "左括号 (", "an opening parenthesis");
        List<FilterValue> values = [Value()];
        while (current.Is(","))
        {
            Take();
            if (values.Count == MaxListed) throw TooComplex(current.At, $"列表最多 {MaxListed} 项", $"A list has at most {MaxListed} values");
            values.Add(Value());
        }
        Require(")", "逗号或右括号 )", "a comma or a closing parenthesis");
        return values;
    }

    private FilterValue Value()
    {
        if (current.Is("-"))
        {
            var minus = Take().At;
            if (current.Kind != TokenKind.Number) throw Expected("数", "a number");
            var number = Take();
            return new NumberValue(-number.Number, "-" + number.Text, minus.To(number.At));
        }
        var token = current;
        var value = token.Kind switch
        {
            TokenKind.Text => new TextValue(token.Text, token.At),
            TokenKind.Number => new NumberValue(token.Number, token.Text, token.At),
            _ => Moment(token) ?? throw Expected("值", "a value"),
        };
        Take();
        return value is TextValue or NumberValue ? value : Shifted(value);
    }

    /// <summary>What may stand for a moment: a word, a date or a time; null for any other token.</summary>
    internal static FilterValue? Moment(Token token) => token.Kind switch
    {
        TokenKind.Word => new WordValue(token.Text, token.At),
        TokenKind.Date => new DateValue(DateOnly.ParseExact(token.Text, "yyyy-M-d", CultureInfo.InvariantCulture), token.At),
        TokenKind.Time => Time(token),
        _ => null,
    };

    private FilterValue Shifted(FilterValue value)
    {
        while (current.Is("+") || current.Is("-"))
        {
            var sign = Take().Text == "-" ? -1 : 1;
            if (current.Kind != TokenKind.Duration || current.Number != decimal.Truncate(current.Number) || current.Number > 1_000_000)
                throw Expected("时间长度，如 30d、2w、3m、1y、12h", "a length of time such as 30d, 2w, 3m, 1y or 12h");
            var length = Take();
            value = new ShiftedValue(value, sign * (int)length.Number, length.Unit, value.At.To(length.At));
        }
        return value;
    }

    private static InstantValue Time(Token token)
    {
        var zoned = token.Text.EndsWith('Z') || token.Text.EndsWith('z') || token.Text.LastIndexOfAny(['+', '-']) > token.Text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        var time = DateTimeOffset.Parse(token.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new(time.DateTime, zoned ? time.Offset : null, token.At);
    }

    private Token Take()
    {
        var taken = current;
        last = taken.At.End;
        current = lexer.Read(last);
        return taken;
    }

    /// <summary>Chinese is written without spaces: what follows the operator or name in the same run is read anew.</summary>
    private void Shorten(int length) =>
        current = current with { At = new(current.At.Start, length), Text = current.Text[..length] };

    private bool IsWord(FrozenSet<string> words) => current.Kind == TokenKind.Word && words.Contains(current.Text);

    private void Require(string symbol, string zh, string en)
    {
        if (!current.Is(symbol)) throw Expected(zh, en);
        Take();
    }

    private FilterException ExpectedOperator() =>
        Expected("比较符，如 =、大于、包含、属于、为空", "an operator such as =, >, contains, in or is null");

    private FilterException Expected(string zh, string en) => new("filter.syntax", current.At, $"这里应当是{zh}", $"Expected {en} here");

    private static FilterException TooComplex(Span at, string zh, string en) => new("filter.too_complex", at, zh, en);
}
