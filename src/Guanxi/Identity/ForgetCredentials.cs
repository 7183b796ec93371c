using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity;

/// <summary>Removes what no longer opens anything: sessions that ended and links that are used or too old.</summary>
internal static class ForgetCredentials
{
    /// <summary>A used or expired link still says for a while that it is one, instead of "unknown".</summary>
    private static readonly TimeSpan LinksAreKept = TimeSpan.FromDays(30);

    public static Task Sessions(JobScope job) => job.ForEachTenant(db =>
    {
        var idle = job.Now - UserSession.IdleTime;
        return db.UserSessions.Where(s => s.ExpiresAt <= job.Now || s.LastSeenAt <= idle).ExecuteDeleteAsync(job.Cancelled);
    });

    public static Task HalfSessions(JobScope job) => job.ForEachTenant(db => db.HalfSessions.Where(s => s.ExpiresAt <= job.Now).ExecuteDeleteAsync(job.Cancelled));

    public static Task Links(JobScope job) => job.ForEachTenant(db =>
    {
        var old = job.Now - LinksAreKept;
        return db.EmailLinks.Where(l => l.ExpiresAt <= old).ExecuteDeleteAsync(job.Cancelled);
    });
}
