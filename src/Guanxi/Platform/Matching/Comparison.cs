namespace Guanxi.Platform.Matching;

/// <summary>
/// Weighs two records after Fellegi and Sunter (1969), "A Theory for Record Linkage": every field adds bits for or against, and
/// so many other records speak against beforehand.
/// </summary>
internal sealed class Comparison(Frequencies frequencies)
{
    /// <summary>Two records are shown as one from so many bits on.</summary>
    public const double Threshold = 0;
    private const double LeastReason = 1;

    public (double Bits, IReadOnlyList<string> Reasons) Weigh(Signature a, Signature b)
    {
        if (CompanyEvidence.AreOfDifferentBranches(a.Companies, b.Companies)) return (double.NegativeInfinity, []);
        var isPerson = a.IsPerson || b.IsPerson;
        (string Reason, double Bits)[] evidence =
        [
            (isPerson ? "company" : "name", Company(a, b, isPerson)),
            (isPerson ? "name" : "contact", PersonEvidence.Of(a.Person, b.Person, isPerson, frequencies)),
            ("phone", Value('p', a.Phones, b.Phones, 0, 1)),
            ("email", Email(a, b)),
            ("identifier", Identifier(a.Identifiers, b.Identifiers)),
            ("birthday", BirthDate(a.BirthDate, b.BirthDate)),
            ("address", AddressEvidence.Of(a.Address, b.Address, frequencies)),
        ];
        return (evidence.Sum(e => e.Bits) - frequencies.Prior, [.. evidence.Where(e => e.Bits >= LeastReason).OrderByDescending(e => e.Bits).Select(e => e.Reason)]);
    }

    /// <summary>Colleagues share a company; it makes a person with the same name likelier, no more.</summary>
    private double Company(Signature a, Signature b, bool isPerson)
    {
        var bits = CompanyEvidence.Of(a.Companies, b.Companies, frequencies);
        return isPerson ? Math.Clamp(bits, -2, frequencies.Prior - 5) : bits;
    }

    private double Value(char field, string[] a, string[] b, double more, double against)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var shared = a.Intersect(b).ToList();
        return shared.Count == 0 ? -against : shared.Max(v => frequencies.Bits(field, v)) + more;
    }

    private double Email(Signature a, Signature b)
    {
        var same = Value('e', a.Emails, b.Emails, 1.5, 2);
        if (same > 0 || a.IsPerson) return same;
        var domain = Value('d', a.Domains, b.Domains, 0, 0);
        return domain > 0 ? 0.6 * domain : same;
    }

    private double Identifier(string[] a, string[] b)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var same = Value('i', a, b, 6, 5);
        return same > 0 || !a.Any(x => b.Any(y => Math.Min(x.Length, y.Length) >= 6 && Similarity.Edits(x, y, 1) <= 1)) ? same : 8;
    }

    private double BirthDate(string? a, string? b)
    {
        if (a is null || b is null) return 0;
        if (a == b) return Math.Min(frequencies.Bits('b', a), 14);
        if (Similarity.Edits(a, b, 1) <= 1) return 6;
        var isSwapped = a.Length == 8 && b.Length == 8 && a[..4] == b[..4] && a[4..6] == b[6..] && a[6..] == b[4..6];
        return isSwapped ? 6 : Similarity.Edits(a, b, 2) <= 2 ? -1 : -6;
    }
}
