using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Fields.Custom;

/// <summary>
/// Reads one value out of a record's custom fields, in memory and, as functions of the same meaning, in the database. The planner
/// puts the bodies of those functions into the statement, so that <see cref="Holds"/> is answered by the index on the column. Those of
/// days and moments it calls: what is kept says zone and order itself, so that they hang on no setting, which it can't know of a cast.
/// One key may be a number here and a word there: the one of numbers is asked for all records when the database counts them, and must not fail.
/// </summary>
public static class CustomValue
{
    internal const string Sql =
        """
        CREATE OR REPLACE FUNCTION crm.custom_text(jsonb, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT $1 ->> $2';
        CREATE OR REPLACE FUNCTION crm.custom_number(jsonb, text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT CASE WHEN jsonb_typeof($1 -> $2) = ''number'' THEN ($1 ->> $2)::numeric END';
        CREATE OR REPLACE FUNCTION crm.custom_day(jsonb, text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT ($1 ->> $2)::date';
        CREATE OR REPLACE FUNCTION crm.custom_instant(jsonb, text) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT ($1 ->> $2)::timestamptz';
        CREATE OR REPLACE FUNCTION crm.custom_flag(jsonb, text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT ($1 ->> $2)::boolean';
        CREATE OR REPLACE FUNCTION crm.custom_words(jsonb, text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT array(SELECT jsonb_array_elements_text($1 -> $2))';
        CREATE OR REPLACE FUNCTION crm.custom_holds(jsonb, text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT $1 @> $2::jsonb';
        """;

    private static readonly string[] OnColumns = [nameof(Text), nameof(Number), nameof(Day), nameof(Instant), nameof(Flag), nameof(Words), nameof(Holds)];

    public static string? Text(Dictionary<string, JsonElement> values, string key) => values.TryGetValue(key, out var value) ? Written(value) : null;

    public static decimal? Number(Dictionary<string, JsonElement> values, string key) =>
        values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    public static DateOnly? Day(Dictionary<string, JsonElement> values, string key) =>
        Text(values, key) is { } text ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;

    public static DateTimeOffset? Instant(Dictionary<string, JsonElement> values, string key) =>
        Text(values, key) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    public static bool? Flag(Dictionary<string, JsonElement> values, string key) =>
        values.TryGetValue(key, out var value) ? value.ValueKind == JsonValueKind.True : null;

    public static string[]? Words(Dictionary<string, JsonElement> values, string key) =>
        values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(w => w.GetString()!)] : null;

    /// <summary>True when each field of the object in <paramref name="part"/> has this value, or these words among its own.</summary>
    public static bool Holds(Dictionary<string, JsonElement> values, string part)
    {
        using var wanted = JsonDocument.Parse(part);
        return wanted.RootElement.EnumerateObject().All(m => values.TryGetValue(m.Name, out var own) && (m.Value.ValueKind == JsonValueKind.Array
            ? m.Value.EnumerateArray().All(w => own.EnumerateArray().Any(o => JsonElement.DeepEquals(o, w)))
            : JsonElement.DeepEquals(own, m.Value)));
    }

    /// <summary>How a value is written where only text can stand.</summary>
    internal static string? Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    internal static void MapFunctions(ModelBuilder model)
    {
        foreach (var name in OnColumns)
        {
            var method = typeof(CustomValue).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
            var function = model.HasDbFunction(method).HasSchema("crm").HasName($"custom_{name.ToLowerInvariant()}");
            function.HasParameter("values").HasStoreType("jsonb");
        }
    }
}
