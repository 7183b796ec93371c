using System.Text;
using System.Text.RegularExpressions;

namespace Guanxi.Platform.Tables;

/// <summary>What two headings must share to mean the same, and the unit a heading names.</summary>
internal static partial class HeadingText
{
    /// <summary>Only letters and digits, lower case, half width: "E-mail 1 - Value" and "email1value" are one heading.</summary>
    public static string Key(string heading)
    {
        var key = new StringBuilder(heading.Length);
        foreach (var c in heading)
        {
            var half = Half(c);
            if (char.IsLetterOrDigit(half)) key.Append(char.ToLowerInvariant(half));
        }

        return key.ToString();
    }

    /// <summary>Without notes in brackets such as (万元) or （必填）, and without the number a repeated heading was given.</summary>
    public static string Bare(string heading) => Repeated().Replace(Brackets().Replace(heading, ""), "");

    /// <summary>10,000 for 万, 100,000,000 for 亿 and the like, from a bracket or the end of the heading; else 1.</summary>
    public static decimal Factor(string heading)
    {
        var unit = Unit().Match(heading);
        if (!unit.Success) return 1;
        return unit.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "亿" or "億" => 100_000_000m,
            "千万" => 10_000_000m,
            "百万" or "million" or "m" => 1_000_000m,
            "万" or "萬" => 10_000m,
            "千" or "thousand" or "k" => 1_000m,
            _ => 1m,
        };
    }

    /// <summary>Full-width letters, digits and signs as their plain form.</summary>
    public static char Half(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '\u3000' or '\u00a0' or '\u2007' or '\u202f' => ' ',
        _ => c,
    };

    [GeneratedRegex(@"[\(（\[【][^\)）\]】]*[\)）\]】]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"_\d{1,3}$")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"[\(（\[【/：:\s][^\)）\]】]*?(?<unit>千万|百万|亿|億|万|萬|千|thousand|million|\bk\b|\bm\b)(元|人民币|美元|RMB|CNY|USD|EUR)?\s*[\)）\]】]?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
