namespace Guanxi.Platform.Search;

/// <summary>One way a word of a query can be meant: pieces that must all be there, and a LIKE pattern (escape <c>\</c>) that must hold.</summary>
public sealed record Meaning(string[] Grams, string Pattern);

/// <summary>
/// What somebody typed: each word in all the ways it can be meant. <c>kj</c> may start a word, be initials (科技), pinyin or the start of
/// a mail. A record is found when every word holds in at least one way.
/// </summary>
public sealed record SearchQuery(IReadOnlyList<IReadOnlyList<Meaning>> Words)
{
    private const int MaxLength = 100;
    private const int MaxWords = 8;

    /// <summary>Nothing to look for, e.g. punctuation only: finds nothing.</summary>
    public bool IsEmpty => Words.Count == 0;

    /// <summary>True when the index can lead to the hits; one letter alone is looked for at the start of everything, beside other words anywhere.</summary>
    public bool IsIndexed => Words.Any(word => word.All(meaning => meaning.Grams.Length > 0));

    public static SearchQuery Parse(string? typed)
    {
        var folded = Folding.Of((typed ?? "").Length <= MaxLength ? typed ?? "" : typed![..MaxLength]);
        if (IsPhone(folded)) return new([[.. Phone(SearchGrams.Digits(folded)), .. AsTyped(folded)]]);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isAlone = words is [var only] && Folding.Runs(only).Count() == 1;
        return new([.. words.SelectMany(word => Word(word, isAlone)).Take(MaxWords)]);
    }

    private static IEnumerable<IReadOnlyList<Meaning>> Word(string word, bool isAlone)
    {
        if (word.Contains('@')) return word.Any(char.IsLetterOrDigit) ? [[.. Mail(word), .. AsTyped(word)]] : [];
        var plain = word.Trim('.', '-', '_', '+');
        if (plain.Any(IsJoint) && plain.All(c => char.IsAsciiLetterOrDigit(c) || IsJoint(c))) return [[.. Mail(plain), .. Code(plain), .. AsTyped(plain)]];
        return Folding.Runs(word).Select(run => (IReadOnlyList<Meaning>)[.. Meanings(run, isAlone)]);
    }

    private static List<Meaning> Meanings(Run run, bool isAlone)
    {
        var word = run.Text;
        if (run.IsChinese) return [new(SearchGrams.ForChinese(word), Anywhere(word))];
        if (word.Length == 1) return [new([], isAlone ? LineStart(word) : Anywhere(word))]; // beside others it may be an initial inside a name
        List<Meaning> meanings = [new(SearchGrams.ForWord(word), Anywhere(word))];
        if (!word.All(char.IsAscii)) return meanings;
        meanings.Add(new(SearchGrams.ForInitials(word), Anywhere(word)));
        if (word.All(char.IsAsciiLetter)) meanings.Add(Spelled(word));
        meanings.Add(new(SearchGrams.ForMailStart(word), LineStart(word)));
        if (SearchGrams.ForDomain(word) is { Length: > 0 } domain) meanings.Add(new(domain, Anywhere("@" + word)));
        meanings.AddRange(Code(word));
        if (word.All(char.IsAsciiDigit)) meanings.AddRange(Phone(word));
        return meanings;
    }

    /// <summary>ü is typed v, u or yu; names are kept with v and with u.</summary>
    private static Meaning Spelled(string word)
    {
        var letters = word.Replace("lyu", "lv", StringComparison.Ordinal).Replace("nyu", "nv", StringComparison.Ordinal);
        return new(SearchGrams.ForPinyin(letters), Anywhere(letters));
    }

    private static IEnumerable<Meaning> Code(string word)
    {
        if (SearchGrams.ReachesCode(word)) yield return new(SearchGrams.ForCode(word), LineStart(word));
    }

    private static IEnumerable<Meaning> Phone(string digits)
    {
        var national = digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal) ? digits[2..] : digits;
        if (SearchGrams.ReachesPhoneEnd(national)) yield return new(SearchGrams.ForPhoneEnd(national), LineEnd(national));
        if (SearchGrams.ReachesPhoneStart(national)) yield return new(SearchGrams.ForPhoneStart(national), LineStart(national));
    }

    private static IEnumerable<Meaning> Mail(string word)
    {
        var at = word.LastIndexOf('@');
        var local = at < 0 ? word : word[..at];
        if (local.Length > 0) yield return new(SearchGrams.ForMailStart(local), LineStart(word));
        var domain = word[(at + 1)..];
        if (at <= 0 && domain.Length > 0) yield return new(SearchGrams.ForDomain(domain), Anywhere("@" + domain));
    }

    /// <summary>Words joined by punctuation, found as they stand in a name.</summary>
    private static IEnumerable<Meaning> AsTyped(string word)
    {
        var grams = Folding.Runs(word).SelectMany(r => r.IsChinese ? SearchGrams.ForChinese(r.Text) : SearchGrams.ForWord(r.Text)).Distinct().ToArray();
        if (grams.Length > 0) yield return new(grams, Anywhere(word));
    }

    /// <summary>Digits with the separators people put into phone numbers.</summary>
    private static bool IsPhone(string folded) =>
        folded.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+' or '(' or ')')
        && folded.Any(c => !char.IsAsciiDigit(c))
        && SearchGrams.Digits(folded).Length >= 7;

    /// <summary>Punctuation inside mails, domains and codes.</summary>
    private static bool IsJoint(char c) => c is '.' or '-' or '_' or '+';

    private static string Anywhere(string text) => $"%{Escaped(text)}%";

    private static string LineStart(string text) => $"%\n{Escaped(text)}%";

    private static string LineEnd(string text) => $"%{Escaped(text)}\n%";

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
