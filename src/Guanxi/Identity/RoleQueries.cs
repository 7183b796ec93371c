using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Http;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>A role with all it allows. <c>UserCount</c> counts everybody who holds it, the deactivated too.</summary>
public sealed record RoleRow(
    Id<Role> RoleId, string Code, string Name, bool IsBuiltIn, bool IsAdmin, int UserCount, IReadOnlyList<GrantRow> Permissions, IReadOnlyList<FieldLimit> Fields, int Version);

public sealed record GrantRow(string Permission, Scope Scope);

/// <summary>One field of a kind of record that the holders of a role do not have in full.</summary>
public sealed record FieldLimit(string Kind, string Field, FieldAccess Access);

/// <summary>A permission there is: what (<c>customers</c>), which act (<c>edit</c>), and whether it reaches over own, department's or all records.</summary>
public sealed record PermissionRow(string Permission, string Resource, string Action, bool HasScope);

internal static class RoleQueries
{
    public static async Task<Listing<RoleRow>> List(CrmDb db, Session session, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
        var holders = (await db.Users.AsNoTracking().Select(u => u.Roles).ToListAsync(ct)).SelectMany(r => r).CountBy(code => code).ToDictionary();
        return new([.. roles.Select(r => Row(r, holders.GetValueOrDefault(r.Code), session.Language))]);
    }

    public static async Task<RoleRow> Get(Id<Role> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var role = await Read(db, session, id, ct);
        return http.Tagged(role, role.Version);
    }

    /// <exception cref="Refusal">404 when there is no such role.</exception>
    public static async Task<RoleRow> Read(CrmDb db, Session session, Id<Role> id, CancellationToken ct)
    {
        var role = await db.Roles.AsNoTracking().Get(id, ct);
        return Row(role, await Holders(db, role, ct), session.Language);
    }

    public static Task<int> Holders(CrmDb db, Role role, CancellationToken ct) => db.Users.CountAsync(u => u.Roles.Contains(role.Code), ct);

    /// <summary>Everything a role can allow, in the order of the modules.</summary>
    public static Listing<PermissionRow> Permissions() => new([.. Modules.All.SelectMany(m => m.Permissions).Select(p =>
        new PermissionRow(p.Name, p.Name[..p.Name.IndexOf('.', StringComparison.Ordinal)], p.Name[(p.Name.IndexOf('.', StringComparison.Ordinal) + 1)..], p.HasScope))]);

    private static RoleRow Row(Role r, int holders, string language) => new(
        r.Id, r.Code, NameOf(r, language), r.IsBuiltIn, r.IsAdmin, holders,
        [.. AccessLoader.GrantsOf([r]).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GrantRow(g.Key, g.Value))],
        [.. r.Fields.SelectMany(kind => kind.Value.Select(f => new FieldLimit(kind.Key, f.Key, f.Value))).OrderBy(f => f.Kind, StringComparer.Ordinal).ThenBy(f => f.Field, StringComparer.Ordinal)],
        r.Version);

    internal static string NameOf(Role role, string language) =>
        role.IsBuiltIn && Text.Has($"role.{role.Code}") ? Text.Of(language, $"role.{role.Code}") : role.Name;
}
