using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;

namespace Guanxi.Identity;

/// <summary>What a request says a role allows, checked against what there is.</summary>
internal static class RoleParts
{
    /// <summary>A permission without a reach is held for all.</summary>
    /// <exception cref="Refusal">400 for a permission that does not exist.</exception>
    public static Dictionary<string, Scope> Grants(IEnumerable<GrantRow> rows)
    {
        var known = Modules.All.SelectMany(m => m.Permissions).ToDictionary(p => p.Name);
        var grants = new Dictionary<string, Scope>();
        foreach (var row in rows)
        {
            if (row.Permission is null || !known.TryGetValue(row.Permission, out var permission)) throw Refusal.Field("permissions", "unknown_option");
            grants[permission.Name] = permission.HasScope ? row.Scope : Scope.All;
        }
        return grants;
    }

    /// <exception cref="Refusal">400 for a field that does not exist, or that a record can't be read without.</exception>
    public static Dictionary<string, Dictionary<string, FieldAccess>> Fields(IEnumerable<FieldLimit> rows)
    {
        var limits = new Dictionary<string, Dictionary<string, FieldAccess>>();
        foreach (var row in rows.Where(r => r.Access < FieldAccess.Full))
        {
            RequireLimitable(row);
            if (!limits.TryGetValue(row.Kind, out var kind)) limits[row.Kind] = kind = [];
            kind[row.Field] = row.Access;
        }
        return limits;
    }

    private static void RequireLimitable(FieldLimit row)
    {
        var catalogue = Modules.CatalogueOf(row.Kind) ?? throw Refusal.Field("fields", "unknown_option");
        if (row.Field is null) throw Refusal.Field("fields", "unknown_field");
        if (row.Field.StartsWith(CustomField.Prefix, StringComparison.Ordinal)) return; // known to the organisation, not to the program
        var field = catalogue.Fields.FirstOrDefault(f => f.Key == row.Field) ?? throw Refusal.Field("fields", "unknown_field");
        if (row.Access < FieldAccess.ReadOnly ? !field.Withholdable : field.ReadOnly || field.Required) throw Refusal.Field("fields", "role.field_needed", field.Key);
    }
}
