using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Who stands above somebody: by department and by reporting line.</summary>
internal static class Superiors
{
    /// <summary>The head of the person's department or of the nearest one above that is led by somebody else; then the manager; null when there is none.</summary>
    public static async Task<Id<User>?> Head(CrmDb db, Id<User> person, CancellationToken ct)
    {
        var place = await db.Users.Where(u => u.Id == person).Select(u => new { u.DepartmentId, u.ManagerId }).FirstOrDefaultAsync(ct);
        var departments = await db.Departments.AsNoTracking().ToDictionaryAsync(d => d.Id, ct);
        var active = (await db.Users.Where(u => u.IsActive && db.Departments.Any(d => d.HeadId == u.Id)).Select(u => u.Id).ToListAsync(ct)).ToHashSet();
        for (var at = place?.DepartmentId; at is { } id && departments.Remove(id, out var department); at = department.ParentId)
            if (department.HeadId is { } head && head != person && active.Contains(head)) return head;
        return place?.ManagerId;
    }

    /// <summary>So many managers up, or the topmost one where the line is shorter; null for who has none.</summary>
    public static async Task<Id<User>?> Manager(CrmDb db, Id<User> person, int levels, CancellationToken ct)
    {
        Id<User>? found = null;
        for (var at = person; levels > 0; levels--)
        {
            var above = await db.Users.Where(u => u.Id == at).Select(u => u.ManagerId).FirstOrDefaultAsync(ct);
            if (above is not { } manager || manager == person) break;
            (found, at) = (manager, manager);
        }
        return found;
    }
}
