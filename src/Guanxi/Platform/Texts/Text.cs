using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Guanxi.Platform.Texts;

/// <summary>The texts the server itself says, from <c>zh-CN.json</c> and <c>en.json</c> beside this file.</summary>
public static class Text
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>Signs nobody types: start of heading and unit separator.</summary>
    private const char Begin = '\u0001';
    private const char Between = '\u001f';

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage =
        new[] { Chinese, English }.ToFrozenDictionary(language => language, Load);

    public static IReadOnlyCollection<string> Keys(string language) => ByLanguage[language].Keys;

    /// <summary>The text of a key with its values; the key itself when there is no text.</summary>
    public static string Of(string language, string key, params IEnumerable<object> args) =>
        ByLanguage[Known(language)].TryGetValue(key, out var text)
            ? string.Format(CultureInfo.InvariantCulture, text, [.. args.Select(arg => arg is string both ? Spoken(language, both) : arg)])
            : key;

    /// <summary>A text without values as a value of another one, in whatever language that is read later.</summary>
    public static string InBoth(string key) => InBoth(Of(Chinese, key), Of(English, key));

    /// <summary>A value of a text that is another word in another language, for what is kept now and read later.</summary>
    public static string InBoth(string chinese, string english) => $"{Begin}{chinese}{Between}{english}";

    private static string Spoken(string language, string value)
    {
        if (!value.StartsWith(Begin) || value.IndexOf(Between) is not (> 0 and var middle)) return value;
        return Known(language) == Chinese ? value[1..middle] : value[(middle + 1)..];
    }

    public static bool Has(string key) => ByLanguage[Chinese].ContainsKey(key);

    /// <summary>The language asked for if there are texts in it; Chinese for zh in any form, else English.</summary>
    public static string Known(string? language) =>
        language is null || language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var file = typeof(Text).Assembly.GetManifestResourceStream($"texts/{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }
}
