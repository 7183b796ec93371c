using Guanxi.Files;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>Removes files whose time is over, and what is known of exports after a year.</summary>
internal static class ForgetExports
{
    private const int AtOnce = 100;
    private static readonly TimeSpan AreKnown = TimeSpan.FromDays(366);

    public static Task Old(JobScope job) => job.ForEachTenant(db => Of(db, job));

    /// <summary>Those of the organisation the session acts for. The bytes go first: a run that breaks off finds the row again.</summary>
    public static async Task Of(CrmDb db, JobScope job)
    {
        while (true)
        {
            var over = await db.Exports.Where(e => e.Status == ExportStatus.Ready && e.ExpiresAt <= job.Now).OrderBy(e => e.CreatedAt).Take(AtOnce).ToListAsync(job.Cancelled);
            foreach (var export in over)
            {
                FilesModule.Erase(job.Get<IServiceProvider>(), export.TenantId, export.Id.Value);
                export.Expire();
            }
            await db.SaveChangesAsync(job.Cancelled);
            db.ChangeTracker.Clear();
            if (over.Count < AtOnce) break;
        }
        var old = job.Now - AreKnown;
        await db.Exports.Where(e => e.CreatedAt <= old && e.Status != ExportStatus.Ready && e.Status != ExportStatus.Running && e.Status != ExportStatus.Waiting).ExecuteDeleteAsync(job.Cancelled);
    }
}
