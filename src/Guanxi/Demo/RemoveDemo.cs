using Guanxi.Platform;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Demo;

/// <summary>
/// Removes what the sample data brought, edited or not. A customer on which somebody logged an activity or entered a contact, a deal, an order or a task of
/// his own stays with everything on it, and so does a sample user who owns such a customer or has signed in.
/// </summary>
internal static class RemoveDemo
{
    /// <summary>
    /// Of an organisation that was filled a moment ago the database believes that it has hardly a row, and would go through all of them once for each:
    /// minutes instead of seconds. Until the end of the transaction.
    /// </summary>
    private const string AsMany = "SET LOCAL enable_nestloop = off;";

    /// <summary>What hangs on something of one's own is no sample any more.</summary>
    private const string KeepOwn =
        """
        WITH work AS (
            SELECT tenant_id, id, customer_id FROM crm.contacts UNION ALL SELECT tenant_id, id, customer_id FROM crm.activities
            UNION ALL SELECT tenant_id, id, customer_id FROM crm.tasks UNION ALL SELECT tenant_id, id, customer_id FROM crm.opportunities
            UNION ALL SELECT tenant_id, id, customer_id FROM crm.orders)
        DELETE FROM crm.demo_records d USING work w WHERE d.kind = 'customers' AND d.tenant_id = w.tenant_id AND d.record_id = w.customer_id
            AND NOT EXISTS (SELECT 1 FROM crm.demo_records r WHERE r.tenant_id = w.tenant_id AND r.record_id = w.id);
        """;

    /// <summary>Deals and orders of customers that stay stay with them, and so do the products they name.</summary>
    private const string RemoveSales =
        """
        DELETE FROM crm.opportunities o USING crm.demo_records d WHERE d.tenant_id = o.tenant_id AND d.record_id = o.id AND d.kind = 'opportunities'
            AND (o.customer_id IS NULL OR EXISTS (SELECT 1 FROM crm.demo_records r WHERE r.tenant_id = o.tenant_id AND r.record_id = o.customer_id AND r.kind = 'customers'));
        DELETE FROM crm.orders o USING crm.demo_records d WHERE d.tenant_id = o.tenant_id AND d.record_id = o.id AND d.kind = 'orders'
            AND (o.customer_id IS NULL OR EXISTS (SELECT 1 FROM crm.demo_records r WHERE r.tenant_id = o.tenant_id AND r.record_id = o.customer_id AND r.kind = 'customers'));
        DELETE FROM crm.products p USING crm.demo_records d WHERE d.tenant_id = p.tenant_id AND d.record_id = p.id AND d.kind = 'products'
            AND NOT EXISTS (SELECT 1 FROM crm.opportunity_lines l WHERE l.tenant_id = p.tenant_id AND l.product_id = p.id)
            AND NOT EXISTS (SELECT 1 FROM crm.order_lines l WHERE l.tenant_id = p.tenant_id AND l.product_id = p.id);
        """;

    private const string RemoveCustomers =
        """
        UPDATE crm.customers c SET parent_id = NULL FROM crm.demo_records d
            WHERE d.tenant_id = c.tenant_id AND d.record_id = c.parent_id AND d.kind = 'customers';
        DELETE FROM crm.customers c USING crm.demo_records d WHERE d.tenant_id = c.tenant_id AND d.record_id = c.id AND d.kind = 'customers';
        """;

    /// <summary>Leads that somebody worked with stay, and so do rules that somebody changed.</summary>
    private const string RemoveLeads =
        """
        DELETE FROM crm.leads l USING crm.demo_records d WHERE d.tenant_id = l.tenant_id AND d.record_id = l.id AND d.kind = 'leads'
            AND l.status <> 'converted' AND NOT EXISTS (SELECT 1 FROM crm.activities a WHERE a.tenant_id = l.tenant_id AND a.lead_id = l.id);
        DELETE FROM crm.web_forms f USING crm.demo_records d WHERE d.tenant_id = f.tenant_id AND d.record_id = f.id AND d.kind = 'web_forms' AND f.submissions = 0;
        DELETE FROM crm.lead_sources s USING crm.demo_records d WHERE d.tenant_id = s.tenant_id AND d.record_id = s.id AND d.kind = 'lead_sources' AND s.version = 1;
        DELETE FROM crm.lead_scoring s USING crm.demo_records d WHERE d.tenant_id = s.tenant_id AND d.record_id = s.id AND d.kind = 'lead_scoring' AND s.version = 1;
        """;

    private const string RemovePeople =
        """
        DELETE FROM crm.users u USING crm.demo_records d WHERE d.tenant_id = u.tenant_id AND d.record_id = u.id AND d.kind = 'users'
            AND u.last_seen_at IS NULL AND NOT EXISTS (SELECT 1 FROM crm.customers c WHERE c.tenant_id = u.tenant_id AND c.owner_id = u.id)
            AND NOT EXISTS (SELECT 1 FROM crm.tasks t WHERE t.tenant_id = u.tenant_id AND t.owner_id = u.id)
            AND NOT EXISTS (SELECT 1 FROM crm.leads l WHERE l.tenant_id = u.tenant_id AND l.owner_id = u.id)
            AND NOT EXISTS (SELECT 1 FROM crm.opportunities o WHERE o.tenant_id = u.tenant_id AND o.owner_id = u.id)
            AND NOT EXISTS (SELECT 1 FROM crm.orders o WHERE o.tenant_id = u.tenant_id AND (o.owner_id = u.id OR o.seller_id = u.id));
        """;

    private const string RemoveDepartments =
        """
        DELETE FROM crm.departments t USING crm.demo_records d WHERE d.tenant_id = t.tenant_id AND d.record_id = t.id AND d.kind = 'departments'
            AND NOT EXISTS (SELECT 1 FROM crm.users u WHERE u.tenant_id = t.tenant_id AND u.department_id = t.id)
            AND NOT EXISTS (SELECT 1 FROM crm.departments b WHERE b.tenant_id = t.tenant_id AND b.parent_id = t.id);
        """;

    public static async Task<IResult> Handle(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await Remove(db, session, clock, ct);
        return Results.NoContent();
    }

    /// <summary>For one statement: thousands of records with all that hangs on them come and go in a few, which a busy machine takes its time for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>False when there was nothing to remove. Every statement sees this organisation's rows only, by row security.</summary>
    public static async Task<bool> Remove(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        if (!await TenancyModule.HoldSampleData(db, session, false, ct)) return false;
        await db.SaveChangesAsync(ct);
        db.Database.SetCommandTimeout(Patience);
        foreach (var step in (string[])[AsMany, KeepOwn, RemoveLeads, RemoveSales, RemoveCustomers, RemovePeople, RemoveDepartments, RemoveDepartments])
            await db.Database.ExecuteSqlRawAsync(step, ct);
        await db.DemoRecords.ExecuteDeleteAsync(ct);
        await LoadDemo.Announce(db, session, clock, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return true;
    }
}
