using Guanxi.Files;
using Guanxi.Platform;
using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer;

/// <summary>Removes files that nobody needs any more: those of imports that ended long ago, and uploads that hang on nothing.</summary>
internal static class ForgetFiles
{
    private const int AtOnce = 500;
    private static readonly TimeSpan AreKept = TimeSpan.FromDays(30);

    public static Task Old(JobScope job) => job.ForEachTenant(db => Of(db, job));

    /// <summary>Those of the organisation the session acts for.</summary>
    public static async Task Of(CrmDb db, JobScope job)
    {
        while (await Some(db, job) == AtOnce) db.ChangeTracker.Clear();
    }

    /// <summary>The bytes go first: a run that breaks off finds the row again, and a file that is gone is no error.</summary>
    private static async Task<int> Some(CrmDb db, JobScope job)
    {
        var old = job.Now - AreKept;
        var files = await db.Files
            .Where(f => f.CreatedAt <= old && !db.ActivityFiles.Any(a => a.FileId == f.Id) && !db.DocumentVersions.Any(v => v.FileId == f.Id))
            .Where(f => !db.Imports.Any(i => i.FileId == f.Id && (i.FinishedAt == null || i.FinishedAt > old || i.Status == ImportStatus.Reverting)))
            .OrderBy(f => f.Id).Take(AtOnce).ToListAsync(job.Cancelled);
        foreach (var file in files) FilesModule.Delete(job.Get<IServiceProvider>(), file);
        var ids = files.Select(f => f.Id).ToArray();
        await db.Files.Where(f => ids.Contains(f.Id)).ExecuteDeleteAsync(job.Cancelled);
        return files.Count;
    }
}
