using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.CustomFields;

/// <summary>
/// Gives fields that are to have one an index of their own, over the records of their organisation alone, and takes those away that nobody
/// wants any more. Built beside the work of others, one after the other; what broke off is begun again. Of an index over some records
/// the planner takes no statistics, and expects a third of all of any range: numbers and words get statistics beside it. Days and moments
/// do not: with the same key another organisation may have words, of which reading one as a day would fail for all.
/// </summary>
internal static class IndexFields
{
    private const int Most = 10;
    private const string Prefix = "cx_";

    /// <summary>Fields with an order, whose values are short.</summary>
    public static bool CanBe(FieldType type) => ReaderOf(type) is not null;

    /// <summary>Every index is paid for at every save.</summary>
    /// <exception cref="Refusal">422 when the organisation has as many as it may.</exception>
    public static void RequireRoom(FieldDefinition field, IEnumerable<FieldDefinition> others)
    {
        if (field.IsIndexed && others.Count(o => o is { IsIndexed: true, IsRemoved: false } && o.Id != field.Id) >= Most) throw Refusal.Rule("custom_field.too_many_indexes", Most);
    }

    public static async Task Run(JobScope job)
    {
        var wanted = new Dictionary<string, Target>();
        await job.ForEachTenant(async db =>
        {
            foreach (var field in await db.FieldDefinitions.AsNoTracking().Where(f => f.IsIndexed && f.IsActive && !f.IsRemoved).ToListAsync(job.Cancelled))
                if (ReaderOf(field.Type) is { } reader) wanted[$"{Prefix}{field.Id.Value:N}"] = Of(db, field, reader);
        });
        await job.Get<CrmDatabase>().AsOwner(owner => Reconcile(owner, wanted, job.Cancelled), job.Cancelled);
    }

    /// <summary>Table and columns: names from our own model, a key of small letters, digits and low lines, and an id.</summary>
    private static Target Of(CrmDb db, FieldDefinition field, string reader) => FieldKeys.IsValid(field.Key)
        ? new($"crm.{FieldQueries.TableOf(db, field.RecordKind)}", $"crm.{reader}(custom_fields, '{field.Key}')", field.TenantId, reader is "custom_number" or "custom_text")
        : throw new InvalidOperationException("A custom field has a key that is none.");

    private sealed record Target(string Table, string Value, Guid Tenant, bool IsCounted);

    private static async Task Reconcile(NpgsqlConnection owner, Dictionary<string, Target> wanted, CancellationToken ct)
    {
        var changed = await Index(owner, wanted, ct);
        changed.UnionWith(await Count(owner, wanted, ct));
        foreach (var table in changed) await Execute(owner, $"ANALYZE (SKIP_LOCKED) {table}", ct);
    }

    /// <summary>Answers the tables that have statistics to be filled.</summary>
    private static async Task<IEnumerable<string>> Count(NpgsqlConnection owner, Dictionary<string, Target> wanted, CancellationToken ct)
    {
        var there = new HashSet<string>();
        await using (var question = new NpgsqlCommand("SELECT stxname FROM pg_statistic_ext WHERE stxnamespace = 'crm'::regnamespace AND stxname LIKE 'cx\\_%'", owner))
        await using (var rows = await question.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) there.Add(rows.GetString(0));
        foreach (var name in there.Where(name => !wanted.TryGetValue(name, out var target) || !target.IsCounted)) await Execute(owner, $"DROP STATISTICS IF EXISTS crm.{RowSecurity.Quote(name)}", ct);
        var missing = wanted.Where(w => w.Value.IsCounted && !there.Contains(w.Key)).ToList();
        foreach (var (name, target) in missing) await Execute(owner, $"CREATE STATISTICS IF NOT EXISTS crm.{name} ON ({target.Value}) FROM {target.Table}", ct);
        return missing.Select(m => m.Value.Table);
    }

    private static async Task<HashSet<string>> Index(NpgsqlConnection owner, Dictionary<string, Target> wanted, CancellationToken ct)
    {
        var there = new Dictionary<string, bool>();
        await using (var question = new NpgsqlCommand(
            "SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'crm'::regnamespace AND c.relname LIKE 'cx\\_%'", owner))
        await using (var rows = await question.ExecuteReaderAsync(ct))
            while (await rows.ReadAsync(ct)) there[rows.GetString(0)] = rows.GetBoolean(1);
        foreach (var (name, isValid) in there.Where(i => !i.Value || !wanted.ContainsKey(i.Key)))
        {
            await Execute(owner, $"DROP INDEX CONCURRENTLY IF EXISTS crm.{RowSecurity.Quote(name)}", ct);
            there.Remove(name);
        }
        var missing = wanted.Where(w => !there.ContainsKey(w.Key)).ToList();
        foreach (var (name, target) in missing) await Execute(owner, $"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {target.Table} ({target.Value}, id) WHERE tenant_id = '{target.Tenant}'", ct);
        return [.. missing.Select(m => m.Value.Table)];
    }

    private static async Task Execute(NpgsqlConnection owner, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, owner) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string? ReaderOf(FieldType type) => type switch
    {
        FieldType.Integer or FieldType.Number or FieldType.Money => "custom_number",
        FieldType.Date => "custom_day",
        FieldType.Instant => "custom_instant",
        FieldType.Text or FieldType.Select or FieldType.Phone or FieldType.Email or FieldType.Url => "custom_text",
        _ => null,
    };
}
