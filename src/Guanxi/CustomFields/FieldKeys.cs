using System.Text.RegularExpressions;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Search;

namespace Guanxi.CustomFields;

/// <summary>The keys of custom fields: <c>c_</c> and a word of small Latin letters, digits and low lines.</summary>
internal static partial class FieldKeys
{
    public const int Longest = 40;

    public static bool IsValid(string key) => key.Length <= Longest && Form().IsMatch(key);

    /// <summary>A key that says what the label says, in pinyin where it is Chinese, with a number behind where it is taken.</summary>
    public static string From(string label, ISet<string> taken)
    {
        var latin = Pinyin.Of(label) is [var spelling, ..] ? spelling.Letters : label;
        var word = Others().Replace(latin.ToLowerInvariant(), "_").Trim('_');
        var stem = CustomField.Prefix + (word.Length == 0 || !char.IsAsciiLetterLower(word[0]) ? $"field_{word}".TrimEnd('_') : word);
        stem = stem[..Math.Min(stem.Length, Longest - 4)].TrimEnd('_');
        var key = stem;
        for (var number = 2; taken.Contains(key); number++) key = $"{stem}_{number}";
        return key;
    }

    [GeneratedRegex("^c_[a-z][a-z0-9_]*$")]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}

/// <summary>Patterns an administrator writes run on everybody's values: by an engine whose time grows with the text alone.</summary>
internal static class FieldPattern
{
    /// <exception cref="ArgumentException">No pattern, or one with look-around or back-references.</exception>
    /// <exception cref="NotSupportedException">As above.</exception>
    public static Regex Of(string pattern) => new($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static bool IsValid(string pattern)
    {
        try
        {
            _ = Of(pattern);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
