using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Rights;

/// <summary>Whether somebody sees a record, step by step as the product decides it.</summary>
/// <param name="Acts">What the person may do with this very record.</param>
/// <param name="Fields">The fields of it that are limited for the person.</param>
public sealed record SightExplained(bool Sees, IReadOnlyList<SightStep> Steps, IReadOnlyList<SightAct> Acts, IReadOnlyList<HeldLimit> Fields);

/// <param name="Code">Stable: <c>inactive</c>, <c>no_permission</c>, <c>scope_all</c>, <c>pool</c>, <c>own</c>, <c>department</c>, <c>out_of_reach</c> …</param>
public sealed record SightStep(string Code, bool Holds, string Text);

public sealed record SightAct(string Permission, bool May);

/// <summary>Why can, or can't, X see this: by the same rules by which lists and records are read.</summary>
internal static class ExplainSight
{
    private static readonly string[] Acts = ["edit", "delete", "assign"];

    public static async Task<SightExplained> Handle(
        [FromQuery(Name = "user")] Id<User> user, [FromQuery(Name = "kind")] string kind, [FromQuery(Name = "id")] string id, CrmDb db, Session session, CancellationToken ct)
    {
        var record = await RecordOfKind.Get(kind, id, db, session, ct);
        var person = await db.Users.AsNoTracking().Get(user, ct);
        var roles = await db.Roles.AsNoTracking().Where(r => person.Roles.Contains(r.Code)).OrderBy(r => r.Id).ToListAsync(ct);
        var teller = new Teller(session.Language, person.Name, kind);
        if (await IdentityModule.AccessOf(db, user, ct) is not { } access) return new(false, [teller.Says("inactive", false)], [], []);
        var theirs = new Session();
        theirs.ActAsUser(access);
        var steps = await Steps(record, roles, theirs, teller, db, ct);
        var sees = steps.TrueForAll(s => s.Holds) || steps[^1].Holds;
        var owner = (record as IOwned)?.OwnerId;
        var acts = Acts.Select(a => $"{kind}.{a}").Where(p => Modules.All.SelectMany(m => m.Permissions).Any(known => known.Name == p));
        return new(sees, steps, [.. acts.Select(p => new SightAct(p, sees && theirs.Reaches(p, owner)))],
            [.. EffectiveRights.Limits(roles, session).Where(l => l.Kind == kind)]);
    }

    /// <summary>The last step decides.</summary>
    private static async Task<List<SightStep>> Steps(object record, List<Role> roles, Session theirs, Teller teller, CrmDb db, CancellationToken ct)
    {
        var view = $"{teller.Kind}.view";
        if (!theirs.Access.Grants.TryGetValue(view, out var scope)) return [teller.Says("no_permission", false)];
        var giving = roles.Where(r => IdentityModule.GrantsOf([r]).TryGetValue(view, out var given) && given == scope).Select(r => IdentityModule.NameOf(r, teller.Language));
        List<SightStep> steps = [teller.Says("permission", true, string.Join("、", giving))];
        if (record is not IOwned owned || scope == Scope.All) return [.. steps, teller.Says("scope_all", true)];
        if (owned.OwnerId is null) return [.. steps, teller.Says("pool", true)];
        steps.Add(await About(owned.OwnerId.Value, scope, theirs, teller, "", db, ct));
        if (!steps[^1].Holds && owned is ISharedWithDeal { DealOwnerId: { } second }) steps.Add(await About(second, scope, theirs, teller, "deal_", db, ct));
        return steps;
    }

    private static async Task<SightStep> About(Id<User> owner, Scope scope, Session theirs, Teller teller, string which, CrmDb db, CancellationToken ct)
    {
        if (owner == theirs.UserId) return teller.Says($"{which}own", true);
        var found = await db.Users.AsNoTracking().Where(u => u.Id == owner)
            .Select(u => new { u.Name, Department = db.Departments.Where(d => d.Id == u.DepartmentId).Select(d => d.Name).FirstOrDefault() }).FirstOrDefaultAsync(ct);
        var (name, department) = (found?.Name ?? "–", found?.Department ?? "–");
        if (scope == Scope.Own) return teller.Says($"{which}not_own", false, name);
        return theirs.Access.Colleagues.Contains(owner) ? teller.Says($"{which}department", true, name, department) : teller.Says($"{which}out_of_reach", false, name, department);
    }

    private sealed record Teller(string Language, string Person, string Kind)
    {
        public SightStep Says(string code, bool holds, params object[] values) => new(code, holds, Text.Of(Language, $"explain.{code}", [Person, .. values]));
    }
}
