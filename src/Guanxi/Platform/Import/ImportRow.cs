using Guanxi.Platform.Tables;

namespace Guanxi.Platform.Import;

public enum RowOutcome { Pending, Created, Updated, Skipped, Failed }

/// <summary>Why a row, or one column of it, was not taken.</summary>
public sealed record RowFault(string? Field, string Code);

/// <summary>One row of a file on its way into the system: the texts of its cells by field, and what became of it.</summary>
public sealed class ImportRow(long number, IReadOnlyDictionary<string, string> cells, ImportSettings settings)
{
    private const int LongestPhone = 60;
    private readonly List<RowFault> faults = [];

    /// <summary>The row's number in the file, as a spreadsheet shows it.</summary>
    public long Number => number;
    public RowOutcome Outcome { get; private set; }
    public IReadOnlyList<RowFault> Faults => faults;

    /// <summary>What it says of the organisation's own fields; null where the kind has none.</summary>
    internal CustomCells? Custom { get; set; }

    /// <summary>The same as may be written on a record.</summary>
    public Optional<Dictionary<string, System.Text.Json.JsonElement>> CustomFields => Custom is null ? default : new(Custom.Values);

    /// <summary>True when its custom fields may be written on the record, or on a new one (null); else the row has failed.</summary>
    public bool Admits(Guid? record) => Custom is null || Custom.Admit(this, record);

    /// <summary>True when the new record that was read from it has all that its custom fields ask of such a record; else the row has failed.</summary>
    public bool Completes(object record) => Custom is null || Custom.Complete(this, record);

    /// <summary>True when the file has a column for the field; an empty cell then empties it on update.</summary>
    public bool Has(string field) => cells.ContainsKey(field);

    public void Became(RowOutcome outcome) => Outcome = outcome;

    public void Fail(string? field, string code)
    {
        faults.Add(new RowFault(field, code));
        Outcome = RowOutcome.Failed;
    }

    public string? Raw(string field) => cells.TryGetValue(field, out var cell) && ValueParser.Text(cell) is { Length: > 0 } text ? text : null;

    /// <summary>A text as it stands, line breaks and all; only blanks around it go.</summary>
    public Optional<string> Text(string field, int max)
    {
        if (!Has(field)) return default;
        var text = cells[field].Trim();
        if (text.Length == 0) return new(null);
        if (text.Length > max) return Bad<string>(field, "value.too_long");
        return Validation.TextAttribute.IsClean(text) ? new(text) : Bad<string>(field, "bad_characters");
    }

    public Optional<DateOnly?> Date(string field) => Value(field, raw => ValueParser.Date(raw, settings.DateOrderOf(field)), v => (DateOnly?)v);

    public Optional<decimal?> Money(string field) => Value(field, raw => ValueParser.Number(raw, settings.FactorOf(field)), v => (decimal?)Math.Round(v, 2));

    /// <summary>A number with all its decimals.</summary>
    public Optional<decimal?> Exact(string field) => Value(field, raw => ValueParser.Number(raw, settings.FactorOf(field)), v => (decimal?)v);

    public Optional<int?> Whole(string field, int min, int max)
    {
        var value = Value(field, raw => ValueParser.Whole(raw, settings.FactorOf(field)), v => (long?)v);
        if (!value.IsSet) return default;
        if (value.Value is { } number && (number < min || number > max)) return Bad<int?>(field, "out_of_range");
        return new((int?)value.Value);
    }

    public Optional<bool?> YesNo(string field) => Value(field, ValueParser.YesOrNo, v => (bool?)v);

    public Optional<DateTimeOffset?> Instant(string field) =>
        Value(field, raw => ValueParser.Instant(raw, settings.TimeZone, settings.DateOrderOf(field)), v => (DateTimeOffset?)v.ToUniversalTime());

    /// <summary>One of a field's options, by value or label.</summary>
    public Optional<TEnum?> Choice<TEnum>(string field, IReadOnlyList<Fields.Option> options) where TEnum : struct, Enum
    {
        if (!Has(field)) return default;
        if (Raw(field) is not { } text) return new(null);
        return options.FirstOrDefault(o => o.IsMeantBy(text))?.Member is TEnum member ? new(member) : Bad<TEnum?>(field, "unknown_option");
    }

    public IReadOnlyList<string> Phones(string field) => Several(field, ValueList.Phones, raw => ValueParser.Phone(raw) is { HasValue: true, Value.Display: { Length: <= LongestPhone } shown } ? shown : null, "value.not_a_phone");

    public IReadOnlyList<string> Emails(string field) => Several(field, ValueList.Emails, raw => ValueParser.Email(raw) is { HasValue: true } p ? p.Value : null, "not_an_email");

    public IReadOnlyList<string> Tags(string field, int longest)
    {
        var tags = Raw(field) is null ? [] : ValueList.Tags(cells[field]);
        if (tags.Any(t => t.Length > longest)) Fail(field, "value.too_long");
        return tags;
    }

    public Optional<string> WebAddress(string field, int max)
    {
        var address = Text(field, max);
        return address.Value is { } given && !Validation.WebAddressAttribute.IsWebAddress(given) ? Bad<string>(field, "not_a_url") : address;
    }

    /// <summary>The three letters of a currency.</summary>
    public Optional<string> Currency(string field) => Raw(field) switch
    {
        null => default,
        { } text when Currencies.Read(text) is { } code => new(code),
        _ => Bad<string>(field, "not_a_currency"),
    };

    private IReadOnlyList<string> Several(string field, Func<string, IReadOnlyList<string>> split, Func<string, string?> parse, string code)
    {
        if (Raw(field) is null) return [];
        var values = split(cells[field]).Select(v => (Raw: v, Parsed: parse(v))).ToList();
        if (values.Exists(v => v.Parsed is null)) Fail(field, code);
        return [.. values.Select(v => v.Parsed).OfType<string>().Distinct()];
    }

    private Optional<TOut> Value<TIn, TOut>(string field, Func<string, Parsed<TIn>> parse, Func<TIn, TOut> then)
    {
        if (!Has(field)) return default;
        if (Raw(field) is not { } text) return new(default);
        var parsed = parse(text);
        return parsed.Error is { } code ? Bad<TOut>(field, code) : parsed.HasValue ? new(then(parsed.Value!)) : new(default);
    }

    private Optional<T> Bad<T>(string field, string code)
    {
        Fail(field, code);
        return default;
    }
}
