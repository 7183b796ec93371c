using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>The open deals of a leaver; won and lost ones stay with who won or lost them.</summary>
internal static class HandOverOpportunities
{
    private const int Batch = 500;

    public static IQueryable<Opportunity> Open(CrmDb db, Id<User> person) =>
        db.Opportunities.IgnoreQueryFilters([Filters.Owner]).Where(o => o.OwnerId == person && o.Status == OpportunityStatus.Open);

    public static async Task<int> Handle(CrmDb db, Id<User> from, Id<User> to, CancellationToken ct)
    {
        var all = await Open(db, from).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
        var moved = 0;
        foreach (var batch in all.Chunk(Batch))
        {
            var ids = batch.Select(id => id.Value).ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.opportunities WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct);
            foreach (var deal in await Open(db, from).Where(o => batch.Contains(o.Id)).ToListAsync(ct))
            {
                deal.AssignTo(to, isOneOfMany: true);
                moved++;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return moved;
    }
}
