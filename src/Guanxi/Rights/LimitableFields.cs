using Guanxi.Platform;
using Guanxi.Platform.Fields;

namespace Guanxi.Rights;

/// <summary>A kind of record and the fields of it a role can limit.</summary>
public sealed record LimitableKind(string Kind, IReadOnlyList<LimitableField> Fields);

/// <param name="Withholdable">May be hidden or masked; the others can only be kept from being written.</param>
public sealed record LimitableField(string Key, string Label, FieldType Type, bool Withholdable);

internal static class LimitableFields
{
    /// <summary>In the order of the modules, for the editor of roles.</summary>
    public static Listing<LimitableKind> List(Session session) => new([.. Modules.All.SelectMany(m => m.Fields)
        .Select(c => session.FieldsOf(c.Kind)!).Select(c => new LimitableKind(c.Kind, [.. c.Fields.Where(f => !f.Required && !f.ReadOnly).Select(f => new LimitableField(f.Key, f.Label(session.Language), f.Type, f.Withholdable))]))
        .Where(k => k.Fields.Count > 0 && Modules.All.SelectMany(m => m.Permissions).Any(p => p.Name == $"{k.Kind}.view"))]);
}
