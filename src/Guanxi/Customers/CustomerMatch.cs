using Guanxi.Platform.Search;

namespace Guanxi.Customers;

/// <summary>Short keys by which the same customer is recognised in another spelling.</summary>
internal static class CustomerMatch
{
    public static string[] KeysOf(string? name, IEnumerable<string> phones, IEnumerable<string> emails) =>
        [.. new[] { NameKey(name) }.Concat(phones.Select(PhoneKey)).Concat(emails.Select(EmailKey)).OfType<string>().Distinct()];

    /// <summary>Letters and digits only, half-width, lower case.</summary>
    public static string? NameKey(string? name) =>
        name is null ? null : Key("n:", string.Concat(Folding.Of(name).Where(char.IsLetterOrDigit)).ToLowerInvariant());

    /// <summary>Digits only, without the country code 86.</summary>
    public static string? PhoneKey(string? phone)
    {
        if (phone is null) return null;
        var digits = string.Concat(Folding.Of(phone).Where(char.IsAsciiDigit));
        if (digits.StartsWith("0086", StringComparison.Ordinal)) digits = digits[4..];
        else if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > 11) digits = digits[2..];
        return digits.Length < 5 ? null : Key("p:", digits);
    }

    public static string? EmailKey(string? email) => email is null ? null : Key("e:", email.Trim().ToLowerInvariant());

    private static string? Key(string prefix, string value) => value.Length == 0 ? null : prefix + value;
}
