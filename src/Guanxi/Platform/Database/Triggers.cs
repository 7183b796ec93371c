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

    /// <summary>
    /// Contacts and activities are seen by whoever sees their customer: they carry its owner, also when it changes hands. The
    /// customer counts its contacts. What was said to a contact stays with the customer when the contact goes.
    /// </summary>
    private const string FollowCustomer =
        """
        CREATE OR REPLACE FUNCTION crm.take_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF NEW.customer_id IS NOT NULL THEN
                SELECT c.owner_id INTO NEW.owner_id FROM crm.customers c WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.customer_id;
            END IF;
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER take_owner BEFORE INSERT OR UPDATE OF customer_id ON crm.contacts FOR EACH ROW EXECUTE FUNCTION crm.take_owner();
        CREATE OR REPLACE TRIGGER take_owner BEFORE INSERT OR UPDATE OF customer_id ON crm.activities FOR EACH ROW EXECUTE FUNCTION crm.take_owner();

        CREATE OR REPLACE FUNCTION crm.pass_owner_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.contacts SET owner_id = NEW.owner_id WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
            UPDATE crm.activities SET owner_id = NEW.owner_id WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER pass_owner_on AFTER UPDATE OF owner_id ON crm.customers FOR EACH ROW
            WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION crm.pass_owner_on();

        CREATE OR REPLACE FUNCTION crm.count_contacts() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF TG_OP <> 'DELETE' THEN
                UPDATE crm.customers SET contact_count = contact_count + 1 WHERE tenant_id = NEW.tenant_id AND id = NEW.customer_id;
            END IF;
            IF TG_OP <> 'INSERT' THEN
                UPDATE crm.customers SET contact_count = contact_count - 1 WHERE tenant_id = OLD.tenant_id AND id = OLD.customer_id;
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER count_contacts AFTER INSERT OR DELETE OR UPDATE OF customer_id ON crm.contacts
            FOR EACH ROW EXECUTE FUNCTION crm.count_contacts();

        CREATE OR REPLACE FUNCTION crm.forget_contact() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.activities SET contact_id = NULL WHERE tenant_id = OLD.tenant_id AND contact_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER forget_contact BEFORE DELETE ON crm.contacts FOR EACH ROW EXECUTE FUNCTION crm.forget_contact();
        """;

    /// <summary>A deal outlives its customer, whose name stays on it.</summary>
    private const string KeepDeals =
        """
        CREATE OR REPLACE FUNCTION crm.keep_deals() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.opportunities SET customer_id = NULL WHERE tenant_id = OLD.tenant_id AND customer_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER keep_deals BEFORE DELETE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.keep_deals();
        """;

    /// <summary>A converted lead outlives what became of it.</summary>
    private const string LeadsForget =
        """
        CREATE OR REPLACE FUNCTION crm.leads_forget_customer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.leads SET customer_id = NULL WHERE tenant_id = OLD.tenant_id AND customer_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER leads_forget BEFORE DELETE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.leads_forget_customer();

        CREATE OR REPLACE FUNCTION crm.leads_forget_contact() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.leads SET contact_id = NULL WHERE tenant_id = OLD.tenant_id AND contact_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER leads_forget BEFORE DELETE ON crm.contacts FOR EACH ROW EXECUTE FUNCTION crm.leads_forget_contact();
        """;

    public static async Task Apply(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Live + FollowCustomer + KeepDeals + LeadsForget, owner);
        await command.ExecuteNonQueryAsync(ct);
    }
}
