using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Guanxi.Platform.Tables;

/// <summary>
/// A value read from a cell: nothing (<see cref="HasValue"/> false and no error) for an empty cell, else the value or
/// the code of what is wrong with it (<see cref="TableTexts"/>).
/// </summary>
public readonly record struct Parsed<T>(bool HasValue, T? Value, string? Error);

/// <summary>A phone number as it is shown, and the digits by which it is found: +86 is left out, other countries keep their +.</summary>
public sealed record PhoneValue(string Display, string Digits);

/// <summary>
/// Turns the text of cells into values. Pure, never throws, forgiving in form (full width, blanks, units, currency
/// signs), strict in meaning: what cannot be understood for certain is an error, not a guess.
/// </summary>
public static partial class ValueParser
{
    private static readonly HashSet<string> Yes = new(["是", "有", "对", "√", "yes", "y", "true", "t", "1", "on", "x", "启用", "有效", "active", "enabled"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["否", "无", "不是", "不", "错", "×", "no", "n", "false", "f", "0", "off", "停用", "无效", "inactive", "disabled"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Without blanks around it, full-width and non-breaking ones too; line breaks inside as \n.</summary>
    public static string Text(string raw)
    {
        var text = raw.AsSpan().Trim().Trim("\u3000\u00a0\ufeff\u200b \t\r\n").ToString();
        return text.Contains('\r') ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
    }

    /// <summary>A number kept as text (code, tax number, postcode): refused when a spreadsheet has rounded it.</summary>
    public static Parsed<string> Code(string raw)
    {
        var text = Text(raw);
        if (text.Length == 0) return Nothing<string>();
        return Scientific().IsMatch(text) ? Wrong<string>("value.digits_lost") : Right(text);
    }

    public static Parsed<PhoneValue> Phone(string raw)
    {
        var display = Blanks().Replace(Halved(Text(raw)).TrimStart('\''), " ").Trim();
        if (display.Length == 0) return Nothing<PhoneValue>();
        if (Scientific().IsMatch(display)) return Wrong<PhoneValue>("value.digits_lost");
        var number = Extension().Replace(PhonePrefix().Replace(display, ""), "");
        if (number.Any(c => !char.IsAsciiDigit(c) && !" +-().·*#/–—".Contains(c))) return Wrong<PhoneValue>("value.not_a_phone");
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length is < 3 or > 20) return Wrong<PhoneValue>("value.not_a_phone");
        return Right(new PhoneValue(display, KeyOf(digits, number.TrimStart()[0] == '+' || number.TrimStart().StartsWith("(+", StringComparison.Ordinal))));
    }

    /// <summary>One address, also from <c>Name &lt;a@b.cn&gt;</c> or <c>mailto:</c>; the domain in lower case.</summary>
    public static Parsed<string> Email(string raw)
    {
        var text = Text(raw).Replace('＠', '@').TrimStart('\'');
        if (text.Length == 0) return Nothing<string>();
        if (text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var start) text = text[(start + 1)..^1];
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) text = text[7..];
        text = text.Trim();
        if (text.Length > 254 || !Address().IsMatch(text)) return Wrong<string>("value.not_an_email");
        var at = text.LastIndexOf('@');
        return Right(text[..(at + 1)] + text[(at + 1)..].ToLowerInvariant());
    }

    public static Parsed<bool> YesOrNo(string raw)
    {
        var text = Halved(Text(raw));
        if (text.Length == 0) return Nothing<bool>();
        return Yes.Contains(text) ? Right(true) : No.Contains(text) ? Right(false) : Wrong<bool>("value.not_yes_or_no");
    }

    internal static Parsed<T> Right<T>(T value) => new(true, value, null);

    internal static Parsed<T> Wrong<T>(string code) => new(false, default, code);

    internal static Parsed<T> Nothing<T>() => default;

    internal static string Halved(string text)
    {
        if (!text.Any(c => HeadingText.Half(c) != c)) return text;
        var half = new StringBuilder(text.Length);
        foreach (var c in text) half.Append(HeadingText.Half(c));
        return half.ToString();
    }

    private static string KeyOf(string digits, bool international)
    {
        if (!international && digits.StartsWith("00", StringComparison.Ordinal) && digits.Length > 8) (digits, international) = (digits[2..], true);
        if (!international && digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal)) international = true;
        if (!international) return digits;
        if (!digits.StartsWith("86", StringComparison.Ordinal)) return "+" + digits;
        var national = digits[2..];
        // a land line loses the 0 of its area code after +86
        var isMobile = national.Length == 11 && national[0] == '1';
        return isMobile || national.StartsWith('0') || national.Length < 9 || national.StartsWith("400", StringComparison.Ordinal) ? national : "0" + national;
    }

    [GeneratedRegex(@"^[+-]?\d+(\.\d+)?[eE]\+?\d+$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^(tel|phone|mobile|fax|电话|手机|座机)\s*[:：]?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex PhonePrefix();

    [GeneratedRegex(@"\s*(x|ext\.?|extension|转|轉|分机|#)\s*[:：]?\s*\d{1,6}$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^[^\s@<>(),;:""\\\[\]]{1,64}@([^\s@<>(),;:""\\\[\]._-][^\s@<>(),;:""\\\[\]._]*\.)+[^\s@<>(),;:""\\\[\]._-]{2,63}$")]
    private static partial Regex Address();
}
