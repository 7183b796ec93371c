using System.Globalization;
using Guanxi.Platform.Texts;

namespace Guanxi.Platform.Pdf;

/// <summary>How figures are written in a language, as the browser client writes them: <c>¥1,234.50</c>, short <c>¥12.3万</c> or <c>¥123.5K</c>.</summary>
internal sealed class PdfNumbers(string language)
{
    /// <summary>Stands where there is no figure.</summary>
    public const string None = "–";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly (decimal Size, string Name)[] Chinese = [(1, ""), (10_000, "万"), (100_000_000, "亿"), (1_000_000_000_000, "万亿")];
    private static readonly (decimal Size, string Name)[] English = [(1, ""), (1_000, "K"), (1_000_000, "M"), (1_000_000_000, "B"), (1_000_000_000_000, "T")];

    private readonly string language = Text.Known(language);

    /// <summary>Written out. Money and counts show two decimals when <paramref name="withCents"/>, days one; else none.</summary>
    public string Full(decimal? value, PdfFormat format, bool withCents = false) => value is not { } number ? None : format.Unit switch
    {
        PdfUnit.Rate => $"{Digits(Percent(number), 1, 1)}%",
        PdfUnit.Days => Text.Of(language, "pdf.days", Digits(number, withCents ? 1 : 0, withCents ? 1 : 0)),
        PdfUnit.Money => Money(number, format, Digits(Math.Abs(number), withCents ? 2 : 0, withCents ? 2 : 0)),
        _ => Digits(number, withCents ? 2 : 0, withCents ? 2 : 0),
    };

    /// <summary>For places with little room: large numbers in 万 and 亿, in English K, M and B, with so many decimals at most.</summary>
    public string Short(decimal? value, PdfFormat format, int decimals = 1)
    {
        if (value is not { } number) return None;
        if (format.Unit == PdfUnit.Rate) return $"{Digits(Percent(number), 0, decimals)}%";
        if (format.Unit == PdfUnit.Days) return Text.Of(language, "pdf.days", Digits(number, 0, decimals));
        var digits = Compact(Math.Abs(number), decimals, format.Unit == PdfUnit.Money ? 0 : 10_000);
        return format.Unit == PdfUnit.Money ? Money(number, format, digits) : number < 0 && digits != "0" ? $"-{digits}" : digits;
    }

    /// <summary>Whether a column needs decimals: some figure in it has them.</summary>
    public static bool HasCents(IEnumerable<decimal?> values, PdfFormat format) =>
        format is not { Unit: PdfUnit.Money, Currency: "JPY" or "KRW" } && values.Any(v => v is { } number && decimal.Round(number, format.Unit == PdfUnit.Days ? 1 : 2) % 1 != 0);

    /// <summary>Rounding may lift a number into the next unit: 999,960 is 1M.</summary>
    private string Compact(decimal number, int decimals, decimal from)
    {
        var units = language == Text.Chinese ? Chinese : English;
        if (number < from) return Digits(number, 0, decimals);
        var at = Array.FindLastIndex(units, u => number >= u.Size);
        if (at < 0) at = 0;
        while (at + 1 < units.Length && Round(number / units[at].Size, decimals) * units[at].Size >= units[at + 1].Size) at++;
        return Digits(number / units[at].Size, 0, decimals) + units[at].Name;
    }

    private static string Money(decimal number, PdfFormat format, string digits)
    {
        var sign = number < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? "-" : "";
        return $"{sign}{Symbol(format.Currency)}{digits}";
    }

    private static string Symbol(string? currency) => currency switch
    {
        null or "" => "",
        "CNY" or "JPY" => "¥",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "KRW" => "₩",
        _ => $"{currency} ",
    };

    private static string Digits(decimal number, int least, int most)
    {
        var rounded = Round(number, most);
        return (rounded == 0 ? 0 : rounded).ToString($"#,##0.{new string('0', least)}{new string('#', most - least)}", Invariant);
    }

    /// <summary>The largest numbers there are cannot be multiplied by 100.</summary>
    private static decimal Percent(decimal rate) => Math.Clamp(rate, -1_000_000_000m, 1_000_000_000m) * 100;

    private static decimal Round(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}
