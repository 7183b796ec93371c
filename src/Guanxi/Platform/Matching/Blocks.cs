namespace Guanxi.Platform.Matching;

/// <summary>
/// Which records are worth comparing: those that share a value, a sound or a piece of a name. Comparing all with all would be
/// 12 million pairs for 5,000 records.
/// </summary>
internal static class Blocks
{
    /// <summary>What more records share than this tells too little; the same pairs have other values in common.</summary>
    private const int Largest = 60;

    /// <summary>Each pair once, the earlier record first. One by one: a large organisation has millions.</summary>
    public static IEnumerable<(int First, int Second)> Of(IReadOnlyList<Signature> records, Frequencies frequencies)
    {
        var blocks = new Dictionary<string, List<int>>();
        var inBlocks = records.Select((record, i) => Enter(record, i, blocks, frequencies)).ToArray();
        var met = new HashSet<int>();
        for (var i = 0; i < inBlocks.Length; i++)
        {
            met.Clear();
            foreach (var other in inBlocks[i].Where(b => b.Count <= Largest).SelectMany(b => b))
                if (other > i && met.Add(other)) yield return (i, other);
        }
    }

    private static List<int>[] Enter(Signature record, int place, Dictionary<string, List<int>> blocks, Frequencies frequencies)
    {
        var entered = new List<List<int>>();
        foreach (var key in KeysOf(record, frequencies).Distinct())
        {
            if (!blocks.TryGetValue(key, out var block)) blocks[key] = block = [];
            if (block.Count <= Largest) block.Add(place);
            entered.Add(block);
        }
        return [.. entered];
    }

    private static IEnumerable<string> KeysOf(Signature r, Frequencies frequencies)
    {
        foreach (var phone in r.Phones) yield return $"p:{phone}";
        foreach (var email in r.Emails) yield return $"e:{email}";
        foreach (var domain in r.Domains) yield return $"d:{domain}";
        foreach (var id in r.Identifiers) yield return $"i:{id}";
        foreach (var key in r.Companies.SelectMany(c => Company(c, frequencies))) yield return key;
        foreach (var key in Person(r)) yield return key;
        if (r.Address is not { } a) yield break;
        if (a is { Postcode: { } postcode, Number: { } number }) yield return $"zn:{postcode}:{number}";
        if (a is { Number: { } door, Street: { } street }) yield return $"ns:{door}:{Start(street)}";
        if (a is { Postcode: { } code, Street: { } road }) yield return $"zs:{code}:{Start(road)}";
        if (a.Locality is { } locality)
            foreach (var line in new[] { a.Street, a.Extra }.OfType<string>()) yield return $"ls:{Start(locality)}:{Start(line)}";
    }

    /// <summary>The name, and each pair of neighbouring sounds: a wrong, missing or swapped character leaves others in place.</summary>
    private static IEnumerable<string> Company(CompanyName company, Frequencies frequencies)
    {
        yield return $"c:{company.Core}";
        var sounds = company.Units.Select(frequencies.Sound).ToList();
        for (var i = 0; i + 1 < sounds.Count; i++) yield return $"cs:{string.Join('.', new[] { sounds[i], sounds[i + 1] }.Order(StringComparer.Ordinal))}";
        foreach (var unit in company.Units.Where(u => !Frequencies.IsHan(u))) yield return $"cw:{unit}";
        if (company.Units.Count >= 3 && Frequencies.IsHan(company.Units[0]))
            yield return $"c3:{string.Join('.', sounds.Take(3).Order(StringComparer.Ordinal))}";
    }

    private static IEnumerable<string> Person(Signature r)
    {
        if (r.BirthDate is { } born) yield return $"b:{born}";
        if (r.Person is not { } person || person is { IsChinese: true, IsFamilyOnly: true }) yield break;
        yield return $"w:{person.Whole}";
        if (person.IsChinese) yield break;
        // either part may be spelled wrong or stand in the other's field
        yield return $"n:{string.Join('.', new[] { Start(person.Given), Start(person.Family) }.Order(StringComparer.Ordinal))}";
        foreach (var part in new[] { person.Given, person.Family }.Where(p => p.Length > 0))
        {
            if (r.BirthDate is { Length: >= 4 } date) yield return $"ny:{Start(part)}:{date[..4]}";
            if (r.BirthDate is { Length: 8 } day) yield return $"nd:{Start(part)}:{day[4..]}";
            if (r.Address?.Postcode is { } postcode) yield return $"nz:{Start(part)}:{postcode}";
            if (r.Address?.Locality is { } locality) yield return $"nl:{Start(part)}:{Start(locality)}";
        }
    }

    private static string Start(string text) => text.Length <= 3 ? text : text[..3];
}
