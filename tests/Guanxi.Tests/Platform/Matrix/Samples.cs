using System.Text.Json.Nodes;
using Guanxi.Platform;

namespace Guanxi.Tests.Platform.Matrix;

/// <summary>Plausible values for whatever the API asks for: ids of the fixture, the rest by name and type.</summary>
internal sealed class Samples(ApiDescription api, IReadOnlyDictionary<string, string> ids, string word)
{
    /// <summary>What no type can tell.</summary>
    private static readonly Dictionary<string, string> ByName = new()
    {
        ["kind"] = "customers",
        ["label"] = "名目", // what fields are called is no secret: it heads the columns of every file
        ["format"] = "csv",
        ["lang"] = "en",
        ["mode"] = "upsert",
        ["template"] = "standard",
        ["stage"] = "方案提交",
        ["match"] = "name",
        ["time_zone"] = "Asia/Shanghai",
        ["locale"] = "en",
        ["theme"] = "dark",
        ["currency"] = "CNY",
        ["phone"] = "13912345678",
        ["mobile"] = "13912345678",
        ["number"] = "13912345678",
        ["q"] = "13912345678",
        ["website"] = "https://example.com",
        ["password"] = "correct horse 2",
        ["new_password"] = "correct horse 2",
        ["current_password"] = "correct horse 1",
        ["roles"] = "sales",
        ["tag"] = "VIP",
        ["tags"] = "VIP",
        ["add"] = "VIP",
        ["remove"] = "VIP",
        ["owner"] = "none",
        ["columns"] = "name",
        ["color"] = "blue",
        ["code"] = "",
        ["filter"] = "name = 'x'",
        ["sort"] = "-updated_at",
        ["type"] = "call",
        ["industry"] = "",
        ["source"] = "",
    };

    public IEnumerable<string> PrefixesIn(JsonNode schema) => Properties(schema).Select(p => PrefixOf(p.Value!)).OfType<string>();

    /// <summary>An object with the fields that are required, those that say what it is, and every id there is a record for.</summary>
    public JsonObject Object(JsonNode schema, string path) => new(Properties(schema)
        .Where(p => IsRequired(schema, p.Key) || p.Key is "name" or "content" || PrefixOf(p.Value!) is { } prefix && ids.ContainsKey(prefix))
        .Where(p => PrefixOf(p.Value!) is null || !OwnId(p.Key))
        .Select(p => KeyValuePair.Create(p.Key, Value(p.Value!, p.Key, path))));

    /// <summary>The same, made acceptable by what the server said about it: fields it misses are added, optional ones it dislikes dropped.</summary>
    public bool TryRepair(JsonObject body, JsonNode schema, JsonNode? problem, string path)
    {
        if (problem?["errors"] is not JsonObject errors) return false;
        var before = body.ToJsonString();
        foreach (var (field, _) in errors)
        {
            if (Properties(schema).FirstOrDefault(p => p.Key == field) is not { Key: not null } known) continue;
            if (body.ContainsKey(field) && !IsRequired(schema, field)) body.Remove(field);
            else body[field] = Value(known.Value!, field, path);
        }
        return body.ToJsonString() != before;
    }

    public JsonNode? Value(JsonNode schema, string name, string path)
    {
        schema = api.Resolve(schema);
        if (PrefixOf(schema) is { } prefix) return ids.GetValueOrDefault(prefix) ?? $"{prefix}_{Base32.Encode(Guid.CreateVersion7())}";
        if (schema["enum"] is JsonArray { Count: > 0 } words) return words.First(w => w is not null)!.DeepClone();
        return ApiDescription.TypeOf(schema) switch
        {
            "integer" or "number" => (double?)schema["minimum"] is > 1 and var least ? JsonValue.Create(least) : 1,
            "boolean" => true,
            "array" => schema["items"] is { } items ? new JsonArray(Value(items, name, path)) : [],
            "object" => schema["properties"] is null ? new JsonObject() : Object(schema, path),
            _ => Word(schema, name),
        };
    }

    private JsonValue Word(JsonNode schema, string name)
    {
        var text = (string?)schema["format"] switch
        {
            "date-time" => "2030-02-10T03:04:05Z",
            "date" => "2026-02-10",
            "email" => $"{Guid.CreateVersion7():N}@example.com",
            _ when name.Contains("email", StringComparison.Ordinal) => $"{Guid.CreateVersion7():N}@example.com",
            _ => ByName.GetValueOrDefault(name, word),
        };
        return JsonValue.Create((int?)schema["maxLength"] is { } most && text.Length > most ? text[..most] : text);
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode schema) => api.Resolve(schema)["properties"] as JsonObject ?? [];

    private string? PrefixOf(JsonNode schema)
    {
        schema = api.Resolve(schema);
        return ApiDescription.PrefixOf(schema) ?? (schema["items"] is { } items ? PrefixOf(items) : null);
    }

    private bool IsRequired(JsonNode schema, string field) => (api.Resolve(schema)["required"] as JsonArray ?? []).Any(r => (string?)r == field);

    /// <summary>A record is never put below or into itself.</summary>
    private static bool OwnId(string field) => field is "parent_id" or "manager_id";
}
