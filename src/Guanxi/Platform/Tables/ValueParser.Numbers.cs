using System.Globalization;
using System.Text.RegularExpressions;

namespace Guanxi.Platform.Tables;

public static partial class ValueParser
{
    /// <summary>
    /// A number or amount: thousands separators, currency signs, 万 and 亿, brackets for negatives, 3.5E+3.
    /// <paramref name="factor"/> is the unit of the heading; a unit in the cell itself comes instead of it.
    /// </summary>
    public static Parsed<decimal> Number(string raw, decimal factor = 1)
    {
        var text = Halved(Text(raw)).TrimStart('\'').Replace('−', '-');
        if (text.Length == 0) return Nothing<decimal>();
        var negative = text.Length > 2 && text[0] == '(' && text[^1] == ')';
        if (negative) text = text[1..^1];
        text = Currency().Replace(text, "");
        if (text.StartsWith('-') && !negative) (negative, text) = (true, Currency().Replace(text[1..], ""));
        text = WithUnit(text.TrimStart('+'), ref factor).Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        if (!Digits().IsMatch(text)) return Wrong<decimal>("value.not_a_number");
        if (!decimal.TryParse(WithPoint(text), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return Wrong<decimal>(text.AsSpan().ContainsAny('e', 'E') || text.Length > 20 ? "value.out_of_range" : "value.not_a_number");
        try
        {
            return Right((negative ? -number : number) * factor);
        }
        catch (OverflowException)
        {
            return Wrong<decimal>("value.out_of_range");
        }
    }

    public static Parsed<long> Whole(string raw, decimal factor = 1)
    {
        var number = Number(raw, factor);
        if (!number.HasValue) return new Parsed<long>(false, 0, number.Error);
        if (number.Value != decimal.Truncate(number.Value)) return Wrong<long>("value.not_a_whole_number");
        return number.Value is < long.MinValue or > long.MaxValue ? Wrong<long>("value.out_of_range") : Right((long)number.Value);
    }

    private static string WithUnit(string text, ref decimal factor)
    {
        var unit = NumberUnit().Match(text);
        if (!unit.Success) return text;
        var own = unit.Value.Trim().TrimEnd('元').ToLowerInvariant() switch
        {
            "亿" or "億" => 100_000_000m,
            "千万" => 10_000_000m,
            "百万" or "m" => 1_000_000m,
            "万" or "萬" => 10_000m,
            "千" or "k" => 1_000m,
            _ => 1m,
        };
        // 元 alone also says the cell is not in the unit of the heading
        factor = own;
        return text[..unit.Index];
    }

    /// <summary>The last of point and comma is the decimal sign, unless it can only group thousands.</summary>
    private static string WithPoint(string text)
    {
        var (point, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        if (comma < 0) return text.AsSpan().Count('.') > 1 ? text.Replace(".", "", StringComparison.Ordinal) : text;
        if (point > comma) return text.Replace(",", "", StringComparison.Ordinal);
        if (point >= 0) return text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        return Grouped().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace(',', '.');
    }

    [GeneratedRegex(@"^\s*(HK\$|US\$|R\$|RMB|CNY|USD|EUR|GBP|JPY|HKD|人民币|[¥￥$€£₩₹])\s*|\s*(RMB|CNY|USD|EUR|GBP|JPY|HKD|[¥￥$€£])\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Currency();

    [GeneratedRegex(@"\s*(千万|百万|亿|億|万|萬|千|[kKmM])?元$|\s*(千万|百万|亿|億|万|萬|千|[kKmM])$")]
    private static partial Regex NumberUnit();

    [GeneratedRegex(@"^(\d+([.,]\d+)*[.,]?|[.,]\d+)([eE][+-]?\d{1,3})?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+$|^\d{1,4}(,\d{4})+$|,.*,")]
    private static partial Regex Grouped();
}
