using System.Collections.Frozen;
using Guanxi.Platform.Fields;

namespace Guanxi.Platform.Sight;

/// <summary>How far one field is withheld, and what kind of value it holds, which decides how it is masked.</summary>
public readonly record struct FieldRule(FieldAccess Access, FieldType Type)
{
    public bool IsWithheld => Access < FieldAccess.ReadOnly;
}

/// <summary>
/// The fields a user does not have in full, by kind of record. What an answer makes of a field beside itself counts with it:
/// <c>phones</c> with <c>phone</c>, <c>parent_name</c> with <c>parent_id</c>.
/// </summary>
public sealed class FieldRights
{
    private readonly FrozenDictionary<(string Kind, string Member), FieldRule> rules;
    private readonly FrozenDictionary<string, Keys> byKind;

    public FieldRights(IReadOnlyDictionary<(string Kind, string Field), FieldRule> limits)
    {
        byKind = limits.GroupBy(l => l.Key.Kind).ToFrozenDictionary(g => g.Key, g => new Keys(g.ToFrozenDictionary(l => l.Key.Field, l => l.Value)));
        rules = limits.SelectMany(l => Members(l.Key.Field).Select(member => KeyValuePair.Create((l.Key.Kind, member), l.Value)))
            .DistinctBy(r => r.Key).ToFrozenDictionary();
    }

    public IEnumerable<string> Kinds => byKind.Keys;

    /// <summary>The fields of a kind that are limited, by key; empty for most kinds.</summary>
    public IReadOnlyDictionary<string, FieldRule> Of(string kind) => byKind.TryGetValue(kind, out var keys) ? keys.Rules : FrozenDictionary<string, FieldRule>.Empty;

    /// <summary>Null when the member of an answer or a request is not limited.</summary>
    public FieldRule? Find(string kind, string member) => rules.TryGetValue((kind, member), out var rule) ? rule : null;

    public bool Sees(string kind, string member) => Find(kind, member) is not { IsWithheld: true };

    private static IEnumerable<string> Members(string field) =>
        field.EndsWith("_id", StringComparison.Ordinal) ? [field, $"{field[..^3]}_name"] : [field, $"{field}s", $"{field}es"];

    private sealed record Keys(FrozenDictionary<string, FieldRule> Rules);
}
