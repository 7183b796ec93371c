using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Sight;

/// <summary>Puts the reader's field rights between the answers and their JSON, for every type that says which records it shows.</summary>
internal static class ShownMembers
{
    public const string CustomFields = "custom_fields";

    public static void Watch(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var kind = type.Type.GetCustomAttribute<ShowsAttribute>()?.Kind;
        foreach (var member in type.Properties.Where(p => p.Get is not null && MayBeNothing(p.PropertyType)))
        {
            TellsAttribute[] tells = [.. (member.AttributeProvider as MemberInfo)?.GetCustomAttributes<TellsAttribute>() ?? []];
            foreach (var one in tells) Watch(member, one.Kind, one.Field);
            if (tells.Length == 0 && kind is not null) Watch(member, kind, member.Name);
        }
    }

    /// <summary>A value of the audit log as the present reader may see it; false when he may not know of it.</summary>
    public static bool TryShow(string kind, string field, ref JsonNode? value)
    {
        if (FieldSight.Current is not { } rights) return true;
        if (field == CustomFields && value is JsonObject own)
        {
            value = new JsonObject(own.Where(f => rights.Find(kind, f.Key)?.Access != FieldAccess.Hidden)
                .Select(f => KeyValuePair.Create(f.Key, rights.Find(kind, f.Key) is { IsWithheld: true } limit ? FieldMask.Shown(f.Value, limit) : f.Value?.DeepClone())));
            return true;
        }
        if (rights.Find(kind, field) is not { IsWithheld: true } rule) return true;
        value = FieldMask.Shown(value, rule);
        return rule.Access != FieldAccess.Hidden;
    }

    private static void Watch(JsonPropertyInfo member, string kind, string field)
    {
        var read = member.Get!;
        member.Get = record => FieldSight.Current is not { } rights ? read(record)
            : field == CustomFields && read(record) is IReadOnlyDictionary<string, JsonElement> own ? Own(own, kind)
            : rights.Find(kind, field) is { IsWithheld: true } rule ? FieldMask.Shown(read(record), rule) : read(record);
    }

    private static Dictionary<string, JsonElement> Own(IReadOnlyDictionary<string, JsonElement> values, string kind)
    {
        JsonNode? node = JsonSerializer.SerializeToNode(values, Json.Options);
        TryShow(kind, CustomFields, ref node);
        return node.Deserialize<Dictionary<string, JsonElement>>(Json.Options)!;
    }

    private static bool MayBeNothing(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
