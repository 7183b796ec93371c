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
        if (limits.Count == 0) return null;
        foreach (var told in ToldBy(limits, own ?? CustomFieldSet.None).ToList()) limits.TryAdd(told, new FieldRule(FieldAccess.Hidden, TypeOf(told.Kind, told.Field, own)));
        return new FieldRights(limits);
    }

    /// <summary>What is worked out of a withheld field would let it be known, so it goes with it.</summary>
    private static IEnumerable<(string Kind, string Field)> ToldBy(Dictionary<(string Kind, string Field), FieldRule> limits, CustomFieldSet own)
    {
        var rolled = own.ComputedKinds.SelectMany(kind => own.Of(kind).Where(f => f.Rollup is { Field: { } from } rollup && IsWithheld(rollup.Kind, from)).Select(f => (kind, f.Key))).ToHashSet();
        var worked = own.ComputedKinds.SelectMany(kind => own.Of(kind).Where(f => f.Formula is not null).Select(f => (kind, f.Key)))
            .Where(f => own.FormulasOf(Modules.CatalogueOf(f.kind)!).Sources(f.Key).Any(source => rolled.Contains((f.kind, source)) || IsWithheld(f.kind, source)));
        return rolled.Concat(worked);

        bool IsWithheld(string kind, string field) => limits.TryGetValue((kind, field), out var rule) && rule.IsWithheld;
    }

    public static FieldAccess AccessOf(Role role, string kind, string field) =>
        role.Fields.GetValueOrDefault(kind)?.TryGetValue(field, out var access) == true ? access : FieldAccess.Full;

    private static FieldType TypeOf(string kind, string field, CustomFieldSet? own) =>
        own?.Of(kind).FirstOrDefault(f => f.Key == field)?.Type
        ?? Modules.CatalogueOf(kind)?.Fields.FirstOrDefault(f => f.Key == field)?.Type ?? FieldType.Text;
}
