namespace Guanxi.Platform.Search;

/// <summary>A record that is found by typing: both columns come from <see cref="SearchText.Of"/>.</summary>
public interface ISearchable
{
    string SearchText { get; }
    string[] SearchGrams { get; }
}

/// <summary>
/// What a record is found by. <c>Text</c> holds one thing a line (names, their pinyin and initials, codes, phone digits, mails), with a
/// line break before and after each; <c>Grams</c> are the pieces under the GIN index that lead to it.
/// </summary>
public sealed record SearchText(string Text, string[] Grams)
{
    /// <summary>
    /// The setting of a GIN index for how much may wait unsorted, and our value: every search reads what waits, which at the usual
    /// 4 MB takes longer than the search.
    /// </summary>
    public const string Waiting = "gin_pending_list_limit";
    public const int WaitingKilobytes = 512;

    /// <summary>Longer names are found by their beginning: an import writes thousands of these a second.</summary>
    private const int LongestName = 64;
    private const int LongestLine = 300;

    public static SearchText Of(IEnumerable<string?> names, IEnumerable<string?> codes, IEnumerable<string?> phones, IEnumerable<string?> mails)
    {
        var lines = new List<string>();
        var grams = new HashSet<string>();
        foreach (var name in Folded(names)) AddName(name, lines, grams);
        foreach (var code in Folded(codes)) AddLine(code, SearchGrams.OfCode(code), lines, grams);
        foreach (var digits in phones.Select(p => SearchGrams.Digits(p ?? "")).Where(d => d.Length > 0)) AddLine(digits, SearchGrams.OfPhone(digits), lines, grams);
        foreach (var mail in Folded(mails)) AddLine(mail, SearchGrams.OfMail(mail), lines, grams);
        return new(lines.Count == 0 ? "" : $"\n{string.Join('\n', lines)}\n", [.. grams]);
    }

    private static void AddName(string name, List<string> lines, HashSet<string> grams)
    {
        var start = Folding.Start(name, LongestName);
        AddLine(name, SearchGrams.OfName(start), lines, grams);
        foreach (var spelling in Pinyin.Of(start))
        {
            AddLine(spelling.Letters, SearchGrams.OfSpelling(spelling), lines, grams);
            if (!lines.Contains(spelling.Initials)) lines.Add(spelling.Initials);
        }
    }

    private static void AddLine(string line, IEnumerable<string> pieces, List<string> lines, HashSet<string> grams)
    {
        lines.Add(Folding.Start(line, LongestLine));
        grams.UnionWith(pieces);
    }

    private static IEnumerable<string> Folded(IEnumerable<string?> texts) =>
        texts.Select(t => Folding.Of(t ?? "")).Where(t => t.Length > 0).Distinct();
}
