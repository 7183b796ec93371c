using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Sight;

/// <summary>How a withheld value looks: nothing when hidden; in part, or as stars, when masked.</summary>
public static class FieldMask
{
    public const string Stars = "***";
    private const int MobileDigits = 11;
    private const int ShortestNumber = 7;

    /// <summary>A text under the mask: a number keeps its ends, an address its domain, other words their first character.</summary>
    public static string Of(string text, FieldType type) => type switch
    {
        _ when text.Length == 0 => "",
        FieldType.Phone => Phone(text),
        FieldType.Email => Mail(text),
        FieldType.Text => StringInfo.GetNextTextElement(text) + "**",
        _ => Stars,
    };

    /// <summary>A member of an answer, in its own type: what has no masked form is left out.</summary>
    internal static object? Shown(object? value, FieldRule rule) => value switch
    {
        null => null,
        string text => rule.Access == FieldAccess.Hidden ? null : Of(text, rule.Type),
        IEnumerable list => Shown(list, rule),
        _ => null,
    };

    /// <summary>The same for values written freely, as in files and in the audit log.</summary>
    internal static JsonNode? Shown(JsonNode? value, FieldRule rule) => value switch
    {
        null => null,
        _ when rule.Access == FieldAccess.Hidden => null,
        JsonValue single when single.TryGetValue<string>(out var text) => Of(text, rule.Type),
        JsonArray list => new JsonArray([.. list.Select(entry => Shown(entry, rule))]),
        JsonObject entry => new JsonObject(entry.Select(member => KeyValuePair.Create(member.Key, Part(member, rule)))),
        _ => Stars,
    };

    /// <summary>What an entry is for (<c>label</c>) is no secret, the rest of its texts is.</summary>
    private static JsonNode? Part(KeyValuePair<string, JsonNode?> member, FieldRule rule) =>
        member.Key != "label" && member.Value is JsonValue single && single.TryGetValue<string>(out _) ? Shown(member.Value, rule) : member.Value?.DeepClone();

    private static object? Shown(IEnumerable list, FieldRule rule)
    {
        var type = list.GetType();
        var node = rule.Access == FieldAccess.Hidden ? new JsonArray() : Shown(JsonSerializer.SerializeToNode(list, type, Json.Options), rule);
        return node.Deserialize(type, Json.Options);
    }

    private static string Phone(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length >= MobileDigits ? $"{digits[..3]}****{digits[^4..]}" : digits.Length >= ShortestNumber ? $"****{digits[^2..]}" : "****";
    }

    private static string Mail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is var at and > 0 ? $"{StringInfo.GetNextTextElement(text)}{Stars}{text[at..]}" : Stars;
}
