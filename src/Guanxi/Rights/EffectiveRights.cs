using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Rights;

/// <summary>What a user may do, and which of the roles gives it.</summary>
public sealed record UserRights(
    Id<User> UserId, string Name, bool IsActive, string? DepartmentName, IReadOnlyList<HeldRole> Roles, IReadOnlyList<HeldPermission> Permissions, IReadOnlyList<HeldLimit> Fields);

public sealed record HeldRole(string Code, string Name);

/// <param name="From">The codes of the roles that give it this far.</param>
public sealed record HeldPermission(string Permission, Scope Scope, IReadOnlyList<string> From);

/// <param name="From">The codes of the roles that leave it there.</param>
public sealed record HeldLimit(string Kind, string Field, string Label, FieldAccess Access, IReadOnlyList<string> From);

internal static class EffectiveRights
{
    public static async Task<UserRights> Read(Id<User> id, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Get(id, ct);
        var department = await db.Departments.Where(d => d.Id == user.DepartmentId).Select(d => d.Name).FirstOrDefaultAsync(ct);
        var roles = await db.Roles.AsNoTracking().Where(r => user.Roles.Contains(r.Code)).OrderBy(r => r.Id).ToListAsync(ct);
        var each = roles.Select(r => (Role: r, Grants: IdentityModule.GrantsOf([r]))).ToList();
        return new(user.Id, user.Name, user.IsActive, department,
            [.. roles.Select(r => new HeldRole(r.Code, IdentityModule.NameOf(r, session.Language)))],
            [.. IdentityModule.GrantsOf(roles).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
                new HeldPermission(g.Key, g.Value, [.. each.Where(r => r.Grants.TryGetValue(g.Key, out var scope) && scope == g.Value).Select(r => r.Role.Code)]))],
            Limits(roles, session));
    }

    public static List<HeldLimit> Limits(IReadOnlyCollection<Role> roles, Session session)
    {
        if (IdentityModule.FieldRightsFrom(roles, session.CustomFields) is not { } rights) return [];
        return [.. rights.Kinds.Order(StringComparer.Ordinal).SelectMany(kind => rights.Of(kind).OrderBy(f => f.Key, StringComparer.Ordinal).Select(limit =>
            new HeldLimit(kind, limit.Key, LabelOf(kind, limit.Key, session), limit.Value.Access,
                [.. roles.Where(r => r.Fields.GetValueOrDefault(kind)?.TryGetValue(limit.Key, out var access) == true && access == limit.Value.Access).Select(r => r.Code)])))];
    }

    private static string LabelOf(string kind, string field, Session session) =>
        session.FieldsOf(kind)?.Fields.FirstOrDefault(f => f.Key == field)?.Label(session.Language) ?? field;
}
