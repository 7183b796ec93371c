using System.Text.Json;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>
/// Everything that hangs on a customer. Files and tags hang on these or are fields. In one statement per table: a customer may have
/// thousands, owners and counts follow by the database's own rules, and a move is no edit, so versions stay.
/// </summary>
internal static class Related
{
    /// <summary>Table and column; the table is called like the kind.</summary>
    internal static readonly (string Table, string Column)[] All =
    [
        ("contacts", "customer_id"), ("opportunities", "customer_id"), ("leads", "customer_id"), ("activities", "customer_id"), ("tasks", "customer_id"), ("customers", "parent_id"),
    ];

    public static async Task<Dictionary<string, Guid[]>> Move(CrmDb db, Id<Customer> from, Id<Customer> to, CancellationToken ct)
    {
        var moved = new Dictionary<string, Guid[]>();
        foreach (var (table, column) in All)
            moved[table] = [.. await db.Database.SqlQueryRaw<Guid>(Moving(table, column), to.Value, from.Value).ToListAsync(ct)];
        return moved;
    }

    /// <summary>What has been moved elsewhere or deleted since stays where it is.</summary>
    public static async Task MoveBack(CrmDb db, CustomerMerge merge, CancellationToken ct)
    {
        foreach (var (table, column) in All)
        {
            if (!merge.Moved.TryGetValue(table, out var ids) || ids.Length == 0) continue;
            await db.Database.ExecuteSqlRawAsync(MovingBack(table, column), [merge.MergedId.Value, merge.KeptId.Value, ids], ct);
        }
    }

    /// <summary>The names are ours, the values are parameters.</summary>
    private static string Moving(string table, string column) => $"UPDATE crm.{table} SET {column} = {{0}} WHERE {column} = {{1}} AND id <> {{0}} RETURNING id AS \"Value\"";

    private static string MovingBack(string table, string column) => $"UPDATE crm.{table} SET {column} = {{0}} WHERE {column} = {{1}} AND id = ANY({{2}})";

    /// <summary>Tells open windows that records of these kinds moved, once per kind.</summary>
    public static async Task Announce(CrmDb db, Session session, TimeProvider clock, Dictionary<string, Guid[]> moved, CancellationToken ct)
    {
        foreach (var (kind, _) in moved.Where(m => m.Value.Length > 0))
        {
            var change = JsonSerializer.Serialize(new LiveChange(session.TenantId, kind, null, "many", null, null, clock.GetUtcNow()), Json.Options);
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify('crm_live', {change})", ct);
        }
    }

    /// <summary>A customer has one contact to ask first: where both have, that of the one that stays.</summary>
    public static async Task<Guid[]> StepBack(CrmDb db, Id<Customer> from, Id<Customer> to, CancellationToken ct) =>
        [.. await db.Database.SqlQuery<Guid>(
            $"""
             UPDATE crm.contacts SET is_primary = false
             WHERE customer_id = {from.Value} AND is_primary AND EXISTS (SELECT 1 FROM crm.contacts k WHERE k.customer_id = {to.Value} AND k.is_primary)
             RETURNING id AS "Value"
             """).ToListAsync(ct)];

    public static Task StepForward(CrmDb db, CustomerMerge merge, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.contacts SET is_primary = true
             WHERE id = ANY({merge.SteppedBack}) AND customer_id = {merge.MergedId.Value} AND NOT EXISTS (SELECT 1 FROM crm.contacts k WHERE k.customer_id = {merge.MergedId.Value} AND k.is_primary)
             """, ct);
}
