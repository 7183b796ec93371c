using Guanxi.Platform;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

public sealed record RoleRow(Id<Role> RoleId, string Code, string Name, IReadOnlyList<GrantRow> Permissions);

public sealed record GrantRow(string Permission, Scope Scope);

internal static class RoleQueries
{
    public static async Task<Listing<RoleRow>> List(CrmDb db, Session session, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);
        return new([.. roles.Select(r => new RoleRow(r.Id, r.Code, NameOf(r, session.Language),
            [.. r.Grants.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GrantRow(g.Key, g.Value))]))]);
    }

    private static string NameOf(Role role, string language) =>
        role.IsBuiltIn && Text.Has($"role.{role.Code}") ? Text.Of(language, $"role.{role.Code}") : role.Name;
}
