using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>The tasks a leaver has still to do.</summary>
internal static class HandOverTasks
{
    private const int Batch = 500;

    public static IQueryable<WorkTask> Open(CrmDb db, Id<User> person) => db.Tasks.IgnoreQueryFilters([Filters.Owner]).Where(t => t.OwnerId == person && t.IsOpen);

    public static async Task<int> Handle(CrmDb db, Session session, Id<User> from, Id<User> to, CancellationToken ct)
    {
        var all = await Open(db, from).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync(ct);
        var moved = 0;
        foreach (var batch in all.Chunk(Batch))
        {
            var ids = batch.Select(id => id.Value).ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.tasks WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct);
            foreach (var task in await Open(db, from).Where(t => batch.Contains(t.Id)).ToListAsync(ct))
            {
                task.AssignTo(to, session.UserId, isOneOfMany: true);
                moved++;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return moved;
    }
}
