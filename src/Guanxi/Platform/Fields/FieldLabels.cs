using Guanxi.Platform.Audit;

namespace Guanxi.Platform.Fields;

internal static class FieldLabels
{
    /// <summary>What the values of a field are called: options by their label, users and records by their name; those out of sight are not in it.</summary>
    public static async Task<Dictionary<string, string>> Of(Field field, List<string> values, CrmDb db, Session session, CancellationToken ct)
    {
        if (field.Type is not (FieldType.User or FieldType.Record)) return field.Options.ToDictionary(o => o.Value, o => o.Label(session.Language));
        var kind = field.Type == FieldType.User ? "users" : field.Custom?.TargetKind ?? AuditTrail.KindOf((Nullable.GetUnderlyingType(field.StoredType) ?? field.StoredType).GetGenericArguments()[0]);
        return Modules.CatalogueOf(kind) is { } known ? await known.Names(db, values, ct) : [];
    }
}
