using System.Collections.Frozen;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Sharing;

/// <summary>Finds what is shared with somebody, directly or through the department or one above it.</summary>
internal static class SharedWith
{
    /// <summary>As of today; asked again every minute with the rest of what one may do, so that ended shares disappear by themselves.</summary>
    public static async Task<Shared> Load(CrmDb db, User user, DateOnly today, CancellationToken ct)
    {
        var departments = await Above(db, user.DepartmentId, ct);
        var shares = await db.Shares.AsNoTracking()
            .Where(s => (s.UserId == user.Id || (s.DepartmentId != null && departments.Contains(s.DepartmentId.Value))) && (s.Until == null || s.Until >= today))
            .Select(s => new { s.RecordKind, s.RecordId, s.MayEdit }).ToListAsync(ct);
        return shares.Count == 0 ? Shared.Nothing : new Shared(
            shares.GroupBy(s => s.RecordKind).ToFrozenDictionary(g => g.Key, g => g.Select(s => s.RecordId).Distinct().ToArray()),
            shares.Where(s => s.MayEdit).Select(s => (s.RecordKind, s.RecordId)).ToFrozenSet());
    }

    /// <summary>The department and all above it.</summary>
    internal static async Task<Id<Department>[]> Above(CrmDb db, Id<Department>? own, CancellationToken ct)
    {
        if (own is null) return [];
        var parents = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.ParentId, ct);
        var found = new List<Id<Department>>();
        for (var at = own; at is { } id && parents.Remove(id, out var parent); at = parent) found.Add(id);
        return [.. found];
    }

    /// <summary>The active people a share is for: one, or everybody in the department and below it.</summary>
    public static async Task<List<Id<User>>> Recipients(CrmDb db, Id<RecordShare> id, CancellationToken ct)
    {
        var share = await db.Shares.AsNoTracking().Get(id, ct);
        if (share.UserId is { } person) return [person];
        var parents = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, d => d.ParentId, ct);
        var within = parents.Keys.Where(d => IsWithin(d, share.DepartmentId!.Value, parents)).ToArray();
        return await db.Users.Where(u => u.IsActive && u.DepartmentId != null && within.Contains(u.DepartmentId.Value)).Select(u => u.Id).ToListAsync(ct);
    }

    private static bool IsWithin(Id<Department> department, Id<Department> top, Dictionary<Id<Department>, Id<Department>?> parents)
    {
        var seen = new HashSet<Id<Department>>();
        for (Id<Department>? at = department; at is { } id && seen.Add(id); at = parents.GetValueOrDefault(id))
            if (id == top) return true;
        return false;
    }

    /// <summary>A day is kept beyond the last one, since it is not the same day everywhere.</summary>
    public static Task ForgetEnded(JobScope job) => job.ForEachTenant(db =>
    {
        var gone = DateOnly.FromDateTime(job.Now.UtcDateTime).AddDays(-2);
        return db.Shares.Where(s => s.Until < gone).ExecuteDeleteAsync(job.Cancelled);
    });
}
