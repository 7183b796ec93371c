namespace Guanxi.Duplicates;

/// <summary>The unified social credit code (统一社会信用代码) of an organisation, GB 32100-2015.</summary>
internal static class CreditCode
{
    private const int Length = 18;
    private const int Modulus = 31;
    private const string Symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>True when the last symbol is the check of the others: 31 minus the sum weighted by powers of 3, modulo 31.</summary>
    public static bool IsValid(string? text)
    {
        if (text?.Trim().ToUpperInvariant() is not { Length: Length } code) return false;
        var (sum, weight) = (0, 1);
        foreach (var symbol in code[..^1])
        {
            var value = Symbols.IndexOf(symbol, StringComparison.Ordinal);
            if (value < 0) return false;
            (sum, weight) = (sum + value * weight, weight * 3 % Modulus);
        }
        return Symbols[(Modulus - sum % Modulus) % Modulus] == code[^1];
    }
}
