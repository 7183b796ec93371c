using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guanxi.Platform;

/// <summary>The conditions of a list by the names they have in its address, for what acts on all that the list shows.</summary>
internal static class ListConditions
{
    /// <exception cref="Refusal">400 for a condition the list does not know.</exception>
    public static TCriteria Read<TCriteria>(IReadOnlyDictionary<string, string> conditions) where TCriteria : notnull
    {
        try
        {
            return new JsonObject(conditions.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value))).Deserialize<TCriteria>(Json.Options)!;
        }
        catch (JsonException)
        {
            throw Refusal.Field("conditions", "unknown_field");
        }
    }
}
