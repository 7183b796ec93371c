using System.Globalization;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

/// <summary>Night after night: returns to the public pool what nobody follows up, and warns of what will return soon.</summary>
internal static class ReturnCustomers
{
    private const int Batch = 500;
    private const int NamedInNotice = 3;

    public static Task Run(JobScope job) => job.ForEachTenant(async db =>
    {
        var rules = await EditPoolRules.Of(db, job.Cancelled);
        if (!rules.ReturnsByItself) return;
        await Return(db, rules, job);
        await Warn(db, rules, job);
    });

    /// <summary>In batches of their own transactions: what is done stays done when the server stops.</summary>
    private static async Task Return(CrmDb db, PoolRules rules, JobScope job)
    {
        var all = await PoolReturn.Due(db, rules, job.Now).Select(c => c.Id).ToListAsync(job.Cancelled);
        foreach (var batch in all.Chunk(Batch))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(job.Cancelled);
            var ids = batch.Select(id => id.Value).ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", job.Cancelled);
            // asked again behind the lock: somebody may just have followed up
            var due = await PoolReturn.Due(db, rules, job.Now).Where(c => batch.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(job.Cancelled);
            var byOwner = due.ToLookup(c => c.OwnerId!.Value);
            foreach (var customer in due)
            {
                customer.TransferTo(null);
                db.Note("customers", customer.Id.Value, "returned");
            }
            await db.SaveChangesAsync(job.Cancelled);
            foreach (var owner in byOwner) await Tell(db, owner.Key, "notification.customers_returned", $"returned:{owner.First().Id}:{job.Now.UtcTicks}", [.. owner], job);
            await db.SaveChangesAsync(job.Cancelled);
            await transaction.CommitAsync(job.Cancelled);
            db.ChangeTracker.Clear();
        }
    }

    private static async Task Warn(CrmDb db, PoolRules rules, JobScope job)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(job.Cancelled);
        var soon = await PoolReturn.ToWarnOf(db, rules, job.Now).AsNoTracking().OrderBy(c => c.Id).ToListAsync(job.Cancelled);
        foreach (var owner in soon.ToLookup(c => c.OwnerId!.Value))
        {
            Id<Customer>[] ids = [.. owner.Select(c => c.Id)];
            DateTimeOffset? now = job.Now;
            await db.Customers.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.PoolWarnedAt, now), job.Cancelled);
            await Tell(db, owner.Key, "notification.customers_return_soon", $"return_soon:{job.Now.UtcTicks}", [.. owner], job, rules.WarnDays.ToString(CultureInfo.InvariantCulture));
        }
        await db.SaveChangesAsync(job.Cancelled);
        await transaction.CommitAsync(job.Cancelled);
    }

    private static Task<bool> Tell(CrmDb db, Id<User> owner, string text, string key, IReadOnlyList<Customer> customers, JobScope job, string days = "")
    {
        var names = string.Join("、", customers.Take(NamedInNotice).Select(c => c.Name)) + (customers.Count > NamedInNotice ? "…" : "");
        var session = new Session();
        session.ActAsSystem(customers[0].TenantId);
        var notice = new Notice(owner, NotificationKind.Pool, text, key, customers.Count.ToString(CultureInfo.InvariantCulture), names, days)
        {
            Record = customers.Count == 1 ? ("customers", customers[0].Id.Value) : null,
        };
        return NotificationsModule.Tell(db, session, job.Get<TimeProvider>(), notice, job.Cancelled);
    }
}
