namespace Guanxi.Identity;

/// <summary>
/// The passwords that are tried first. Those long enough to pass otherwise are, in every list of leaked ones, a common word or a row of
/// keys with digits around it, digits in order, or a short piece again and again; and what is known of the person himself.
/// </summary>
internal static class GuessedPasswords
{
    private const int LongestPiece = 4;
    private const int FewestCharacters = 4;

    /// <summary>What is often put beside a row of digits.</summary>
    private const int LongestInitials = 2;

    /// <summary>Written as <see cref="CoreOf"/> leaves them.</summary>
    private static readonly HashSet<string> Words =
    [
        "password", "passwort", "passwd", "mypassword", "secret", "login", "admin", "administrator", "root", "user", "guest", "test", "default", "welcome", "letmein", "changeme", "iloveyou", "master",
        "monkey", "dragon", "football", "baseball", "basketball", "superman", "batman", "princess", "sunshine", "shadow", "michael", "jordan", "freedom", "computer", "internet", "whatever", "trustno",
        "woaini", "woaiwojia", "wodemima", "mima", "nihao", "aini", "wangba", "caonima", "tiantian", "huawei", "alibaba", "taobao", "tencent", "weixin", "wechat", "guanxi",
        "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghij", "qwe", "qwer", "qwert", "qwerty", "qwertyu", "qwertyui", "qwertyuiop", "asd", "asdf", "asdfg", "asdfgh", "asdfghjkl", "zxc", "zxcv",
        "zxcvb", "zxcvbn", "zxcvbnm", "qazwsx", "qazwsxedc", "qweasd", "qweasdzxc",
    ];

    /// <summary>Rows of keys with digits, and digits in order.</summary>
    private static readonly string[] Rows = ["1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn", "q1w2e3r4t5y6u7i8o9p0", "0123456789012345678901234567890", "0987654321098765432109876543210", "1234567891011121314"];

    /// <summary>520 sounds like "I love you" in Chinese, 1314 like "for ever".</summary>
    private const string LoveDigits = "5201314";

    public static bool Include(string password, IEnumerable<string> own)
    {
        var typed = password.Trim().ToLowerInvariant();
        if (typed.Distinct().Count() < FewestCharacters || IsPieces(typed) || IsRow(typed)) return true;
        var core = CoreOf(typed);
        if (core.Length == 0 && typed.Contains(LoveDigits, StringComparison.Ordinal)) return true;
        if (core.Length <= LongestInitials && IsRow(string.Concat(typed.Where(char.IsAsciiDigit)))) return true;
        return Words.Contains(core) || own.Select(word => word.Trim().ToLowerInvariant()).Any(word => word == typed || (core.Length > 1 && core == CoreOf(word)));
    }

    /// <summary>Without the digits and signs around it, and with letters for the signs that stand for them: <c>P@ssw0rd123!</c> is password.</summary>
    private static string CoreOf(string typed)
    {
        var letters = typed.Trim([.. "0123456789 !\"#%&'()*+,-./:;<=>?@[\\]^_`{|}~$"]);
        return string.Concat(letters.Select(c => c switch { '@' or '4' => 'a', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '$' or '5' => 's', '7' => 't', _ => c }));
    }

    private static bool IsRow(string typed) => typed.Length >= Passwords.Shortest - LongestInitials && Rows.Any(row => row.Contains(typed, StringComparison.Ordinal));

    private static bool IsPieces(string typed) =>
        Enumerable.Range(1, LongestPiece).Any(length => Enumerable.Range(0, typed.Length).All(i => typed[i] == typed[i % length]));
}
