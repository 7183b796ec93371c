using Guanxi.Platform.Fields;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Sight;

namespace Guanxi.Identity;

/// <summary>Adds up what roles withhold.</summary>
internal static class FieldRightsOf
{
    /// <summary>
    /// The widest right of the roles that let their holder see such records at all; null when nothing is withheld. A role without a word
    /// about a field gives it in full.
    /// </summary>
    public static FieldRights? Roles(IReadOnlyCollection<Role> roles, CustomFieldSet? own)
    {
        if (roles.Any(r => r.IsAdmin) || roles.All(r => r.Fields.Count == 0)) return null;
        var named = roles.SelectMany(r => r.Fields.SelectMany(kind => kind.Value.Keys.Select(field => (Kind: kind.Key, Field: field)))).Distinct();
        var limits = named.Select(n => (n, Access: roles.Where(r => r.Grants.ContainsKey($"{n.Kind}.view")).Select(r => AccessOf(r, n.Kind, n.Field)).DefaultIfEmpty(FieldAccess.Full).Max()))
            .Where(l => l.Access < FieldAccess.Full).ToDictionary(l => l.n, l => new FieldRule(l.Access, TypeOf(l.n.Kind, l.n.Field, own)));
        return limits.Count == 0 ? null : new FieldRights(limits);
    }

    public static FieldAccess AccessOf(Role role, string kind, string field) =>
        role.Fields.GetValueOrDefault(kind)?.TryGetValue(field, out var access) == true ? access : FieldAccess.Full;

    private static FieldType TypeOf(string kind, string field, CustomFieldSet? own) =>
        own?.Of(kind).FirstOrDefault(f => f.Key == field)?.Type
        ?? Modules.CatalogueOf(kind)?.Fields.FirstOrDefault(f => f.Key == field)?.Type ?? FieldType.Text;
}
