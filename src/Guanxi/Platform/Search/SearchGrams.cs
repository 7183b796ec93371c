namespace Guanxi.Platform.Search;

/// <summary>
/// The pieces a record is indexed by, and the pieces a query asks for. Marks keep the kinds apart: <c>~</c> initials, <c>'</c> pinyin,
/// <c>=</c> code, <c>#</c> end of a phone number, <c>^</c> its start, <c>@</c> mail before the sign, <c>@@</c> after it.
/// </summary>
internal static class SearchGrams
{
    private const int PhoneEnd = 4;
    private const int PhoneStart = 7;

    /// <summary>Enough steps that even one day's import of half a million numbered records leaves few candidates.</summary>
    private static readonly int[] CodeSteps = [4, 7, 9, 11, 13, 15];

    public static string Digits(string phone) => string.Concat(phone.Select(Narrow).Where(char.IsAsciiDigit));

    public static IEnumerable<string> OfName(string name)
    {
        foreach (var run in Folding.Runs(name))
        {
            if (run.IsChinese)
            {
                foreach (var piece in Chinese(run.Text)) yield return piece;
                continue;
            }
            if (run.Text.Length >= 2) yield return run.Text[..2];
            if (run.Text.Length >= 4) yield return run.Text[..4];
        }
    }

    public static IEnumerable<string> OfSpelling(Spelling spelling)
    {
        for (var i = 1; i < spelling.Initials.Length; i++) yield return $"~{spelling.Initials.AsSpan(i - 1, 2)}";
        foreach (var start in spelling.Starts)
        {
            if (start + 2 <= spelling.Letters.Length) yield return $"'{spelling.Letters.AsSpan(start, 2)}";
            if (start + 4 <= spelling.Letters.Length) yield return $"'{spelling.Letters.AsSpan(start, 4)}";
        }
    }

    public static IEnumerable<string> OfCode(string code) => CodeSteps.Where(step => step <= code.Length).Select(step => "=" + Folding.Start(code, step));

    public static IEnumerable<string> OfPhone(string digits)
    {
        if (digits.Length >= PhoneEnd) yield return "#" + digits[^PhoneEnd..];
        if (digits.Length >= PhoneStart) yield return "^" + digits[..PhoneStart];
    }

    public static IEnumerable<string> OfMail(string mail)
    {
        var at = mail.LastIndexOf('@');
        var (local, domain) = at < 0 ? (mail, "") : (mail[..at], mail[(at + 1)..]);
        if (local.Length >= 2) yield return "@" + Folding.Start(local, 2);
        if (local.Length >= 4) yield return "@" + Folding.Start(local, 4);
        if (domain.Length >= 4) yield return "@@" + Folding.Start(domain, 4);
    }

    public static string[] ForChinese(string run)
    {
        var characters = Folding.Characters(run);
        return characters.Count == 1 ? [run] : [.. Pairs(characters).Distinct()];
    }

    public static string[] ForWord(string word) => Start("", word);

    public static string[] ForPinyin(string letters) => Start("'", letters);

    public static string[] ForMailStart(string local) => Start("@", local);

    public static string[] ForDomain(string domain) => domain.Length >= 4 ? ["@@" + Folding.Start(domain, 4)] : [];

    public static string[] ForInitials(string letters) =>
        [.. Enumerable.Range(1, letters.Length - 1).Select(i => $"~{letters.AsSpan(i - 1, 2)}").Distinct()];

    public static string[] ForCode(string code) => ["=" + Folding.Start(code, CodeSteps.Last(step => step <= code.Length))];

    public static string[] ForPhoneEnd(string digits) => ["#" + digits[^PhoneEnd..]];

    public static string[] ForPhoneStart(string digits) => ["^" + digits[..PhoneStart]];

    public static bool ReachesCode(string word) => word.Length >= CodeSteps[0];

    public static bool ReachesPhoneEnd(string digits) => digits.Length >= PhoneEnd;

    public static bool ReachesPhoneStart(string digits) => digits.Length >= PhoneStart;

    private static string[] Start(string mark, string word) => word.Length switch
    {
        < 2 => [],
        < 4 => [mark + Folding.Start(word, 2)],
        _ => [mark + Folding.Start(word, 4)],
    };

    private static IEnumerable<string> Chinese(string run)
    {
        var characters = Folding.Characters(run);
        return characters.Concat(Pairs(characters));
    }

    private static IEnumerable<string> Pairs(List<string> characters) => characters.Zip(characters.Skip(1), string.Concat);

    private static char Narrow(char c) => c is >= '０' and <= '９' ? (char)(c - 0xFEE0) : c;
}
