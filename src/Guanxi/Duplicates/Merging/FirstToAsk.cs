using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>A customer has one contact to ask first, at any moment, whatever is merged and taken apart.</summary>
internal static class FirstToAsk
{
    /// <summary>Where both customers have one, that of the one that stays remains so.</summary>
    public static async Task<Guid[]> StepBack(CrmDb db, Guid from, Guid to, CancellationToken ct) =>
        [.. await db.Database.SqlQuery<Guid>(
            $"""
             UPDATE crm.contacts SET is_primary = false
             WHERE customer_id = {from} AND is_primary AND EXISTS (SELECT 1 FROM crm.contacts k WHERE k.customer_id = {to} AND k.is_primary)
             RETURNING id AS "Value"
             """).ToListAsync(ct)];

    public static Task StepForward(CrmDb db, RecordMerge merge, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.contacts SET is_primary = true
             WHERE id = ANY({merge.SteppedBack}) AND customer_id = {merge.MergedId} AND NOT EXISTS (SELECT 1 FROM crm.contacts k WHERE k.customer_id = {merge.MergedId} AND k.is_primary)
             """, ct);

    /// <summary>The contact that stays is asked first when the one that goes was.</summary>
    public static Task Follow(CrmDb db, Guid kept, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE crm.contacts SET is_primary = true WHERE id = {kept}", ct);

    /// <summary>Gives the place back to the contact that had it.</summary>
    public static Task Yield(CrmDb db, Guid kept, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE crm.contacts SET is_primary = false WHERE id = {kept} AND is_primary", ct);
}
