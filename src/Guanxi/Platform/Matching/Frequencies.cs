using Guanxi.Platform.Search;

namespace Guanxi.Platform.Matching;

/// <summary>
/// How often each value occurs among the records: two that share a rare value are more likely one than two that share a common
/// one (Winkler 1989, frequency-based matching in the Fellegi-Sunter model). Everything is in bits.
/// </summary>
internal sealed class Frequencies
{
    /// <summary>So few records say little about what is common; they are taken for a sample of this many.</summary>
    private const int LeastRecords = 1000;

    /// <summary>A character's usual information, in a company's name.</summary>
    private const double UsualCharacter = 8;
    private const double TradeCharacter = 4;
    private const double Confidence = 200;

    /// <summary>Words that say what a company does, in any stock of companies.</summary>
    private const string TradeWords = "科技技术电子信息实业发展投资贸易商贸网络软件工程设备机械制造材料建设建筑化工医药生物食品文化传媒传播咨询管理服务智能数据物流国际工业产业能源环保有限公司股份集团控股";

    private static readonly HashSet<string> Trade = [.. TradeWords.Select(c => c.ToString())];
    private readonly Dictionary<string, int> counts = [];
    private readonly Dictionary<string, string> sounds = [];
    private readonly int names;

    public Frequencies(IReadOnlyList<Signature> records)
    {
        Records = Math.Max(records.Count, LeastRecords);
        foreach (var record in records)
        {
            foreach (var key in KeysOf(record).Distinct()) counts[key] = counts.GetValueOrDefault(key) + 1;
            foreach (var unit in record.Companies.SelectMany(c => c.Units).Distinct()) counts[UnitKey(unit)] = counts.GetValueOrDefault(UnitKey(unit)) + 1;
            names += record.Companies.Length > 0 ? 1 : 0;
        }
    }

    public int Records { get; }

    /// <summary>What two records must bring together before they are likelier one than two: there are so many others.</summary>
    public double Prior => Math.Log2(Records);

    /// <summary>What it says that two records share this value.</summary>
    public double Bits(char field, string value) => Prior - Math.Log2(Math.Max(2, counts.GetValueOrDefault($"{field}:{value}")) / 2.0);

    public double UnitBits(string unit)
    {
        var usual = !IsHan(unit) ? Math.Min(14, 3 + 2 * unit.Length) : Trade.Contains(unit) ? TradeCharacter : UsualCharacter;
        var expected = (counts.GetValueOrDefault(UnitKey(unit)) + Confidence * Math.Pow(2, -usual)) / (names + Confidence);
        return Math.Clamp(-Math.Log2(expected), 0.5, 14);
    }

    /// <summary>How a unit sounds: the pinyin of a character, a word itself.</summary>
    public string Sound(string unit)
    {
        if (sounds.TryGetValue(unit, out var known)) return known;
        return sounds[unit] = Pinyin.Of(unit) is [{ Letters: { Length: > 0 } letters }, ..] ? letters : unit;
    }

    public static bool IsHan(string unit) => unit[0] > '⺀';

    /// <summary>True for a character of the words that say what a company does.</summary>
    public static bool IsTrade(string unit) => Trade.Contains(unit);

    private static string UnitKey(string unit) => $"u:{unit}";

    private static IEnumerable<string> KeysOf(Signature r)
    {
        foreach (var company in r.Companies) yield return $"c:{company.Core}";
        foreach (var phone in r.Phones) yield return $"p:{phone}";
        foreach (var email in r.Emails) yield return $"e:{email}";
        foreach (var domain in r.Domains) yield return $"d:{domain}";
        foreach (var id in r.Identifiers) yield return $"i:{id}";
        if (r.BirthDate is { } born) yield return $"b:{born}";
        if (r.Person is { } person)
        {
            yield return $"w:{person.Whole}";
            if (person.Given.Length > 0) yield return $"n:{person.Given}";
            if (person.Family.Length > 0) yield return $"n:{person.Family}";
        }
        if (r.Address is not { } a) yield break;
        if (a.Postcode is { } postcode) yield return $"z:{postcode}";
        if (a.Locality is { } locality) yield return $"l:{locality}";
        if (a.Street is { } street) yield return $"s:{street}";
        if (a.Extra is { } extra) yield return $"s:{extra}";
    }
}
