namespace Guanxi.Platform.Matching;

/// <summary>What two addresses say for or against, in bits. Their parts hang together, so the sum is limited.</summary>
internal static class AddressEvidence
{
    private const double Most = 16;
    private const double MostAgainst = 6;
    private const double MostOfPart = 8;

    public static double Of(PostalAddress? a, PostalAddress? b, Frequencies frequencies)
    {
        if (a is null || b is null) return 0;
        var lines = Line(a.Street, b.Street, frequencies) + Line(a.Extra, b.Extra, frequencies);
        var crossed = Line(a.Street, b.Extra, frequencies) + Line(a.Extra, b.Street, frequencies) - 1;
        var region = a.Region is { } here && b.Region is { } there ? here == there ? 1 : -1 : 0;
        var sum = Math.Max(lines, crossed) + Number(a.Number, b.Number) + Text('l', a.Locality, b.Locality, 2, frequencies) + Postcode(a.Postcode, b.Postcode, frequencies) + region;
        return Math.Clamp(sum, -MostAgainst, Most);
    }

    private static double Line(string? a, string? b, Frequencies frequencies) => Text('s', a, b, 2, frequencies);

    private static double Text(char field, string? a, string? b, double against, Frequencies frequencies)
    {
        if (a is null || b is null) return 0;
        var agreed = Math.Min(Math.Min(frequencies.Bits(field, a), frequencies.Bits(field, b)), MostOfPart);
        return Similarity.JaroWinkler(a, b) switch
        {
            >= 1 => agreed,
            >= 0.93 => 0.85 * agreed,
            >= 0.87 => 0.6 * agreed,
            >= 0.80 => 0.25 * agreed,
            >= 0.70 => -against / 2,
            _ => -against,
        };
    }

    private static double Number(string? a, string? b) =>
        a is null || b is null ? 0 : a == b ? 4 : Similarity.Edits(a, b, 1) <= 1 && Math.Max(a.Length, b.Length) > 1 ? 1 : -1.5;

    private static double Postcode(string? a, string? b, Frequencies frequencies) =>
        a is null || b is null ? 0 : a == b ? Math.Min(frequencies.Bits('z', a), MostOfPart) : Similarity.Edits(a, b, 1) <= 1 ? 2.5 : -1.5;
}
