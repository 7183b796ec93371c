using Guanxi.Platform.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Http;

/// <summary>Removes answers nobody will ask for again.</summary>
internal static class ForgetAnswers
{
    public static Task Old(JobScope job) => job.ForEachTenant(db =>
    {
        var old = job.Now - IdempotentAnswer.Lifetime;
        return db.IdempotentAnswers.Where(a => a.At <= old).ExecuteDeleteAsync(job.Cancelled);
    });
}
