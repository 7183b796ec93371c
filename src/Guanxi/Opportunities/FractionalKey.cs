using System.Security.Cryptography;

namespace Guanxi.Opportunities;

/// <summary>
/// Keys between which there is always room for another: digits of base 62, compared byte by byte, after a head that says how many
/// of them are the whole part. Like Evan Wallace's "Fractional Indexing"; a random tail keeps two people who drop a card at the same
/// place at the same time from getting one key.
/// </summary>
internal static class FractionalKey
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int Tail = 3;
    private const string Smallest = "A00000000000000000000000000";

    /// <summary>A key greater than one and smaller than the other; null means no bound.</summary>
    /// <exception cref="ArgumentException">The bounds leave no room, or are no keys.</exception>
    public static string Between(string? after, string? before)
    {
        if (after is not null && before is not null && string.CompareOrdinal(after, before) >= 0) throw new ArgumentException("No room.", nameof(before));
        for (var key = Plain(after, before); ; key = Plain(key, before))
        {
            var tailed = key + RandomTail();
            if (before is null || string.CompareOrdinal(tailed, before) < 0) return tailed;
        }
    }

    /// <summary>Without zeros: a key that ends in one leaves no room before it.</summary>
    private static string RandomTail() => string.Create(Tail, 0, (tail, _) =>
    {
        for (var i = 0; i < tail.Length; i++) tail[i] = Digits[RandomNumberGenerator.GetInt32(1, Digits.Length)];
    });

    private static string Plain(string? after, string? before)
    {
        if (after is null && before is null) return "a0";
        if (after is null) return Before(before!);
        var (whole, rest) = Split(after);
        if (before is null) return Increment(whole) ?? whole + Middle(rest, null);
        var (wholeBefore, restBefore) = Split(before);
        if (whole == wholeBefore) return whole + Middle(rest, restBefore);
        return Increment(whole) is { } next && string.CompareOrdinal(next, before) < 0 ? next : whole + Middle(rest, null);
    }

    private static string Before(string key)
    {
        var (whole, rest) = Split(key);
        return (whole == Smallest ? null : Decrement(whole)) ?? whole + Middle("", rest);
    }

    private static (string Whole, string Fraction) Split(string key)
    {
        var length = key.Length == 0 ? 0 : WholeLength(key[0]);
        return length > 0 && key.Length >= length ? (key[..length], key[length..]) : throw new ArgumentException("Not a key.", nameof(key));
    }

    /// <summary>The head says the length: a is two characters, b three …; Z is two, Y three.</summary>
    private static int WholeLength(char head) => head switch { >= 'a' and <= 'z' => head - 'a' + 2, >= 'A' and <= 'Z' => 'Z' - head + 2, _ => 0 };

    private static string? Increment(string whole)
    {
        var digits = whole[1..].ToCharArray();
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != Digits[^1]) return Next(whole[0], digits, i, 1);
            digits[i] = Digits[0];
        }
        if (whole[0] == 'Z') return "a" + Digits[0];
        return whole[0] == 'z' ? null : Renamed((char)(whole[0] + 1), Digits[0]);
    }

    private static string? Decrement(string whole)
    {
        var digits = whole[1..].ToCharArray();
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != Digits[0]) return Next(whole[0], digits, i, -1);
            digits[i] = Digits[^1];
        }
        if (whole[0] == 'a') return "Z" + Digits[^1];
        return whole[0] == 'A' ? null : Renamed((char)(whole[0] - 1), Digits[^1]);
    }

    private static string Next(char head, char[] digits, int at, int step)
    {
        digits[at] = Digits[Digits.IndexOf(digits[at], StringComparison.Ordinal) + step];
        return head + new string(digits);
    }

    private static string Renamed(char head, char fill) => head + new string(fill, WholeLength(head) - 1);

    /// <summary>The fraction in the middle of two, which are compared as if zeros followed; null means 1.</summary>
    private static string Middle(string a, string? b)
    {
        if (b is not null)
        {
            var same = 0;
            while (same < b.Length && (same < a.Length ? a[same] : Digits[0]) == b[same]) same++;
            if (same > 0) return b[..same] + Middle(same < a.Length ? a[same..] : "", b[same..]);
        }
        var low = a.Length > 0 ? Digits.IndexOf(a[0], StringComparison.Ordinal) : 0;
        var high = b is { Length: > 0 } ? Digits.IndexOf(b[0], StringComparison.Ordinal) : Digits.Length;
        if (high - low > 1) return Digits[(low + high) / 2].ToString();
        if (b is { Length: > 1 }) return b[..1];
        return Digits[low] + Middle(a.Length > 0 ? a[1..] : "", null);
    }
}
