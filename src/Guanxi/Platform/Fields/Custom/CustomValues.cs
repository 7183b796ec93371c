using System.Globalization;
using System.Text.Json;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Validation;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>What is wrong with a value: the key of its text and what the text names.</summary>
public sealed record ValueFault(string Code, params object[] Args);

/// <summary>Checks values of custom fields and brings them into the one form they are kept in. Pure.</summary>
public static class CustomValues
{
    public const int LongestLine = 500;
    public const int LongestText = 20_000;
    public const int MostFields = 400;
    private const int MostWords = 100;
    private const decimal Largest = 9_999_999_999_999m;

    /// <summary>The values with others written over them; a null takes one away.</summary>
    public static Dictionary<string, JsonElement> Merged(Dictionary<string, JsonElement> now, IReadOnlyDictionary<string, JsonElement>? changes)
    {
        var merged = new Dictionary<string, JsonElement>(now);
        foreach (var (key, value) in changes ?? new Dictionary<string, JsonElement>())
        {
            if (IsEmpty(value)) merged.Remove(key);
            else merged[key] = value;
        }
        return merged;
    }

    /// <summary>What must be written to come back from <paramref name="now"/> to <paramref name="before"/>: also what was not there is taken away.</summary>
    public static Dictionary<string, JsonElement> WayBack(Dictionary<string, JsonElement> now, IReadOnlyDictionary<string, JsonElement>? before)
    {
        var way = (before ?? new Dictionary<string, JsonElement>()).ToDictionary(v => v.Key, v => v.Value);
        foreach (var key in now.Keys.Where(k => !way.ContainsKey(k))) way[key] = Null;
        return way;
    }

    /// <summary>A value that was written as text, such as the default of a field, in the form of the API; as it stands where it can't be read.</summary>
    public static JsonElement FromText(CustomField field, string text) => field.Type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => Element(number),
        FieldType.YesNo when bool.TryParse(text, out var flag) => Element(flag),
        FieldType.MultiSelect => Element(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => Element(text),
    };

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Json.Options);

    /// <summary>A value of a field as <see cref="CustomValue.Holds"/> looks for it.</summary>
    public static string Part<T>(string key, T value) => JsonSerializer.Serialize(new Dictionary<string, T> { [key] = value });

    public static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    /// <summary>The value as it is kept; null with a fault when the field can't have it.</summary>
    public static (JsonElement? Kept, ValueFault? Fault) Check(CustomField field, JsonElement value)
    {
        var (kept, fault) = Shaped(field, value);
        if (fault is not null) return (null, fault);
        if (kept is string text && field.Pattern is { } pattern && !pattern.Value.IsMatch(text)) return (null, new("custom.pattern"));
        if (kept is decimal number && (number < (field.Min ?? -Largest) || number > (field.Max ?? Largest)))
            return (null, new("custom.range", field.Min ?? -Largest, field.Max ?? Largest));
        return (JsonSerializer.SerializeToElement(kept, Json.Options), null);
    }

    private static (object? Kept, ValueFault? Fault) Shaped(CustomField field, JsonElement value) => field.Type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money => Number(field.Type, value),
        FieldType.YesNo => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? (value.GetBoolean(), null) : Wrong(),
        FieldType.MultiSelect => Words(field, value),
        _ when value.ValueKind != JsonValueKind.String => Wrong(),
        FieldType.Date => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var day) ? (day.ToString("O", CultureInfo.InvariantCulture), null) : Wrong(),
        FieldType.Instant => value.TryGetDateTimeOffset(out var instant) ? (instant.ToUniversalTime(), null) : Wrong(),
        FieldType.Select => field.Options.FirstOrDefault(o => o.Value == value.GetString()) is { } option ? (option.Value, null) : (null, new("unknown_option")),
        _ => Text(field.Type, value.GetString()!.Trim()),
    };

    private static (object? Kept, ValueFault? Fault) Wrong() => (null, new("wrong_type"));

    private static (object? Kept, ValueFault? Fault) Number(FieldType type, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number)) return Wrong();
        if (type == FieldType.Integer && number != decimal.Truncate(number)) return Wrong();
        return (type == FieldType.Money ? Math.Round(number, 2) : number, null);
    }

    private static (object? Kept, ValueFault? Fault) Words(CustomField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(w => w.ValueKind != JsonValueKind.String)) return Wrong();
        var words = value.EnumerateArray().Select(w => w.GetString()!).Distinct().ToArray();
        if (words.Length > MostWords) return (null, new("max_count", MostWords));
        return words.All(w => field.Options.Any(o => o.Value == w)) ? (words, null) : (null, new("unknown_option"));
    }

    private static (object? Kept, ValueFault? Fault) Text(FieldType type, string text)
    {
        var longest = type == FieldType.LongText ? LongestText : LongestLine;
        if (text.Length > longest) return (null, new("max_length", longest));
        if (!TextAttribute.IsClean(text)) return (null, new("bad_characters"));
        return type switch
        {
            FieldType.Email when !ValueParser.Email(text).HasValue => (null, new("not_an_email")),
            FieldType.Phone when !ValueParser.Phone(text).HasValue => (null, new("value.not_a_phone")),
            FieldType.Url when !WebAddressAttribute.IsWebAddress(text) => (null, new("not_a_url")),
            _ => (text, null),
        };
    }

    private static readonly JsonElement Null = JsonSerializer.SerializeToElement<object?>(null);
}
