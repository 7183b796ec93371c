using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Assignment;

/// <summary>The leads of a leaver that are neither converted nor given up.</summary>
internal static class HandOverLeads
{
    private const int Batch = 500;

    public static IQueryable<Lead> Open(CrmDb db, Id<User> person) => db.Leads.IgnoreQueryFilters([Filters.Owner])
        .Where(l => l.OwnerId == person && l.Status != LeadStatus.Converted && l.Status != LeadStatus.Disqualified);

    public static async Task<int> Handle(CrmDb db, Id<User> from, Id<User> to, CancellationToken ct)
    {
        var all = await Open(db, from).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync(ct);
        var moved = 0;
        foreach (var batch in all.Chunk(Batch))
        {
            var ids = batch.Select(id => id.Value).ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.leads WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct);
            foreach (var lead in await Open(db, from).Where(l => batch.Contains(l.Id)).ToListAsync(ct))
            {
                lead.AssignTo(to, isOneOfMany: true);
                moved++;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return moved;
    }
}
