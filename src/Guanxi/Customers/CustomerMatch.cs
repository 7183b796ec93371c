using Guanxi.Platform.Matching;
using Guanxi.Platform.Search;

namespace Guanxi.Customers;

/// <summary>Short keys by which the same customer is recognised in another spelling.</summary>
internal static class CustomerMatch
{
    private const string Domain = "d:";

    public static string[] KeysOf(string? name, string? shortName, IReadOnlyCollection<string> phones, IReadOnlyCollection<string> emails, string? website) =>
        [.. new[] { NameKey(name) }.Concat(phones.Select(PhoneKey)).Concat(emails.Select(EmailKey)).OfType<string>().Concat(NearKeysOf(name, [shortName], emails, website)).Distinct()];

    /// <summary>Keys that similar customers share: name without legal form and place, its sound, mail domain and website.</summary>
    public static IEnumerable<string> NearKeysOf(string? name, IEnumerable<string?> otherNames, IEnumerable<string?> emails, string? website)
    {
        var signature = Signature.Of(new Profile { Emails = [.. emails], Websites = [website] });
        return otherNames.Prepend(name).SelectMany(NearKeys.Of).Concat(signature.Domains.Select(d => Domain + d));
    }

    /// <summary>A company's own mail domain or website.</summary>
    public static bool IsDomain(string key) => key.StartsWith(Domain, StringComparison.Ordinal);

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
