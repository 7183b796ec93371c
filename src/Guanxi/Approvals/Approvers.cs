using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

/// <summary>Finds the people who decide a step. Nobody decides on what he asked for himself, and nothing waits for nobody.</summary>
internal static class Approvers
{
    /// <summary>Active people; the administrators where a step leads to no one else.</summary>
    public static async Task<IReadOnlyList<Id<User>>> Of(CrmDb db, ApprovalStep step, Id<User> asker, CancellationToken ct)
    {
        var found = new HashSet<Id<User>>();
        foreach (var choice in step.Approvers) found.UnionWith(await Of(db, choice, asker, ct));
        found.Remove(asker);
        if (found.Count > 0) found = [.. await db.Users.Where(u => found.Contains(u.Id) && u.IsActive).Select(u => u.Id).ToListAsync(ct)];
        if (found.Count > 0) return [.. found];
        var administrators = await IdentityModule.HoldersOf(db, IdentityModule.AdministratorRole, ct);
        return administrators.Count > 1 ? [.. administrators.Where(a => a != asker)] : administrators;
    }

    private static async Task<IReadOnlyList<Id<User>>> Of(CrmDb db, ApproverChoice choice, Id<User> asker, CancellationToken ct) => choice.Kind switch
    {
        ApproverKind.Person => choice.UserId is { } person ? [person] : [],
        ApproverKind.Role => await IdentityModule.HoldersOf(db, choice.Role ?? "", ct),
        ApproverKind.ManagerChain => await IdentityModule.ManagerOf(db, asker, choice.Level ?? 1, ct) is { } manager ? [manager] : [],
        _ => await IdentityModule.HeadOf(db, asker, ct) is { } head ? [head] : [],
    };
}
