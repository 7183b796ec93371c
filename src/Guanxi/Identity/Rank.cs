using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Nobody gives, or reaches through another's account, what he does not hold himself.</summary>
internal static class Rank
{
    public const string Outranked = "user.outranks_you";
    public const string CannotGrant = "user.cannot_grant";

    /// <exception cref="Refusal">403 with the code when the roles, held in that department, allow more than the session's user may; 400 on an unknown role.</exception>
    public static async Task RequireWithin(
        CrmDb db, Session session, IReadOnlyCollection<string> roles, Id<Department>? department, string code, CancellationToken ct)
    {
        var theirs = await db.Roles.AsNoTracking().Where(r => roles.Contains(r.Code)).ToListAsync(ct);
        if (theirs.Count < roles.Distinct().Count()) throw Refusal.Field("roles", "unknown_option");
        var id = session.Access.UserId;
        var me = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id, ct);
        if (me.Roles.Contains(BuiltInRoles.Admin)) return;
        var isHere = department == me.DepartmentId;
        if (theirs.Exists(r => r.IsAdmin) || !theirs.SelectMany(r => r.Grants).All(grant => Holds(session.Access, grant, isHere))) throw Refusal.Forbidden(code);
        if (!SeesNoMore(session, theirs)) throw Refusal.Forbidden(code);
    }

    /// <summary>
    /// The same for a role itself, whoever holds it or will: a reach beyond one's own records is only given by who has it everywhere.
    /// </summary>
    /// <exception cref="Refusal">403 with the code.</exception>
    public static async Task RequireWithin(CrmDb db, Session session, Role role, string code, CancellationToken ct)
    {
        var id = session.Access.UserId;
        if (await db.Users.AnyAsync(u => u.Id == id && u.Roles.Contains(BuiltInRoles.Admin), ct)) return;
        if (role.IsAdmin || !role.Grants.All(grant => Holds(session.Access, grant, isSameDepartment: false))) throw Refusal.Forbidden(code);
        if (!SeesNoMore(session, [role])) throw Refusal.Forbidden(code);
    }

    /// <summary>True when what is withheld from the session's user stays so for the others, as far as they see such records at all.</summary>
    private static bool SeesNoMore(Session session, IReadOnlyCollection<Role> roles)
    {
        if (session.FieldRights is not { } mine) return true;
        var theirs = FieldRightsOf.Roles(roles, session.CustomFields);
        return mine.Kinds.Where(kind => roles.Any(r => r.Grants.ContainsKey($"{kind}.view")))
            .All(kind => mine.Of(kind).All(limit => theirs?.Find(kind, limit.Key) is { } rule && rule.Access <= limit.Value.Access));
    }

    /// <summary>A department's reach depends on the department, so holding it covers the same one only.</summary>
    private static bool Holds(Access mine, KeyValuePair<string, Scope> grant, bool isSameDepartment) =>
        mine.Grants.TryGetValue(grant.Key, out var held)
        && (held == Scope.All || grant.Value == Scope.Own || (grant.Value == Scope.Department && held == Scope.Department && isSameDepartment));
}
