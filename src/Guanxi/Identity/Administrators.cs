using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Sees to it that an organisation keeps an administrator who can sign in.</summary>
internal sealed class Administrators(CrmDb db, Session session, AccessCache accesses)
{
    /// <summary>Runs a change of people in a transaction, one at a time per organisation, so that two can't remove each other.</summary>
    /// <exception cref="Refusal">422 <c>user.last_admin</c>; nothing is changed then.</exception>
    public async Task<T> Keep<T>(Func<Task<T>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.tenants WHERE tenant_id = {session.TenantId} FOR NO KEY UPDATE", ct);
        var there = await Any(ct);
        var answer = await change();
        if (there && !await Any(ct)) throw Refusal.Rule("user.last_admin");
        await transaction.CommitAsync(ct);
        accesses.Forget(session.TenantId); // what was looked up between the save and the commit is old
        return answer;
    }

    private Task<bool> Any(CancellationToken ct) =>
        db.Users.AnyAsync(u => u.IsActive && u.PasswordHash != null && u.Roles.Contains(BuiltInRoles.Admin), ct);
}
