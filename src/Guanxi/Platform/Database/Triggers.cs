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
                    'action', NEW.action, 'by', NEW.user_id, 'owner_id', NEW.owner_id, 'deal_owner_id', NEW.deal_owner_id, 'at', NEW.at)::text);
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER announce AFTER INSERT ON crm.audit_entries FOR EACH ROW EXECUTE FUNCTION crm.announce();
        """;

    /// <summary>
    /// Contacts, activities, orders and points are seen by whoever sees their customer: they carry its owner, also when it changes hands. The
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
        CREATE OR REPLACE TRIGGER take_owner BEFORE INSERT OR UPDATE OF customer_id ON crm.orders FOR EACH ROW EXECUTE FUNCTION crm.take_owner();
        CREATE OR REPLACE TRIGGER take_owner BEFORE INSERT OR UPDATE OF customer_id ON crm.loyalty_points FOR EACH ROW EXECUTE FUNCTION crm.take_owner();

        CREATE OR REPLACE FUNCTION crm.pass_owner_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.contacts SET owner_id = NEW.owner_id WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
            UPDATE crm.activities SET owner_id = NEW.owner_id WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
            UPDATE crm.orders SET owner_id = NEW.owner_id WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
            UPDATE crm.loyalty_points SET owner_id = NEW.owner_id WHERE tenant_id = NEW.tenant_id AND customer_id = NEW.id;
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
            UPDATE crm.tasks SET contact_id = NULL WHERE tenant_id = OLD.tenant_id AND contact_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER forget_contact BEFORE DELETE ON crm.contacts FOR EACH ROW EXECUTE FUNCTION crm.forget_contact();
        """;

    /// <summary>From when on the days without follow-up count, however the owner came.</summary>
    private const string Ownership =
        """
        CREATE OR REPLACE FUNCTION crm.own_since() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF TG_OP = 'INSERT' OR OLD.owner_id IS DISTINCT FROM NEW.owner_id THEN
                NEW.owned_since := CASE WHEN NEW.owner_id IS NULL THEN NULL ELSE now() END;
            END IF;
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER own_since BEFORE INSERT OR UPDATE OF owner_id ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.own_since();
        """;

    /// <summary>
    /// Notifications are not in the audit log and announce themselves: a new one by its id, others in one word, since reading all of
    /// them is one act.
    /// </summary>
    private const string Inbox =
        """
        CREATE OR REPLACE FUNCTION crm.announce_inbox() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF NEW.is_listed THEN
                PERFORM pg_notify('crm_live', json_build_object('tenant_id', NEW.tenant_id, 'kind', 'notifications', 'id', CASE WHEN TG_OP = 'INSERT' THEN NEW.id END,
                    'action', CASE WHEN TG_OP = 'INSERT' THEN 'created' ELSE 'updated' END, 'by', NEW.actor_id, 'owner_id', NEW.user_id, 'at', now())::text);
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER announce_inbox AFTER INSERT OR UPDATE OF read_at ON crm.notifications FOR EACH ROW EXECUTE FUNCTION crm.announce_inbox();
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

        CREATE OR REPLACE FUNCTION crm.leads_forget_deal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.leads SET opportunity_id = NULL WHERE tenant_id = OLD.tenant_id AND opportunity_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER leads_forget BEFORE DELETE ON crm.opportunities FOR EACH ROW EXECUTE FUNCTION crm.leads_forget_deal();
        """;

    /// <summary>Deals and orders outlive their customer, whose name stays on them, and orders the purchase they were booked with.</summary>
    private const string KeepDeals =
        """
        CREATE OR REPLACE FUNCTION crm.keep_deals() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.opportunities SET customer_id = NULL WHERE tenant_id = OLD.tenant_id AND customer_id = OLD.id;
            UPDATE crm.orders SET customer_id = NULL WHERE tenant_id = OLD.tenant_id AND customer_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER keep_deals BEFORE DELETE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.keep_deals();

        CREATE OR REPLACE FUNCTION crm.keep_orders() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.orders SET activity_id = NULL WHERE tenant_id = OLD.tenant_id AND activity_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER keep_orders BEFORE DELETE ON crm.activities FOR EACH ROW WHEN (OLD.type = 'purchase') EXECUTE FUNCTION crm.keep_orders();
        """;

    /// <summary>
    /// Tasks and activities about a deal or an enquiry outlive it where they have a customer, and the other way round; those that would
    /// be about nothing go with it.
    /// </summary>
    private const string KeepWork =
        """
        CREATE OR REPLACE FUNCTION crm.keep_work_of_customer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.tasks SET customer_id = NULL, contact_id = NULL WHERE tenant_id = OLD.tenant_id AND customer_id = OLD.id AND (opportunity_id IS NOT NULL OR lead_id IS NOT NULL);
            UPDATE crm.activities SET customer_id = NULL, contact_id = NULL WHERE tenant_id = OLD.tenant_id AND customer_id = OLD.id AND (opportunity_id IS NOT NULL OR lead_id IS NOT NULL);
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER keep_work BEFORE DELETE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.keep_work_of_customer();

        CREATE OR REPLACE FUNCTION crm.keep_work_of_deal() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            DELETE FROM crm.tasks WHERE tenant_id = OLD.tenant_id AND opportunity_id = OLD.id AND customer_id IS NULL AND lead_id IS NULL;
            UPDATE crm.tasks SET opportunity_id = NULL WHERE tenant_id = OLD.tenant_id AND opportunity_id = OLD.id;
            DELETE FROM crm.activities WHERE tenant_id = OLD.tenant_id AND opportunity_id = OLD.id AND customer_id IS NULL AND lead_id IS NULL;
            UPDATE crm.activities SET opportunity_id = NULL WHERE tenant_id = OLD.tenant_id AND opportunity_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER keep_work BEFORE DELETE ON crm.opportunities FOR EACH ROW EXECUTE FUNCTION crm.keep_work_of_deal();

        CREATE OR REPLACE FUNCTION crm.keep_work_of_lead() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            DELETE FROM crm.tasks WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id AND customer_id IS NULL AND opportunity_id IS NULL;
            UPDATE crm.tasks SET lead_id = NULL WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id;
            DELETE FROM crm.activities WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id AND customer_id IS NULL AND opportunity_id IS NULL;
            UPDATE crm.activities SET lead_id = NULL WHERE tenant_id = OLD.tenant_id AND lead_id = OLD.id;
            RETURN OLD;
        END $$;
        CREATE OR REPLACE TRIGGER keep_work BEFORE DELETE ON crm.leads FOR EACH ROW EXECUTE FUNCTION crm.keep_work_of_lead();
        """;

    /// <summary>
    /// Activities are seen by whoever sees their customer, and by whoever sees the deal or the enquiry they are about, also when one of
    /// these changes hands. What is about a deal alone is its owner's.
    /// </summary>
    private const string FollowDeal =
        """
        CREATE OR REPLACE FUNCTION crm.take_owners() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF NEW.opportunity_id IS NOT NULL THEN
                SELECT o.owner_id INTO NEW.deal_owner_id FROM crm.opportunities o WHERE o.tenant_id = NEW.tenant_id AND o.id = NEW.opportunity_id;
            ELSIF NEW.lead_id IS NOT NULL THEN
                SELECT l.owner_id INTO NEW.deal_owner_id FROM crm.leads l WHERE l.tenant_id = NEW.tenant_id AND l.id = NEW.lead_id;
            ELSE
                NEW.deal_owner_id := NULL;
            END IF;
            IF NEW.customer_id IS NOT NULL THEN
                SELECT c.owner_id INTO NEW.owner_id FROM crm.customers c WHERE c.tenant_id = NEW.tenant_id AND c.id = NEW.customer_id;
            ELSIF NEW.opportunity_id IS NOT NULL OR NEW.lead_id IS NOT NULL THEN
                NEW.owner_id := NEW.deal_owner_id;
            END IF;
            RETURN NEW;
        END $$;
        CREATE OR REPLACE TRIGGER take_owner BEFORE INSERT OR UPDATE OF customer_id, opportunity_id, lead_id ON crm.activities FOR EACH ROW EXECUTE FUNCTION crm.take_owners();

        CREATE OR REPLACE FUNCTION crm.pass_deal_owner_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.activities SET opportunity_id = opportunity_id WHERE tenant_id = NEW.tenant_id AND opportunity_id = NEW.id;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER pass_owner_on AFTER UPDATE OF owner_id ON crm.opportunities FOR EACH ROW
            WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION crm.pass_deal_owner_on();

        CREATE OR REPLACE FUNCTION crm.pass_lead_owner_on() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            UPDATE crm.activities SET lead_id = lead_id WHERE tenant_id = NEW.tenant_id AND lead_id = NEW.id;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER pass_owner_on AFTER UPDATE OF owner_id ON crm.leads FOR EACH ROW
            WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION crm.pass_lead_owner_on();
        """;

    /// <summary>
    /// Who deletes a record deletes what was merged into it, one by one as far back as that goes, and what it was like to others. A
    /// record that goes by a merge takes nothing along.
    /// </summary>
    private const string ForgetDuplicates =
        """
        CREATE OR REPLACE FUNCTION crm.forget_duplicates() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM crm.record_merges WHERE tenant_id = OLD.tenant_id AND merged_id = OLD.id) THEN
                WITH RECURSIVE gone AS (
                    SELECT OLD.id AS id
                    UNION SELECT m.merged_id FROM crm.record_merges m JOIN gone g ON m.kept_id = g.id WHERE m.tenant_id = OLD.tenant_id)
                DELETE FROM crm.duplicates d USING gone g WHERE d.tenant_id = OLD.tenant_id AND d.record_kind = TG_TABLE_NAME AND (d.first_id = g.id OR d.second_id = g.id);
            END IF;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER forget_duplicates AFTER DELETE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.forget_duplicates();
        CREATE OR REPLACE TRIGGER forget_duplicates AFTER DELETE ON crm.contacts FOR EACH ROW EXECUTE FUNCTION crm.forget_duplicates();
        CREATE OR REPLACE TRIGGER forget_duplicates AFTER DELETE ON crm.leads FOR EACH ROW EXECUTE FUNCTION crm.forget_duplicates();
        """;

    /// <summary>Documents go with the record they are kept with; a merge has moved them by then.</summary>
    private const string ForgetDocuments =
        """
        CREATE OR REPLACE FUNCTION crm.forget_documents() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
        BEGIN
            DELETE FROM crm.documents WHERE tenant_id = OLD.tenant_id AND record_kind = TG_TABLE_NAME AND record_id = OLD.id;
            RETURN NULL;
        END $$;
        CREATE OR REPLACE TRIGGER forget_documents AFTER DELETE ON crm.customers FOR EACH ROW EXECUTE FUNCTION crm.forget_documents();
        CREATE OR REPLACE TRIGGER forget_documents AFTER DELETE ON crm.contacts FOR EACH ROW EXECUTE FUNCTION crm.forget_documents();
        CREATE OR REPLACE TRIGGER forget_documents AFTER DELETE ON crm.leads FOR EACH ROW EXECUTE FUNCTION crm.forget_documents();
        CREATE OR REPLACE TRIGGER forget_documents AFTER DELETE ON crm.opportunities FOR EACH ROW EXECUTE FUNCTION crm.forget_documents();
        """;

    public static async Task Apply(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Live + FollowCustomer + Ownership + Inbox + LeadsForget + KeepDeals + KeepWork + FollowDeal + ForgetDuplicates + ForgetDocuments + SumTriggers.Sql + FigureTriggers.Sql + Deletions.DeletionTriggers.Sql + Fields.Custom.CustomValue.Sql + Fields.Month.Sql + Fields.Day.Sql, owner);
        await command.ExecuteNonQueryAsync(ct);
    }
}
