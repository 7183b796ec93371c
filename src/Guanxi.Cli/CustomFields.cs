using System.Globalization;
using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary><c>--field key=value</c>: the organisation's own fields, by key or label; the server tells what type each is of.</summary>
internal static class CustomFields
{
    private const string Prefix = "c_";

    public static readonly OptionSpec Option = new("field", new("自定义字段：标识或名称=值，可重复；空值清除", "A custom field: key or label=value, repeatable; an empty value clears"), Kind.Pair) { Local = true };

    /// <summary>Puts what was given into the body of the request.</summary>
    public static async Task Add(Invocation call, ApiClient api, JsonObject body, CancellationToken ct)
    {
        var pairs = call.All(Option.Name);
        if (pairs.Length == 0) return;
        var kind = call.Spec.Route.Split('/', StringSplitOptions.RemoveEmptyEntries)[1];
        var known = (await api.Send(HttpMethod.Get, $"/api/fields/{kind}", null, ct))!["items"]!.AsArray().Where(f => f!["custom"] is not null).ToList();
        var values = body["custom_fields"] as JsonObject ?? [];
        foreach (var pair in pairs)
        {
            var (name, value) = (pair[..pair.IndexOf('=', StringComparison.Ordinal)].Trim(), pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
            var field = known.Find(f => IsNamed(f!, name)) ?? throw new WrongUsage(Texts.NoSuchField(name, [.. known.Select(f => (string)f!["key"]!)]));
            values[(string)field["key"]!] = Typed(field, value);
        }
        body["custom_fields"] = values;
    }

    private static bool IsNamed(JsonNode field, string name) =>
        new[] { (string)field["key"]!, ((string)field["key"]!)[Prefix.Length..], (string)field["label_zh"]!, (string)field["label_en"]! }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What can't be read goes as it stands: the server says what is wrong with it.</summary>
    private static JsonNode? Typed(JsonNode field, string value) => (string)field["type"]! switch
    {
        _ when value.Length == 0 => null,
        "integer" or "number" or "money" when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        "yes_no" when Invocation.ReadYesNo(value) is { } flag => flag == "true",
        "select" => OptionOf(field, value),
        "multi_select" => new JsonArray([.. value.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => (JsonNode)OptionOf(field, v))]),
        _ => value,
    };

    private static string OptionOf(JsonNode field, string text) =>
        (string?)field["options"]!.AsArray().FirstOrDefault(o => text.Equals((string)o!["label"]!, StringComparison.OrdinalIgnoreCase))?["value"] ?? text;
}
