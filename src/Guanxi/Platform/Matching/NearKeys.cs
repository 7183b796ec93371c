using Guanxi.Platform.Search;

namespace Guanxi.Platform.Matching;

/// <summary>
/// Words by which an index finds companies with a similar name among very many, without comparing with all: the name without legal
/// form and place, how it sounds, and how it sounds with one character left out (symmetric deletion; two names with one character
/// wrong, missing, added or swapped share such a word).
/// </summary>
internal static class NearKeys
{
    private const int Longest = 8;
    private const int ShortestOwn = 2;

    public static IEnumerable<string> Of(string? name) => CompanyName.Of(name) is { } company ? Of(company).Distinct() : [];

    private static IEnumerable<string> Of(CompanyName company)
    {
        yield return $"c:{company.Core}";
        if (!company.Units.All(Frequencies.IsHan)) yield break;
        var sounds = company.Units.Take(Longest).Select(SoundOf).ToList();
        if (sounds.Count < 2) yield break;
        yield return $"s:{string.Join('.', sounds)}";
        for (var i = 0; sounds.Count > 2 && i < sounds.Count; i++) yield return $"s:{string.Join('.', sounds.Where((_, at) => at != i))}";
        if (Own(company) is { } own) yield return $"s:{own}";
    }

    /// <summary>What is left when the words for the trade are, such as 云栖 of 云栖数据技术.</summary>
    private static string? Own(CompanyName company)
    {
        var own = company.Units.TakeWhile((unit, i) => i < ShortestOwn || !Frequencies.IsTrade(unit)).Select(SoundOf).ToList();
        return own.Count >= ShortestOwn && own.Count < company.Units.Count ? string.Join('.', own) : null;
    }

    private static string SoundOf(string unit) => Pinyin.Of(unit) is [{ Letters: { Length: > 0 } letters }, ..] ? letters : unit;
}
