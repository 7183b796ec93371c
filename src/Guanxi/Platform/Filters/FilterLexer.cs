using System.Globalization;
using System.Text.RegularExpressions;

namespace Guanxi.Platform.Filters;

internal enum TokenKind { End, Word, Name, Text, Number, Duration, Date, Time, Symbol }

/// <summary>A piece of the filter text. <c>Name</c> is a field name in brackets; <c>Duration</c> is a number with a unit of time.</summary>
internal readonly record struct Token(TokenKind Kind, Span At, string Text, decimal Number = 0, char Unit = '\0')
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}

/// <summary>
/// Cuts the filter text on demand, so that the parser can cut a run of Chinese where it knows an operator must be.
/// Full-width letters, digits and punctuation read like the plain ones; text in quotes stays as it is.
/// </summary>
internal sealed partial class FilterLexer
{
    private readonly string raw;
    private readonly string plain;
    private readonly string operators;

    /// <param name="text">What is read.</param>
    /// <param name="operators">Further characters that stand for themselves, such as the <c>*</c> of formulas.</param>
    public FilterLexer(string text, string operators = "")
    {
        this.operators = operators;
        raw = text;
        plain = string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = Plain(from[i]);
        });
        for (var i = 0; i < raw.Length; i++) RequireReadable(ref i);
    }

    /// <summary>True when the text can stand as a name without brackets.</summary>
    public static bool IsOneWord(string text) =>
        text.Length > 0 && IsWordStart(text[0]) && text[^1] != '.' && text.All(c => c == Plain(c) && (c == '.' || IsWordPart(c))) && !text.Contains("..", StringComparison.Ordinal);

    public Token Read(int from)
    {
        while (from < plain.Length && char.IsWhiteSpace(plain[from])) from++;
        if (from == plain.Length) return new(TokenKind.End, new(from, 0), "");
        var c = plain[from];
        if (ClosingQuotes(c) is { } closing) return Quoted(from, closing);
        if (c is '[' or '【') return Bracketed(from);
        if (char.IsAsciiDigit(c)) return DateOrNumber(from);
        if (IsWordStart(c)) return Word(from);
        return Symbol(from);
    }

    private Token Word(int from)
    {
        var end = from;
        while (end < plain.Length && (IsWordPart(plain[end]) || (plain[end] == '.' && end + 1 < plain.Length && IsWordPart(plain[end + 1])))) end++;
        return new(TokenKind.Word, new(from, end - from), plain[from..end]);
    }

    private Token Quoted(int from, string closing)
    {
        var text = new System.Text.StringBuilder();
        for (var i = from + 1; i < raw.Length; i++)
        {
            if (!closing.Contains(plain[i]))
            {
                text.Append(raw[i]);
                continue;
            }
            if (i + 1 == raw.Length || !closing.Contains(plain[i + 1])) return new(TokenKind.Text, new(from, i + 1 - from), text.ToString());
            text.Append(raw[i++]);
        }
        throw Wrong(new(from, raw.Length - from), "引号没有结束", "This quotation mark is never closed");
    }

    private Token Bracketed(int from)
    {
        var end = plain.AsSpan(from).IndexOfAny(']', '】');
        if (end < 2) throw Wrong(new(from, 1), "方括号里应当是字段名，并以 ] 结束", "Brackets hold the name of a field and end with ]");
        return new(TokenKind.Name, new(from, end + 1), raw.Substring(from + 1, end - 1).Trim());
    }

    private Token DateOrNumber(int from)
    {
        if (Date().Match(plain, from, Math.Min(10, plain.Length - from)) is { Success: true } date) return DateOrTime(from, date);
        var digits = Digits().Match(plain, from, plain.Length - from);
        var number = decimal.TryParse(digits.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Wrong(new(from, digits.Length), "这个数太大", "This number is too large");
        return WithUnit(from, from + digits.Length, number);
    }

    private Token WithUnit(int from, int end, decimal number)
    {
        var unit = Word(end).Text;
        if (unit.Length == 0) return new(TokenKind.Number, new(from, end - from), plain[from..end], number);
        var cut = unit[0] > 127 ? LongestUnit(unit) : unit;
        var at = new Span(from, end + cut.Length - from);
        if (FilterWords.Magnitudes.TryGetValue(cut, out var times))
        {
            var scaled = Scaled(number, times, at);
            return new(TokenKind.Number, at, scaled.ToString("0.############################", CultureInfo.InvariantCulture), scaled);
        }
        if (FilterWords.TimeUnits.TryGetValue(cut, out var time)) return new(TokenKind.Duration, at, plain[from..at.End], number, time);
        if (cut.Length == 0) return new(TokenKind.Number, at, plain[from..end], number);
        throw Wrong(at, $"「{plain[from..at.End]}」不是数；文字请加引号", $"\"{plain[from..at.End]}\" is not a number; put text in quotes");
    }

    private static decimal Scaled(decimal number, decimal times, Span at) =>
        number > decimal.MaxValue / times ? throw Wrong(at, "这个数太大", "This number is too large") : number * times;

    private static string LongestUnit(string run) =>
        FilterWords.Magnitudes.Keys.Concat(FilterWords.TimeUnits.Keys)
            .Where(u => run.StartsWith(u, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(u => u.Length)
            .FirstOrDefault("");

    private Token DateOrTime(int from, Match date)
    {
        var time = Time().Match(plain, from + date.Length, plain.Length - from - date.Length);
        var at = new Span(from, date.Length + time.Length);
        var written = plain.Substring(from, at.Length);
        var good = time.Success
            ? DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            : DateOnly.TryParseExact(written, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        if (!good) throw Wrong(at, $"「{written}」不是日期", $"\"{written}\" is not a date");
        return new(time.Success ? TokenKind.Time : TokenKind.Date, at, written);
    }

    private Token Symbol(int from)
    {
        foreach (var length in (int[])[2, 1])
        {
            if (from + length > plain.Length) continue;
            var text = plain.Substring(from, length);
            if (FilterWords.Symbols.ContainsKey(text) || text is "(" or ")" or "," or "+" or "-" || (length == 1 && operators.Contains(text[0]))) return new(TokenKind.Symbol, new(from, length), text);
        }
        throw Wrong(new(from, 1), $"「{raw[from]}」不能出现在这里；文字请加引号", $"\"{raw[from]}\" cannot stand here; put text in quotes");
    }

    private void RequireReadable(ref int i)
    {
        if (char.IsHighSurrogate(raw[i]) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1])) i++;
        else if (char.IsSurrogate(raw[i]) || raw[i] == '\0') throw Wrong(new(i, 1), "这个字符无法识别", "This character cannot be read");
    }

    private static FilterException Wrong(Span at, string zh, string en) => new("filter.syntax", at, zh, en);

    private static char Plain(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '　' => ' ',
        '、' => ',',
        _ => c,
    };

    private static string? ClosingQuotes(char c) => c switch
    {
        '\'' => "'",
        '"' => "\"",
        '“' or '”' => "“”",
        '‘' or '’' => "‘’",
        '「' => "」",
        '『' => "』",
        _ => null,
    };

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_' || char.IsSurrogate(c);

    private static bool IsWordPart(char c) => IsWordStart(c) || char.IsDigit(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    [GeneratedRegex(@"\G\d{4}-\d{1,2}-\d{1,2}(?!\d)")]
    private static partial Regex Date();

    [GeneratedRegex(@"\GT\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    [GeneratedRegex(@"\G\d+(\.\d+)?")]
    private static partial Regex Digits();
}
