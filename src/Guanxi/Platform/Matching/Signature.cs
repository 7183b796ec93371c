using Guanxi.Platform.Search;

namespace Guanxi.Platform.Matching;

/// <summary>A profile in the one spelling in which it is compared.</summary>
internal sealed record Signature(
    bool IsPerson, CompanyName[] Companies, PersonKey? Person, string[] Phones, string[] Emails, string[] Domains, string[] Identifiers, string? BirthDate, PostalAddress? Address)
{
    private const int ShortestPhone = 5;
    private const int LongestDomesticMobile = 11;

    /// <summary>Where anybody may have a mailbox: the same domain says nothing there.</summary>
    private static readonly HashSet<string> PublicMail =
    [
        "qq.com", "vip.qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "vip.163.com", "sina.com", "sina.cn", "sohu.com", "139.com", "189.cn", "wo.cn", "aliyun.com", "tom.com", "21cn.com",
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "live.cn", "msn.com", "yahoo.com", "yahoo.cn", "yahoo.com.cn", "icloud.com", "me.com", "aol.com", "gmx.de", "web.de",
        "gmx.net", "proton.me", "protonmail.com", "example.com",
    ];

    public static Signature Of(Profile p)
    {
        var emails = Distinct(p.Emails.Select(Email));
        return new(
            p.IsPerson, [.. p.Companies.Select(CompanyName.Of).OfType<CompanyName>().DistinctBy(c => (c.Core, c.Place, c.Branch))], PersonKey.Of(p), Distinct(p.Phones.Select(Phone)), emails,
            Distinct(emails.Select(e => Domain(e[(e.IndexOf('@', StringComparison.Ordinal) + 1)..])).Concat(p.Websites.Select(Site))),
            Distinct(p.Identifiers.Select(Compact)), Compact(p.BirthDate), p.Address is { } address ? Plain(address) : null);
    }

    /// <summary>Digits, without the country's and a trunk zero, so that +86 139… and 0139… are one.</summary>
    internal static string? Phone(string? phone)
    {
        var digits = string.Concat(Folding.Of(phone ?? "").Where(char.IsAsciiDigit));
        if (digits.StartsWith("0086", StringComparison.Ordinal)) digits = digits[4..];
        else if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > LongestDomesticMobile) digits = digits[2..];
        digits = digits.TrimStart('0');
        return digits.Length < ShortestPhone ? null : digits;
    }

    private static string? Email(string? email)
    {
        var folded = Folding.Of(email ?? "").Replace(" ", "", StringComparison.Ordinal);
        return folded.IndexOf('@', StringComparison.Ordinal) > 0 && !folded.EndsWith('@') ? folded : null;
    }

    private static string? Site(string? website)
    {
        var folded = Folding.Of(website ?? "");
        var scheme = folded.IndexOf("://", StringComparison.Ordinal);
        var host = (scheme < 0 ? folded : folded[(scheme + 3)..]).Split('/', '?', '#', ':')[0];
        return host.Contains('.', StringComparison.Ordinal) ? Domain(host) : null;
    }

    private static string? Domain(string host)
    {
        var domain = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return PublicMail.Contains(domain) ? null : domain;
    }

    private static string? Compact(string? text)
    {
        var compact = string.Concat(Folding.Of(text ?? "").Where(char.IsLetterOrDigit));
        return compact.Length == 0 ? null : compact;
    }

    private static PostalAddress Plain(PostalAddress a) => new(Words(a.Number), Words(a.Street), Words(a.Extra), Words(a.Locality), Compact(a.Postcode), Compact(a.Region));

    private static string? Words(string? text)
    {
        var words = string.Join(' ', Folding.Runs(Folding.Of(text ?? "")).Select(r => r.Text));
        return words.Length == 0 ? null : words;
    }

    private static string[] Distinct(IEnumerable<string?> values) => [.. values.OfType<string>().Distinct()];
}
