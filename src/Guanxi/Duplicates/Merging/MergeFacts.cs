using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Matching;

namespace Guanxi.Duplicates.Merging;

/// <summary>Works out, field by field, what the record that stays will be. Pure.</summary>
internal static class MergeFacts
{
    /// <summary>Of these both have something to keep.</summary>
    public static readonly string[] Joined = ["phones", "emails", "addresses", "tags"];

    /// <summary>Nobody in charge and no parent are something to say, too: they change only when asked to.</summary>
    private static readonly string[] OnlyWhenAsked = ["owner_id", "parent_id"];

    /// <summary>Says how to read another field, with which it goes.</summary>
    private const string Birthday = "birthday";
    public const string BirthdayIsLunar = "birthday_is_lunar";

    /// <summary>The changes to the one that stays: what is taken from the other, what only the other has, and lists joined.</summary>
    /// <exception cref="Refusal">400 for a field that is not there to be taken.</exception>
    public static JsonObject Merge(JsonObject kept, JsonObject other, IReadOnlyCollection<string> take)
    {
        if (take.FirstOrDefault(field => !kept.ContainsKey(field)) is { } unknown) throw Refusal.Field("take", "unknown_field", unknown);
        var changes = new JsonObject();
        foreach (var (field, theirs) in other)
        {
            var ours = kept[field];
            if (take.Contains(field)) changes[field] = theirs?.DeepClone();
            else if (Joined.Contains(field)) changes[field] = Join(ours, theirs);
            else if (IsEmpty(ours) && !IsEmpty(theirs) && !OnlyWhenAsked.Contains(field)) changes[field] = theirs!.DeepClone();
            if (JsonNode.DeepEquals(changes[field], ours)) changes.Remove(field);
        }
        if (changes.ContainsKey(Birthday)) changes[BirthdayIsLunar] = other[BirthdayIsLunar]?.DeepClone();
        return changes;
    }

    /// <summary>What goes back when they are taken apart: fields the merge changed and nobody since.</summary>
    public static JsonObject Revert(JsonObject before, JsonObject after, JsonObject now)
    {
        var changes = new JsonObject();
        foreach (var (field, value) in before)
            if (!JsonNode.DeepEquals(value, after[field]) && JsonNode.DeepEquals(now[field], after[field])) changes[field] = value?.DeepClone();
        return changes;
    }

    /// <summary>Ours first; of entries for the same number, address or word, ours.</summary>
    private static JsonArray Join(JsonNode? ours, JsonNode? theirs)
    {
        var entries = new JsonArray();
        var known = new HashSet<string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (list, isOurs) in new[] { (ours, true), (theirs, false) })
        {
            foreach (var entry in list?.AsArray() ?? [])
            {
                if (!known.Add(KeyOf(entry!))) continue;
                var copy = entry!.DeepClone();
                if (!isOurs && entries.Count > 0 && copy is JsonObject fields && fields.ContainsKey("is_primary")) fields["is_primary"] = false;
                entries.Add(copy);
            }
        }
        return entries;
    }

    private static string? KeyOf(JsonNode entry) => entry is not JsonObject fields
        ? entry.ToString()
        : fields["number"] is { } number ? Signature.Phone(number.ToString()) ?? number.ToString()
        : fields["address"] is { } mail ? mail.ToString()
        : string.Join('|', new[] { "text", "province", "city", "district", "postcode" }.Select(part => fields[part]?.ToString()));

    public static bool IsEmpty(JsonNode? value) => value is null or JsonArray { Count: 0 } || (value is JsonValue text && text.TryGetValue<string>(out var word) && word.Length == 0);
}
