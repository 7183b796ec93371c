using System.Text.Json;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Tables;

namespace Guanxi.Platform.Import;

/// <summary>What a row of a file says of the organisation's own fields.</summary>
public sealed class CustomCells
{
    private readonly IReadOnlyList<CustomField> fields;
    private readonly Dictionary<string, Guid> holders = [];
    private readonly FieldNeeds needs;

    private CustomCells(IReadOnlyList<CustomField> fields, Dictionary<string, JsonElement> values, FieldNeeds needs) => (this.fields, Values, this.needs) = (fields, values, needs);

    /// <summary>The values to write; an empty cell of a column that is there takes the value away.</summary>
    public Dictionary<string, JsonElement> Values { get; }

    /// <summary>Reads the cells of a row; what can't be read fails it.</summary>
    public static CustomCells Read(ImportRow row, IReadOnlyList<CustomField> fields, FieldNeeds needs, ImportSettings settings)
    {
        var values = new Dictionary<string, JsonElement>();
        foreach (var field in fields.Where(f => !f.IsComputed && row.Has(f.Key)))
        {
            if (row.Raw(field.Key) is null) values[field.Key] = JsonSerializer.SerializeToElement<object?>(null);
            else if (Cell(row, field, settings) is { } read && CustomValues.Check(field, read) is var (kept, fault) && row.Outcome != RowOutcome.Failed)
            {
                if (fault is not null) row.Fail(field.Key, fault.Code);
                else values[field.Key] = kept!.Value;
            }
        }
        return new CustomCells(fields, values, needs);
    }

    /// <summary>The values that no two records may share, as the index finds them.</summary>
    public IEnumerable<(string Key, string Part)> Unique => fields.Where(f => f.IsUnique && Values.TryGetValue(f.Key, out var value) && !CustomValues.IsEmpty(value))
        .Select(f => (f.Key, CustomValues.Part(f.Key, Values[f.Key])));

    /// <summary>Another record has this value of a unique field.</summary>
    public void IsHeld(string key, Guid by) => holders[key] = by;

    /// <summary>True when the row may be written on the record; a new one (null) gets its defaults and must have what is required.</summary>
    public bool Admit(ImportRow row, Guid? record)
    {
        if (holders.Where(h => h.Value != record).Select(h => h.Key).FirstOrDefault() is { } taken) row.Fail(taken, "custom.not_unique");
        else if (record is null) Complete(row);
        else foreach (var field in fields.Where(f => f is { IsRequired: true, ShownWhen: null } && Values.TryGetValue(f.Key, out var value) && CustomValues.IsEmpty(value))) row.Fail(field.Key, "required");
        return row.Outcome != RowOutcome.Failed;
    }

    private void Complete(ImportRow row)
    {
        foreach (var field in fields.Where(f => !Values.TryGetValue(f.Key, out var value) || CustomValues.IsEmpty(value)))
        {
            if (field.Default is { } usual && CustomValues.Check(field, CustomValues.FromText(field, usual)).Kept is { } value) Values[field.Key] = value;
            else if (field is { IsRequired: true, ShownWhen: null }) row.Fail(field.Key, "required");
        }
    }

    /// <summary>Asks of a new record what conditions make needed of it.</summary>
    public bool Complete(ImportRow row, object record)
    {
        foreach (var field in fields.Where(f => f.ShownWhen is not null || f.RequiredWhen is not null))
            if ((!Values.TryGetValue(field.Key, out var value) || CustomValues.IsEmpty(value)) && needs.Of(field, record)) row.Fail(field.Key, "required");
        return row.Outcome != RowOutcome.Failed;
    }

    private static JsonElement? Cell(ImportRow row, CustomField field, ImportSettings settings) => field.Type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money => Element(row.Exact(field.Key).Value),
        FieldType.YesNo => Element(row.YesNo(field.Key).Value),
        FieldType.Date => Element(row.Date(field.Key).Value?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Instant => Element(row.Instant(field.Key).Value),
        FieldType.Select => Element(OptionOf(row, field, row.Raw(field.Key)!)),
        FieldType.MultiSelect => Element(row.Tags(field.Key, CustomValues.LongestLine).Select(word => OptionOf(row, field, word)).ToArray()),
        FieldType.LongText => Element(row.Text(field.Key, CustomValues.LongestText).Value),
        _ => Element(row.Text(field.Key, CustomValues.LongestLine).Value),
    };

    private static string? OptionOf(ImportRow row, CustomField field, string text)
    {
        var option = field.Options.FirstOrDefault(o => o.IsMeantBy(text));
        if (option is null) row.Fail(field.Key, "unknown_option");
        return option?.Value;
    }

    /// <summary>Null when the cell failed: its row says so already.</summary>
    private static JsonElement? Element<T>(T value) => value is null ? null : JsonSerializer.SerializeToElement(value, Json.Options);
}
