using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Events;

/// <summary>Removes deliveries that were done long ago; the events themselves stay, and so does what still waits.</summary>
internal static class ForgetDeliveries
{
    private static readonly TimeSpan DoneAreKept = TimeSpan.FromDays(30);

    public static Task Done(JobScope job) => job.ForEachTenant(db =>
    {
        var old = job.Now - DoneAreKept;
        return db.Deliveries.Where(d => d.DoneAt <= old).ExecuteDeleteAsync(job.Cancelled);
    });
}
