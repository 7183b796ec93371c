using System.Text.Json;
using Guanxi.Platform.Formulas;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>The formulas of one kind of record, in the order in which they must be worked out. Pure.</summary>
internal sealed class FormulaSheet
{
    private const int Digits = 8;
    private readonly List<(CustomField Field, Formula Formula)> ordered = [];

    private FormulaSheet() { }

    public bool IsEmpty => ordered.Count == 0;

    public bool UsesToday => ordered.Exists(f => f.Formula.UsesToday);

    /// <summary>The keys of the fields that a formula field reads, also by other formulas.</summary>
    public IReadOnlySet<string> Sources(string key)
    {
        var found = new HashSet<string>();
        var waiting = new Stack<string>([key]);
        while (waiting.TryPop(out var next))
            foreach (var source in ordered.Where(f => f.Field.Key == next).SelectMany(f => f.Formula.Fields))
                if (found.Add(source)) waiting.Push(source);
        return found;
    }

    /// <summary>A formula that can't be understood any more is left out: its values stay as they are.</summary>
    public static FormulaSheet Of(FieldCatalogue fields)
    {
        var waiting = new List<(CustomField Field, Formula Formula)>();
        foreach (var own in fields.Fields.Select(f => f.Custom).OfType<CustomField>().Where(f => f.Formula is not null))
            if (Understood(own.Formula!, fields) is { } formula) waiting.Add((own, formula));
        var sheet = new FormulaSheet();
        while (waiting.Find(f => !f.Formula.Fields.Any(key => waiting.Exists(w => w.Field.Key == key))) is { Field: not null } next)
        {
            sheet.ordered.Add(next);
            waiting.Remove(next);
        }
        return sheet;
    }

    /// <summary>Writes the results into the values; what comes to nothing is taken out.</summary>
    public void WorkOut(object record, Dictionary<string, JsonElement> values, DateOnly today, TimeZoneInfo zone)
    {
        var scope = new FormulaScope(field => field.Custom is { } own ? CustomColumn.Read(own, values) : field.ReadFrom(record), today, zone);
        foreach (var (field, formula) in ordered) Put(values, field, formula.Value(scope));
    }

    public static void Put(Dictionary<string, JsonElement> values, CustomField field, object? result)
    {
        if (Kept(field, result) is not { } kept) values.Remove(field.Key);
        else if (!values.TryGetValue(field.Key, out var old) || !JsonElement.DeepEquals(old, kept)) values[field.Key] = kept;
    }

    /// <summary>The result as a field of this type keeps it; null where it can't be kept, as a number that is too large.</summary>
    public static JsonElement? Kept(CustomField field, object? result)
    {
        object? fitting = result switch
        {
            decimal number => Tidy(field.Type switch { FieldType.Integer => Math.Round(number, MidpointRounding.AwayFromZero), FieldType.Money => Math.Round(number, 2, MidpointRounding.AwayFromZero), _ => Math.Round(number, Digits) }),
            string text when text.Length > CustomValues.LongestLine => text[..CustomValues.LongestLine],
            "" => null,
            _ => result,
        };
        return fitting is null ? null : CustomValues.Check(field, JsonSerializer.SerializeToElement(fitting, fitting.GetType(), Json.Options)).Kept;
    }

    private static Formula? Understood(string text, FieldCatalogue fields)
    {
        try
        {
            return Formula.Of(text, fields);
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    /// <summary>Without the zeros behind, so that equal numbers are written alike.</summary>
    private static decimal Tidy(decimal number) => number / 1.0000000000000000000000000000m;
}
