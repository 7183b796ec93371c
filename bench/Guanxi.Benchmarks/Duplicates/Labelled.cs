using Guanxi.Platform.Matching;

namespace Guanxi.Benchmarks.Duplicates;

/// <summary>Records of which it is known which of them are one.</summary>
/// <param name="Entities">For each record whom it stands for.</param>
internal sealed record Labelled(string Name, IReadOnlyList<Profile> Records, IReadOnlyList<string> Entities)
{
    /// <summary>FEBRL: rec-17-org and rec-17-dup-0 are one person.</summary>
    public static Labelled Febrl(string name, params string[] files)
    {
        var rows = files.SelectMany(Csv).ToList();
        return new(name, [.. rows.Select(Person)], [.. rows.Select(r => r["rec_id"].Split('-')[1])]);
    }

    /// <summary>Accounts, with a file beside that says whom each stands for.</summary>
    public static Labelled Accounts(string name, string records, string truth)
    {
        var entities = Csv(truth).ToDictionary(r => r["id"], r => r["entity"]);
        var rows = Csv(records).ToList();
        return new(name, [.. rows.Select(Account)], [.. rows.Select(r => entities[r["id"]])]);
    }

    private static Profile Person(Dictionary<string, string> r) => new()
    {
        IsPerson = true,
        GivenName = r["given_name"],
        FamilyName = r["surname"],
        BirthDate = r["date_of_birth"],
        Identifiers = [r["soc_sec_id"]],
        Address = new(r["street_number"], r["address_1"], r["address_2"], r["suburb"], r["postcode"], r["state"]),
    };

    private static Profile Account(Dictionary<string, string> r) => new()
    {
        Companies = [r["company"]],
        Person = r["contact"],
        Phones = [r["phone"]],
        Emails = [r["email"]],
        Address = new(Locality: r["city"]),
    };

    /// <summary>The files have neither quotes nor line breaks in their values.</summary>
    private static IEnumerable<Dictionary<string, string>> Csv(string file)
    {
        var lines = File.ReadAllLines(file);
        var head = lines[0].Split(',').Select(h => h.Trim()).ToArray();
        foreach (var line in lines.Skip(1).Where(l => l.Length > 0))
        {
            var cells = line.Split(',');
            yield return head.Select((h, i) => (h, i)).ToDictionary(c => c.h, c => c.i < cells.Length ? cells[c.i].Trim() : "");
        }
    }
}
