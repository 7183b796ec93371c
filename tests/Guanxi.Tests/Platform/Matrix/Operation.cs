using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guanxi.Tests.Platform.Matrix;

/// <summary>One thing the API can do, as its own description tells.</summary>
internal sealed partial record Operation(string Method, string Path, JsonNode Details, ApiDescription Api)
{
    public string Name => $"{Method} {Path}";
    public bool IsSafe => Method is "GET";
    public bool IsOpen => Details["security"] is not JsonArray { Count: > 0 };
    public bool IsStream => Details["responses"]?["200"]?["content"]?["text/event-stream"] is not null;
    public bool IsCreation => Method == "POST" && !Path.Contains('{', StringComparison.Ordinal) && Details["responses"]?["201"] is not null && !IsOpen;
    public JsonNode? Body => Details["requestBody"]?["content"]?["application/json"]?["schema"];
    public JsonNode? Form => Details["requestBody"]?["content"]?["multipart/form-data"]?["schema"];

    /// <summary>The prefixes of the ids in its address.</summary>
    public IReadOnlyList<string> Kinds => [.. Parameters("path").Select(p => ApiDescription.PrefixOf(p["schema"])).OfType<string>()];

    public IEnumerable<JsonNode> Parameters(string place) => (Details["parameters"] as JsonArray ?? []).Select(p => p!).Where(p => (string?)p["in"] == place);

    /// <summary>The address with ids filled in and, for reading, a search for what the fixture made.</summary>
    public string Address(Samples samples)
    {
        var path = Places().Replace(Path, place =>
        {
            var parameter = Parameters("path").First(p => (string?)p["name"] == place.Groups[1].Value);
            return Uri.EscapeDataString(samples.Value(parameter["schema"]!, place.Groups[1].Value, Path)!.ToString());
        });
        var query = Parameters("query").Where(p => (bool?)p["required"] == true || (string?)p["name"] is "q" || ApiDescription.PrefixOf(p["schema"]) is not null)
            .Select(p => $"{p["name"]}={Uri.EscapeDataString(samples.Value(p["schema"]!, (string)p["name"]!, Path)?.ToString() ?? "")}");
        return string.Join('?', new[] { path, string.Join('&', query) }.Where(part => part.Length > 0));
    }

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Places();
}

/// <summary>The OpenAPI document of the running server.</summary>
internal sealed class ApiDescription
{
    private readonly JsonNode document;

    public ApiDescription(JsonNode document)
    {
        this.document = document;
        Operations = [.. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(method => new Operation(method.Key.ToUpperInvariant(), path.Key, method.Value!, this)))];
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The schema itself, past references and "or null".</summary>
    public JsonNode Resolve(JsonNode schema)
    {
        if ((string?)schema["$ref"] is { } reference) return Resolve(document["components"]!["schemas"]![reference.Split('/')[^1]]!);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
            return Resolve(choices.First(c => (string?)(c!["type"] as JsonValue) != "null")!);
        return schema;
    }

    public static string TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(t => (string)t!).First(t => t != "null"),
        JsonNode one => (string)one!,
        null => schema["properties"] is null ? "string" : "object",
    };

    /// <summary>The prefix of an id (<c>cust</c>), read from its pattern; null for what is no id.</summary>
    public static string? PrefixOf(JsonNode? schema) =>
        (string?)schema?["pattern"] is { } pattern && pattern.StartsWith('^') && pattern.IndexOf("_[0-7]", StringComparison.Ordinal) is > 0 and var end ? pattern[1..end] : null;
}
