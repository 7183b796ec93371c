using System.Text.Json;
using Npgsql;

namespace Guanxi.Tests.Platform.Matrix;

/// <summary>What one organisation's rows are, table by table: equal before and after means nothing was changed.</summary>
internal static class RowChecksum
{
    /// <summary>
    /// Tables that note what happened or keep for a while what went, sums of rows that are compared themselves (a job of any server under test gathers or counts
    /// them anew), and columns that note when; all may move while the data stands still.
    /// </summary>
    private static readonly string[] Notes = ["audit_entries", "idempotent_answers", "exports", "deletions", "deleted_rows", "customer_sums", "deal_sums", "stay_sums"];
    private const string Times = "ARRAY['last_seen_at', 'last_used_at', 'failed_sign_ins', 'locked_until']";

    public static async Task<string> Of(string ownerConnection, Guid tenant)
    {
        await using var owner = new NpgsqlConnection(ownerConnection);
        await owner.OpenAsync();
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await Tables(owner))
        {
            await using var sum = new NpgsqlCommand(
                $"SELECT count(*) || ' ' || coalesce(md5(string_agg(r, '|' ORDER BY r)), '') FROM (SELECT (to_jsonb(t) - {Times})::text AS r FROM crm.\"{table}\" t WHERE tenant_id = @tenant AND to_jsonb(t) ->> 'prefix' IS DISTINCT FROM 'EXP') rows", owner);
            sum.Parameters.AddWithValue("tenant", tenant);
            sums[table] = (string)(await sum.ExecuteScalarAsync())!;
        }
        return JsonSerializer.Serialize(sums);
    }

    private static async Task<List<string>> Tables(NpgsqlConnection owner)
    {
        await using var question = new NpgsqlCommand("SELECT table_name FROM information_schema.columns WHERE table_schema = 'crm' AND column_name = 'tenant_id'", owner);
        await using var rows = await question.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        return [.. tables.Except(Notes)];
    }
}
