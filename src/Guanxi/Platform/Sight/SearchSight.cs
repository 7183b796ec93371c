using System.Linq.Expressions;
using System.Reflection;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Sight;

/// <summary>
/// What a search looks at. For whom a number or an address is withheld the lines that hold such are taken out of the text first:
/// else the end of a number could be guessed digit by digit.
/// </summary>
internal static class SearchSight
{
    private const string Numbers = @"\n[0-9]+(?=\n)";
    private const string Mails = @"\n[^\n]*@[^\n]*(?=\n)";

    /// <summary>Other words people are found by, such as a WeChat name, look like any; only lines in Chinese are certain to be names.</summary>
    private const string AllButChinese = @"\n[ -~]*(?=\n)";

    /// <summary>The search text without the lines the present user may not know; the text itself for nearly everybody.</summary>
    public static Expression Visible<T>(Expression text)
    {
        if (FieldSight.Current is not { } rights || AuditTrail.KindOf(typeof(T)) is not { } kind) return text;
        var covered = rights.Of(kind).Where(r => r.Value.IsWithheld).Select(r => PatternOf(r.Value.Type, r.Key)).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return covered.Count == 0 ? text : Expression.Call(Without, text, Expression.Constant(string.Join('|', covered)), Expression.Constant(""), Expression.Constant("g"));
    }

    /// <summary>PostgreSQL's <c>regexp_replace</c>, which the provider's translation of <c>Regex.Replace</c> calls for the first place only.</summary>
    internal static string Replaced(string text, string pattern, string by, string flags) => throw new NotSupportedException($"{text} {pattern} {by} {flags}: for the database only.");

    internal static readonly MethodInfo Without = typeof(SearchSight).GetMethod(nameof(Replaced), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static string? PatternOf(FieldType type, string key) => type switch
    {
        FieldType.Phone => Numbers,
        FieldType.Email => Mails,
        _ => key == "wechat" ? AllButChinese : null,
    };
}
