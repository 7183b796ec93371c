namespace Guanxi.Platform.Deletions;

/// <summary>
/// While a deletion is under way (<c>app.deletion</c> says which), the database keeps every row that goes and every link that is cut,
/// by cascades and triggers as well; <c>crm.restore_deleted</c> puts them back.
/// </summary>
internal static class DeletionTriggers
{
    /// <summary>Records that can be taken back, and what goes with them; what others point at comes back before them.</summary>
    public static readonly string[] Kept =
    [
        "products", "contacts", "opportunities", "leads", "activities", "tasks", "orders", "documents",
        "lead_behaviours", "opportunity_contacts", "opportunity_lines", "opportunity_stages", "activity_files", "task_reminders", "order_lines", "document_versions", "duplicates", "record_merges",
        "lead_sources", "web_forms", "views", "favourite_views", "dashboards", "dashboard_schedules",
    ];

    /// <summary>Links that are cut instead of taking their row along.</summary>
    public static readonly (string Table, string Columns)[] Links =
    [
        ("activities", "contact_id, opportunity_id, lead_id"),
        ("tasks", "contact_id, opportunity_id, lead_id"),
        ("leads", "contact_id, opportunity_id"),
        ("orders", "activity_id"),
    ];

    private static readonly string Functions =
        $$"""
        CREATE OR REPLACE FUNCTION crm.keep_deleted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            INSERT INTO crm.deleted_rows (tenant_id, deletion_id, table_name, is_links, values)
            VALUES (OLD.tenant_id, current_setting('app.deletion')::uuid, TG_TABLE_NAME, false, to_jsonb(OLD));
            RETURN NULL;
        END $$;

        CREATE OR REPLACE FUNCTION crm.keep_links() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            INSERT INTO crm.deleted_rows (tenant_id, deletion_id, table_name, is_links, values)
            SELECT OLD.tenant_id, current_setting('app.deletion')::uuid, TG_TABLE_NAME, true, jsonb_build_object('id', OLD.id) || jsonb_object_agg(was.key, was.value)
            FROM jsonb_each(to_jsonb(OLD)) was WHERE was.key = ANY (TG_ARGV) AND was.value <> 'null' AND to_jsonb(NEW) -> was.key = 'null' HAVING count(*) > 0;
            RETURN NULL;
        END $$;

        CREATE OR REPLACE FUNCTION crm.restore_deleted(organisation uuid, deletion uuid) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        DECLARE
            kept record;
            link record;
            columns text;
        BEGIN
            FOR kept IN SELECT * FROM crm.deleted_rows WHERE tenant_id = organisation AND deletion_id = deletion ORDER BY is_links, array_position('{{{string.Join(',', Kept)}}}'::text[], table_name::text), number LOOP
                IF kept.is_links THEN
                    FOR link IN SELECT * FROM jsonb_each_text(kept.values - 'id') LOOP
                        EXECUTE format('UPDATE crm.%1$I SET %2$I = $1 WHERE tenant_id = $2 AND id = $3 AND %2$I IS NULL', kept.table_name, link.key)
                            USING link.value::uuid, organisation, (kept.values ->> 'id')::uuid;
                    END LOOP;
                ELSE
                    SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
                    WHERE attrelid = format('crm.%I', kept.table_name)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
                    EXECUTE format('INSERT INTO crm.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_record(NULL::crm.%1$I, $1)', kept.table_name, columns)
                        USING kept.values;
                END IF;
            END LOOP;
        END $$;

        """;

    private const string UnderWay = "current_setting('app.deletion', true) <> ''";

    public static string Sql =>
        Functions
        + string.Concat(Kept.Select(table => $"CREATE OR REPLACE TRIGGER keep_deleted AFTER DELETE ON crm.{table} FOR EACH ROW WHEN ({UnderWay}) EXECUTE FUNCTION crm.keep_deleted();\n"))
        + string.Concat(Links.Select(link =>
            $"CREATE OR REPLACE TRIGGER keep_links AFTER UPDATE OF {link.Columns} ON crm.{link.Table} FOR EACH ROW WHEN ({UnderWay}) EXECUTE FUNCTION crm.keep_links({link.Columns});\n"));
}
