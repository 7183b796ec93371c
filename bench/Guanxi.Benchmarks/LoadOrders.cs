using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Benchmarks;

/// <summary>
/// Makes the orders of an organisation where they are to lie: two in three customers have bought, some often, most once or twice, over
/// three years; a few orders are unpaid, cancelled, or paid back in part. Each has a line. They lie in the order of time, as the ids of the product do. No triggers run.
/// </summary>
internal static class LoadOrders
{
    public const int OfLargest = 1_000_000;
    private const int Products = 400;

    public static async Task Run(CrmDb db, Session session, int count, int customers, CancellationToken ct = default)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(30));
        var (tenant, now) = (session.TenantId, TimeProvider.System.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.orders (tenant_id, id, order_number, customer_id, customer_name, owner_id, seller_id, ordered_at, status, amount, currency, returned_amount, net_amount,
                channel, points_spent, points_earned, search_text, search_grams, created_at, updated_at, version)
             WITH buyers AS (SELECT id, name, owner_id, row_number() OVER (ORDER BY id) - 1 AS n FROM crm.customers WHERE tenant_id = {tenant}),
                  made AS (SELECT g, floor(power(((g::bigint * 7919) % 1000003) / 1000003.0, 2) * ({count} * 0.33))::bigint % {customers} AS n, (g::bigint * 104729) % 1095 AS days,
                             (CASE g % 100 WHEN 0 THEN 'cancelled' WHEN 1 THEN 'pending' WHEN 2 THEN 'returned' ELSE 'completed' END) AS status, round((50 + (g::bigint * 6151) % 100000 / 7.0)::numeric, 2) AS amount
                           FROM generate_series(1, {count}) g)
             SELECT {tenant}, uuidv7(-m.days * interval '1 day'), 'ORD' || g, b.id, b.name, b.owner_id, b.owner_id, {now} - m.days * interval '1 day', m.status, m.amount, 'CNY',
                CASE WHEN m.status = 'returned' THEN m.amount WHEN g % 50 = 7 THEN round(m.amount / 2, 2) ELSE 0 END,
                CASE WHEN m.status <> 'completed' THEN 0 WHEN g % 50 = 7 THEN m.amount - round(m.amount / 2, 2) ELSE m.amount END,
                (ARRAY['门店', '官网', '电话', '销售代表'])[1 + g % 4], 0, 0, b.name || ' ord' || g, ARRAY[]::text[], {now} - m.days * interval '1 day', {now} - m.days * interval '1 day', 1
             FROM made m JOIN buyers b ON b.n = m.n ORDER BY m.days DESC
             """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.order_lines (tenant_id, id, order_id, number, name, category, quantity, unit_price, amount)
             SELECT tenant_id, uuidv7(ordered_at - now()), id, 0, '产品' || (hashtext(order_number) & 65535) % {Products}, '类别' || (hashtext(order_number) & 65535) % 12, 1, amount, amount FROM crm.orders WHERE tenant_id = {tenant} ORDER BY id
             """, ct);
    }
}
