using System.Diagnostics;
using Guanxi.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Schedule;

/// <summary>
/// Looks every few seconds which jobs are due. All servers look; the row of a due time is taken by one of them, by the
/// database's clock. A run that fails or whose server dies is tried again when its lease is over, a few times. Due times
/// missed while no server ran are not made up for, only the latest.
/// </summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, IReadOnlyList<Job> jobs, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RunsAreKept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            try
            {
                await RunDue(await DatabaseClock(stoppingToken), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogOutage(failure.GetType().Name); // an exception that leaves a hosted service would stop the whole server
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Runs every job that is due at this moment and that no other server has; answers how many ran well.</summary>
    public async Task<int> RunDue(DateTimeOffset now, CancellationToken ct)
    {
        var ran = 0;
        foreach (var job in jobs)
        {
            var due = job.LastDue(now);
            if (await Take(job, due, ct) && await Run(job, due, now, ct)) ran++;
        }
        return ran;
    }

    public static Task ForgetOldRuns(JobScope job)
    {
        var old = job.Now - RunsAreKept;
        return job.Get<CrmDb>().JobRuns.Where(r => r.DueAt <= old).ExecuteDeleteAsync(job.Cancelled);
    }

    private async Task<bool> Run(Job job, DateTimeOffset due, DateTimeOffset now, CancellationToken ct)
    {
        using var activity = Instruments.Activities.StartActivity($"job {job.Name}");
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        string? error = null;
        try
        {
            await job.Run(new JobScope(scope.ServiceProvider, now, ct));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            error = failure.GetType().Name;
            LogFailure(job.Name, error);
            activity?.SetStatus(ActivityStatusCode.Error, error);
        }
        await Finish(job, due, error, ct);
        Instruments.JobRuns.Add(1, new("job", job.Name), new("outcome", error is null ? "done" : "failed"));
        return error is null;
    }

    private Task<DateTimeOffset> DatabaseClock(CancellationToken ct) => InDatabase(db =>
        db.Database.SqlQuery<DateTimeOffset>($"""SELECT clock_timestamp() AS "Value" """).SingleAsync(ct));

    private Task<bool> Take(Job job, DateTimeOffset due, CancellationToken ct) => InDatabase(async db => await db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO crm.job_runs AS run (job, due_at, leased_until, attempts) VALUES ({job.Name}, {due}, clock_timestamp() + interval '10 minutes', 1)
         ON CONFLICT (job, due_at) DO UPDATE SET leased_until = excluded.leased_until, attempts = run.attempts + 1
         WHERE run.done_at IS NULL AND run.leased_until <= clock_timestamp() AND run.attempts < {MostAttempts}
         """, ct) == 1);

    private Task<int> Finish(Job job, DateTimeOffset due, string? error, CancellationToken ct) => InDatabase(db => db.Database.ExecuteSqlAsync(
        $"""
         UPDATE crm.job_runs SET error = {error}, done_at = CASE WHEN {error}::text IS NULL THEN clock_timestamp() END,
             leased_until = clock_timestamp() + attempts * interval '1 minute'
         WHERE job = {job.Name} AND due_at = {due}
         """, ct));

    private async Task<T> InDatabase<T>(Func<CrmDb, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedule cannot be read ({Failure}); trying again")]
    private partial void LogOutage(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} failed with {Failure}")]
    private partial void LogFailure(string job, string failure);
}
