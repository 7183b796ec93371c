namespace Guanxi.Platform.Matching;

/// <summary>What two persons' names say for or against their being one, in bits.</summary>
internal static class PersonEvidence
{
    private const double MostOfPart = 9;
    private const double Swapped = 1.5;
    private const double FamilyOnly = 2;
    private const double OtherPart = 3.5;
    private const double OtherName = 8;
    private const double OneOtherCharacter = 3;
    private const double Initial = 1.5;

    /// <param name="isSubject">True when the record is the person; the one to ask at a company changes.</param>
    public static double Of(PersonKey? a, PersonKey? b, bool isSubject, Frequencies frequencies)
    {
        if (a is null || b is null) return 0;
        if (!isSubject) return Contact(a, b, frequencies);
        if (a.IsChinese || b.IsChinese) return Chinese(a, b, frequencies);
        var straight = Part(a.Given, b.Given, frequencies) + Part(a.Family, b.Family, frequencies);
        var crossed = Part(a.Given, b.Family, frequencies) + Part(a.Family, b.Given, frequencies) - Swapped;
        return Math.Max(straight, crossed);
    }

    private static double Contact(PersonKey a, PersonKey b, Frequencies frequencies)
    {
        if (a.Whole == b.Whole) return a.IsFamilyOnly ? FamilyOnly : Math.Min(frequencies.Bits('w', a.Whole), MostOfPart);
        if (a.IsFamilyOnly || b.IsFamilyOnly) return a.Family == b.Family ? FamilyOnly : -1;
        return -1;
    }

    private static double Chinese(PersonKey a, PersonKey b, Frequencies frequencies)
    {
        // among many records a company's switchboard must not make its people one
        var other = -Math.Max(OtherName, frequencies.Prior);
        if (a.IsFamilyOnly || b.IsFamilyOnly) return a.Family == b.Family ? FamilyOnly : other;
        if (a.Whole == b.Whole) return Math.Min(frequencies.Bits('w', a.Whole), MostOfPart);
        if (frequencies.Sound(a.Whole) == frequencies.Sound(b.Whole)) return MostOfPart / 2;
        return a.IsChinese == b.IsChinese && a.Whole.Length >= 3 && Similarity.Edits(a.Whole, b.Whole, 1) <= 1 ? -OneOtherCharacter : other;
    }

    private static double Part(string a, string b, Frequencies frequencies)
    {
        if (a.Length == 0 || b.Length == 0) return 0;
        var agreed = Math.Min(Math.Min(frequencies.Bits('n', a), frequencies.Bits('n', b)), MostOfPart);
        if (a == b) return agreed;
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0] ? Initial : -OtherPart;
        return Similarity.JaroWinkler(a, b) switch
        {
            >= 0.93 => 0.8 * agreed,
            >= 0.87 => 0.55 * agreed,
            >= 0.80 => 0.25 * agreed,
            >= 0.70 => -1,
            _ => -OtherPart,
        };
    }
}
