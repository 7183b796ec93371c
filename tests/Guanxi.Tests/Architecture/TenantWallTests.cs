using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Guanxi.Tests.Architecture;

/// <summary>The walls between organisations, read from the live database and the live model, so that no new table is forgotten.</summary>
public sealed class TenantWallTests(CrmApp app)
{
    /// <summary>Tables without an organisation, each for its reason.</summary>
    private static readonly string[] OfTheInstallation = ["migrations", "job_runs"];

    /// <summary>Tables whose policy lets the server see all organisations while it does not act for one.</summary>
    private static readonly string[] ReadAcrossTenants = ["tenants", "sign_ins", "deliveries", "imports", "bulk_edits", "exports"];

    private const string WithoutTenant =
        """
        SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'crm'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull AND NOT a.attisdropped)
        """;

    private const string NotWalledOff =
        """
        SELECT c.relname || ' is not walled off' FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'crm'::regnamespace
          AND (NOT c.relrowsecurity OR NOT c.relforcerowsecurity
               OR NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL)
               OR (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive) <> 1)
        """;

    private const string OtherPolicies =
        """
        SELECT c.relname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
        WHERE pg_get_expr(p.polqual, p.polrelid) <> '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)'
           OR pg_get_expr(p.polqual, p.polrelid) <> pg_get_expr(p.polwithcheck, p.polrelid)
        """;

    private const string UniqueAcrossTenants =
        """
        SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
        WHERE i.indisunique AND c.relnamespace = 'crm'::regnamespace AND i.indkey[0] <> a.attnum
        """;

    private const string KeysWithoutTenant =
        """
        SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
        WHERE k.contype IN ('p', 'f') AND c.relnamespace = 'crm'::regnamespace AND NOT a.attnum = ANY (k.conkey)
        """;

    [Fact]
    public async Task Every_table_belongs_to_an_organisation() => Report.None((await Names(WithoutTenant)).Except(OfTheInstallation).Select(t => $"{t} has no tenant_id"));

    [Fact]
    public async Task Every_table_has_forced_row_security_with_a_policy_that_also_checks_what_is_written() => Report.None(await Names(NotWalledOff));

    [Fact]
    public async Task No_policy_lets_more_through_than_the_organisation() => Report.None((await Names(OtherPolicies)).Except(ReadAcrossTenants).Select(t => $"{t} has a policy of its own"));

    [Fact]
    public async Task Every_unique_index_starts_with_the_organisation() => Report.None(await Names(UniqueAcrossTenants));

    [Fact]
    [AttackCase("AC-355")]
    public async Task Every_key_to_another_table_carries_the_organisation_along() => Report.None(await Names(KeysWithoutTenant));

    [Fact]
    [AttackCase("AC-352", "AC-353")]
    public async Task No_view_and_no_function_runs_with_the_owners_rights() => Report.None(await Names(
        """
        SELECT 'view ' || relname FROM pg_class WHERE relnamespace = 'crm'::regnamespace
          AND (relkind = 'm' OR (relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)))
        UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'crm'::regnamespace AND prosecdef
        """));

    [Fact]
    [AttackCase("AC-359")]
    public async Task The_server_works_as_a_role_that_can_neither_step_over_nor_move_the_walls()
    {
        await using var question = app.Services.GetRequiredService<CrmDatabase>().Pool.CreateCommand(
            """
            SELECT current_user::text, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb,
                   EXISTS (SELECT FROM pg_class WHERE relnamespace = 'crm'::regnamespace AND relowner = r.oid),
                   has_schema_privilege('crm', 'CREATE') OR has_schema_privilege('public', 'CREATE'),
                   EXISTS (SELECT FROM pg_class c WHERE relnamespace = 'crm'::regnamespace AND relkind IN ('r', 'p') AND has_table_privilege(c.oid, 'TRUNCATE, REFERENCES, TRIGGER'))
            FROM pg_roles r WHERE rolname = current_user
            """);
        await using var role = await question.ExecuteReaderAsync();
        await role.ReadAsync();

        Assert.Equal(CrmDatabase.ApplicationRole, role.GetString(0));
        Assert.False(role.GetBoolean(1), "is privileged");
        Assert.False(role.GetBoolean(2), "owns a table");
        Assert.False(role.GetBoolean(3), "may create objects");
        Assert.False(role.GetBoolean(4), "may truncate or refer to tables");
    }

    [Fact]
    public async Task History_can_be_added_to_but_not_rewritten()
    {
        await using var question = app.Services.GetRequiredService<CrmDatabase>().Pool.CreateCommand(
            "SELECT bool_or(has_table_privilege(t, 'UPDATE, DELETE')) FROM unnest(ARRAY['crm.audit_entries', 'crm.events']) t");
        Assert.Equal(false, await question.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Every_entity_is_kept_to_its_organisation_before_the_database_is_asked()
    {
        await using var scope = app.Services.CreateAsyncScope();
        Report.None(scope.ServiceProvider.GetRequiredService<CrmDb>().Model.GetEntityTypes()
            .Where(t => !t.IsOwned() && !OfTheInstallation.Contains(t.GetTableName()) && t.GetDeclaredQueryFilters().All(f => f.Key != Filters.Tenant))
            .Select(t => t.Name));
    }

    /// <summary>The questions themselves are tried on a table with every fault, made and undone in one transaction.</summary>
    [Fact]
    public async Task Every_hole_in_the_walls_is_noticed()
    {
        await using var owner = new NpgsqlConnection(app.OwnerConnection);
        await owner.OpenAsync();
        await using var undone = await owner.BeginTransactionAsync();
        await using var wrong = new NpgsqlCommand(
            """
            CREATE TABLE crm.loose (id uuid);
            CREATE TABLE crm.hole (tenant_id uuid NOT NULL, id uuid PRIMARY KEY);
            CREATE TABLE crm.leak (tenant_id uuid NOT NULL, id uuid REFERENCES crm.hole (id));
            ALTER TABLE crm.leak ENABLE ROW LEVEL SECURITY;
            ALTER TABLE crm.leak FORCE ROW LEVEL SECURITY;
            CREATE POLICY all_may ON crm.leak USING (true) WITH CHECK (true);
            """, owner);
        await wrong.ExecuteNonQueryAsync();

        Assert.Contains("loose", await Names(WithoutTenant, owner));
        Assert.Equal(["hole is not walled off"], await Names(NotWalledOff, owner));
        Assert.Contains("leak", await Names(OtherPolicies, owner));
        Assert.Equal(["crm.hole_pkey"], await Names(UniqueAcrossTenants, owner));
        Assert.Equal(["hole_pkey", "leak_id_fkey"], (await Names(KeysWithoutTenant, owner)).Order());
    }

    private async Task<List<string>> Names(string sql)
    {
        await using var owner = new NpgsqlConnection(app.OwnerConnection);
        await owner.OpenAsync();
        return await Names(sql, owner);
    }

    private static async Task<List<string>> Names(string sql, NpgsqlConnection owner)
    {
        await using var question = new NpgsqlCommand(sql, owner);
        await using var rows = await question.ExecuteReaderAsync();
        var names = new List<string>();
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return names;
    }
}
