using Npgsql;

namespace Guanxi.Platform.Database;

/// <summary>The little that only the database can do at the right moment. Applied after every migration; repeatable.</summary>
internal static class Triggers
{
    /// <summary>
    /// Announces a change once it is committed, in ids only. Rows of an import announce nothing one by one; the import does, once.
    /// </summary>
    private const string Live =
        """
        CREATE OR REPLACE FUNCTION crm.announce() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF NEW.source <> 'import' THEN
                PERFORM pg_notify('crm_live', json_build_object('tenant_id', NEW.tenant_id, 'kind', NEW.kind, 'id', NEW.record_id,
                    'action', NEW.action, 'by', NEW.user_id, 'owner_id', NEW.owner_id, 'at', NEW.at)::text);
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER announce AFTER INSERT ON crm.audit_entries FOR EACH ROW EXECUTE FUNCTION crm.announce();
        """;

    public static async Task Apply(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Live, owner);
        await command.ExecuteNonQueryAsync(ct);
    }
}
