using System.Collections.Frozen;

namespace Guanxi.Platform;

/// <summary>
/// The currencies there are (ISO 4217). A word that looks like one and is none, such as RMB, would make a deal of a currency of its own,
/// which no sum counts.
/// </summary>
internal static class Currencies
{
    private static readonly FrozenSet<string> Codes = (
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP "
        + "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU "
        + "MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
        + "TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG").Split(' ').ToFrozenSet();

    /// <summary>What files call them besides.</summary>
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["RMB"] = "CNY",
        ["CNH"] = "CNY",
        ["人民币"] = "CNY",
        ["元"] = "CNY",
        ["¥"] = "CNY",
        ["￥"] = "CNY",
        ["美元"] = "USD",
        ["US$"] = "USD",
        ["$"] = "USD",
        ["欧元"] = "EUR",
        ["€"] = "EUR",
        ["英镑"] = "GBP",
        ["£"] = "GBP",
        ["日元"] = "JPY",
        ["港币"] = "HKD",
        ["港元"] = "HKD",
        ["HK$"] = "HKD",
        ["澳门元"] = "MOP",
        ["新台币"] = "TWD",
        ["NT$"] = "TWD",
        ["韩元"] = "KRW",
        ["新加坡元"] = "SGD",
        ["澳元"] = "AUD",
        ["加元"] = "CAD",
    }.ToFrozenDictionary();

    /// <summary>In any case, with blanks around it.</summary>
    public static bool IsCode(string text) => Codes.Contains(text.Trim().ToUpperInvariant());

    /// <summary>The code of what a file says; null for what is no currency.</summary>
    public static string? Read(string text) => text.Trim().ToUpperInvariant() is var word && Codes.Contains(word) ? word : Names.GetValueOrDefault(word);
}
