using System.Globalization;

namespace Guanxi.Platform.Formulas;

/// <summary>A function whose parameters have fixed types; the value is nothing where one of them is. The last ones may be left out.</summary>
internal sealed record FormulaFunction(FormulaType[] Parameters, int Least, FormulaType Result, Func<object[], object?> Value);

/// <summary>The functions and operators that treat all their parameters alike. Pure.</summary>
internal static class FormulaFunctions
{
    private const int MostDigits = 8;

    public static readonly IReadOnlyDictionary<string, FormulaFunction> Simple = new Dictionary<string, FormulaFunction>
    {
        ["negative"] = Number(a => -N(a[0]), FormulaType.Number),
        ["*"] = Number(a => N(a[0]) * N(a[1]), FormulaType.Number, FormulaType.Number),
        ["/"] = Number(a => N(a[1]) == 0 ? null : N(a[0]) / N(a[1]), FormulaType.Number, FormulaType.Number),
        ["round"] = Number(a => Math.Round(N(a[0]), a.Length > 1 ? Digits(a[1]) : 0, MidpointRounding.AwayFromZero), FormulaType.Number, FormulaType.Number) with { Least = 1 },
        ["abs"] = Number(a => Math.Abs(N(a[0])), FormulaType.Number),
        ["floor"] = Number(a => Math.Floor(N(a[0])), FormulaType.Number),
        ["ceil"] = Number(a => Math.Ceiling(N(a[0])), FormulaType.Number),
        ["length"] = Number(a => new StringInfo(T(a[0])).LengthInTextElements, FormulaType.Text),
        ["lower"] = Text(a => T(a[0]).ToLowerInvariant(), FormulaType.Text),
        ["upper"] = Text(a => T(a[0]).ToUpperInvariant(), FormulaType.Text),
        ["left"] = Text(a => Cut(T(a[0]), N(a[1]), fromStart: true), FormulaType.Text, FormulaType.Number),
        ["right"] = Text(a => Cut(T(a[0]), N(a[1]), fromStart: false), FormulaType.Text, FormulaType.Number),
        ["year"] = Number(a => D(a[0]).Year, FormulaType.Date),
        ["month"] = Number(a => D(a[0]).Month, FormulaType.Date),
        ["day"] = Number(a => D(a[0]).Day, FormulaType.Date),
        ["days_between"] = Number(a => D(a[1]).DayNumber - D(a[0]).DayNumber, FormulaType.Date, FormulaType.Date),
    };

    /// <summary>How a value is written into a text.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        var other => other.ToString(),
    };

    /// <summary>A day some days later; nothing beyond the calendar.</summary>
    public static object? Later(DateOnly day, decimal days)
    {
        var number = day.DayNumber + decimal.Truncate(days);
        return number < DateOnly.MinValue.DayNumber || number > DateOnly.MaxValue.DayNumber ? null : DateOnly.FromDayNumber((int)number);
    }

    private static FormulaFunction Number(Func<object[], decimal?> value, params FormulaType[] parameters) => new(parameters, parameters.Length, FormulaType.Number, a => value(a));

    private static FormulaFunction Text(Func<object[], object?> value, params FormulaType[] parameters) => new(parameters, parameters.Length, FormulaType.Text, value);

    private static decimal N(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);

    private static string T(object value) => (string)value;

    private static DateOnly D(object value) => (DateOnly)value;

    private static int Digits(object value) => (int)Math.Clamp(N(value), 0, MostDigits);

    /// <summary>By characters as people count them, so that none is cut in half.</summary>
    private static string Cut(string text, decimal length, bool fromStart)
    {
        var characters = new StringInfo(text);
        var wanted = (int)Math.Clamp(length, 0, characters.LengthInTextElements);
        if (wanted == 0) return "";
        return characters.SubstringByTextElements(fromStart ? 0 : characters.LengthInTextElements - wanted, wanted);
    }
}
