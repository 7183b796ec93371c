using System.Collections.Frozen;
using System.Reflection;

namespace Guanxi.Platform;

/// <summary>Writes and reads the id of a record whose kind is known only as a word.</summary>
internal static class RecordIds
{
    private static readonly FrozenDictionary<string, string> Prefixes = typeof(RecordIds).Assembly.GetTypes()
        .Where(t => t.IsDefined(typeof(KindAttribute)))
        .ToFrozenDictionary(t => t.GetCustomAttribute<KindAttribute>()!.Kind, t => t.GetCustomAttribute<IdPrefixAttribute>()!.Prefix);

    public static string? Text(string kind, Guid id) => Prefixes.TryGetValue(kind, out var prefix) ? $"{prefix}_{Base32.Encode(id)}" : null;

    public static bool TryParse(string kind, string text, out Guid id)
    {
        id = default;
        return Prefixes.TryGetValue(kind, out var prefix) && text.StartsWith(prefix + "_", StringComparison.Ordinal)
            && Base32.TryDecode(text.AsSpan(prefix.Length + 1), out id);
    }
}
