using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Deletions;

/// <summary>Removes what was deleted for good once it can't be taken back any more.</summary>
internal static class ForgetDeletions
{
    public static Task Old(JobScope job) => job.ForEachTenant(db =>
    {
        var old = job.Now - Deletion.Kept;
        return db.Deletions.Where(d => d.At <= old).ExecuteDeleteAsync(job.Cancelled);
    });
}
