using System.Text.Json;
using System.Text.Json.Nodes;
using Guanxi.Platform;
using Guanxi.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>A column that names a record. The table is called like the kind; its key is an id unless said otherwise.</summary>
internal sealed record Link(string Table, string Column, string Key = "id", string KeyType = "uuid", bool IsOneEach = false)
{
    public bool IsKind => this is { Key: "id", KeyType: "uuid" };
}

/// <summary>
/// Everything that hangs on a record. Files and tags hang on these or are fields. In one statement per table: a customer may have
/// thousands, owners and counts follow by the database's own rules, and a move is no edit, so versions stay.
/// </summary>
internal static class Related
{
    private static readonly Dictionary<string, Link[]> Links = new()
    {
        [DuplicateKind.Customers] =
        [
            new("contacts", "customer_id"), new("opportunities", "customer_id"), new("leads", "customer_id"), new("activities", "customer_id"), new("tasks", "customer_id"),
            new("orders", "customer_id"), new("loyalty_points", "customer_id"), new("customers", "parent_id"), new("documents", "record_id"),
        ],
        [DuplicateKind.Contacts] =
        [
            new("opportunity_contacts", "contact_id", "opportunity_id", IsOneEach: true), new("leads", "contact_id"), new("activities", "contact_id"), new("tasks", "contact_id"),
            new("documents", "record_id"),
        ],
        [DuplicateKind.Leads] = [new("activities", "lead_id"), new("tasks", "lead_id"), new("lead_behaviours", "lead_id", KeyType: "bigint"), new("documents", "record_id")],
    };

    public static IReadOnlyList<Link> Of(string kind) => Links[kind];

    /// <summary>How many of each hang on it; also those the caller does not see, since all of them move.</summary>
    public static async Task<Dictionary<string, int>> Count(string kind, CrmDb db, Guid id, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>();
        foreach (var link in Of(kind))
            counts[link.Table] = (await db.Database.SqlQueryRaw<int>(MergeSql.Count(link), id).ToListAsync(ct))[0];
        return counts;
    }

    public static async Task<Dictionary<string, string[]>> Move(string kind, CrmDb db, Guid from, Guid to, CancellationToken ct)
    {
        var moved = new Dictionary<string, string[]>();
        foreach (var link in Of(kind)) moved[link.Table] = [.. await db.Database.SqlQueryRaw<string>(MergeSql.Move(link), to, from).ToListAsync(ct)];
        return moved;
    }

    /// <summary>The rows that could not move and go with the record that goes.</summary>
    public static async Task<Dictionary<string, string>> Leave(string kind, CrmDb db, Guid from, CancellationToken ct)
    {
        var left = new Dictionary<string, string>();
        foreach (var link in Of(kind).Where(l => l.IsOneEach))
        {
            var rows = await db.Database.SqlQueryRaw<string>(MergeSql.Rows(link), from).ToListAsync(ct);
            if (rows.Count > 0) left[link.Table] = new JsonArray([.. rows.Select(r => JsonNode.Parse(r))]).ToJsonString();
        }
        return left;
    }

    /// <summary>What has been moved elsewhere or deleted since stays where it is.</summary>
    public static async Task MoveBack(CrmDb db, RecordMerge merge, CancellationToken ct)
    {
        foreach (var link in Of(merge.RecordKind))
        {
            if (!merge.Moved.TryGetValue(link.Table, out var keys) || keys.Length == 0) continue;
            await db.Database.ExecuteSqlRawAsync(MergeSql.MoveBack(link), [merge.MergedId, merge.KeptId, keys], ct);
        }
        foreach (var (table, rows) in merge.Left) await db.Database.ExecuteSqlRawAsync(MergeSql.Return(table), [rows], ct);
    }

    /// <summary>Tells open windows that records of these kinds moved, once per kind.</summary>
    public static async Task Announce(string kind, CrmDb db, Session session, TimeProvider clock, Dictionary<string, string[]> moved, CancellationToken ct)
    {
        foreach (var link in Of(kind).Where(l => l.IsKind && moved.GetValueOrDefault(l.Table)?.Length > 0))
        {
            var change = JsonSerializer.Serialize(new LiveChange(session.TenantId, link.Table, null, "many", null, null, clock.GetUtcNow()), Json.Options);
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify('crm_live', {change})", ct);
        }
    }
}
