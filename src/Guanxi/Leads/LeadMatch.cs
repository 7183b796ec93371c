using Guanxi.Customers;
using Guanxi.Platform.Matching;

namespace Guanxi.Leads;

/// <summary>Short keys by which the same enquiry is recognised in another spelling; the customers' own rules.</summary>
internal static class LeadMatch
{
    /// <summary>Phone and mail stand for a person alone; a name only together with its company.</summary>
    public static string[] KeysOf(string? name, string? company, string? phone, string? email) =>
        [.. new[] { PhoneKey(phone), EmailKey(email), PersonKey(name, company), CompanyKey(company), NearKey(name, company) }.OfType<string>()];

    /// <summary>The person at the company, whatever its legal form and place.</summary>
    public static string? NearKey(string? name, string? company) =>
        CustomersModule.MatchKey("name", name) is { } person && CompanyName.Of(company) is { } firm ? $"f:{person[2..]}@{firm.Core}" : null;

    public static string? PhoneKey(string? phone) => CustomersModule.MatchKey("phone", phone);

    public static string? EmailKey(string? email) => CustomersModule.MatchKey("email", email);

    public static string? CompanyKey(string? company) => CustomersModule.MatchKey("name", company);

    public static string? PersonKey(string? name, string? company) =>
        CustomersModule.MatchKey("name", name) is { } person && CompanyKey(company) is { } firm ? $"{person}@{firm}" : null;
}
