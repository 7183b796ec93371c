using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tasks;

/// <summary>Saves tasks together with what their deals know of them.</summary>
internal static class SaveTask
{
    public static async Task AndPlan(CrmDb db, Id<Opportunity>?[] deals, CancellationToken ct)
    {
        if (deals.All(d => d is null))
        {
            await db.SaveChangesAsync(ct);
            return;
        }
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.SaveChangesAsync(ct);
        await FollowDeals.Plan(db, deals, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
    }
}
