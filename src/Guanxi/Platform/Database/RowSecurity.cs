using Npgsql;

namespace Guanxi.Platform.Database;

/// <summary>
/// The second wall between organisations, in the database itself: forced row security on every table that has a tenant, grants
/// for the application's role, and the functions behind our search operators marked leakproof so that they may use indexes
/// under row security. Applied after every migration; running it again changes nothing.
/// </summary>
internal static class RowSecurity
{
    /// <summary>Tables the server must also read before it knows the organisation, or for all of them.</summary>
    private static readonly string[] ReadAcrossTenants = ["tenants", "sign_ins", "deliveries", "imports", "bulk_edits", "exports"];

    private static readonly string[] Leakproof =
    [
        "textlike(text,text)", "texticlike(text,text)", "arraycontains(anyarray,anyarray)", "arraycontained(anyarray,anyarray)", "arrayoverlap(anyarray,anyarray)", "jsonb_contains(jsonb,jsonb)",
        "numeric_eq(numeric,numeric)", "numeric_lt(numeric,numeric)", "numeric_le(numeric,numeric)", "numeric_gt(numeric,numeric)", "numeric_ge(numeric,numeric)",
        "jsonb_object_field(jsonb,text)", "jsonb_object_field_text(jsonb,text)", "jsonb_typeof(jsonb)", "textout(text)", "numeric_in(cstring,oid,integer)",
    ];

    /// <summary>Our own, which read one value out of a record's custom fields.</summary>
    private static readonly string[] LeakproofOfOurs = ["custom_day(jsonb,text)", "custom_instant(jsonb,text)"];

    public static async Task Apply(NpgsqlConnection owner, string applicationRole, CancellationToken ct)
    {
        var tables = await TenantTables(owner, ct);
        foreach (var table in tables) await Execute(owner, Policy(table), ct);
        await Execute(owner, Grants(applicationRole), ct);
        await Execute(owner, $"ALTER ROLE {Quote(applicationRole)} SET search_path = crm, public", ct);
    }

    /// <summary>False when this role may not: searches then work, but slower under row security.</summary>
    public static async Task<bool> TryMarkLeakproof(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var question = new NpgsqlCommand("SELECT rolsuper FROM pg_roles WHERE rolname = current_user", owner);
        if (await question.ExecuteScalarAsync(ct) is not true) return false;
        await Execute(owner, string.Join('\n', Leakproof.Select(f => $"ALTER FUNCTION pg_catalog.{f} LEAKPROOF;").Concat(LeakproofOfOurs.Select(f => $"ALTER FUNCTION crm.{f} LEAKPROOF;"))), ct);
        return true;
    }

    private static async Task<List<string>> TenantTables(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'crm'::regnamespace
            """, owner);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var tables = new List<string>();
        while (await rows.ReadAsync(ct)) tables.Add(rows.GetString(0));
        return tables;
    }

    private static string Policy(string table)
    {
        var condition = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";
        if (ReadAcrossTenants.Contains(table)) condition = $"({condition} OR current_setting('app.across_tenants', true) = 'on')";
        return $"""
            ALTER TABLE crm.{Quote(table)} ENABLE ROW LEVEL SECURITY;
            ALTER TABLE crm.{Quote(table)} FORCE ROW LEVEL SECURITY;
            DROP POLICY IF EXISTS tenant ON crm.{Quote(table)};
            CREATE POLICY tenant ON crm.{Quote(table)} FOR ALL USING ({condition}) WITH CHECK ({condition});
            """;
    }

    private static string Grants(string role) =>
        $"""
         GRANT USAGE ON SCHEMA crm TO {Quote(role)};
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA crm TO {Quote(role)};
         REVOKE UPDATE, DELETE ON crm.audit_entries, crm.events FROM {Quote(role)};
         REVOKE ALL ON crm.migrations FROM {Quote(role)};
         """;

    private static async Task Execute(NpgsqlConnection owner, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(ct);
    }

    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
