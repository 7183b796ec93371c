using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Platform.Schedule;

/// <summary>Something done again and again. <c>LastDue</c> answers the latest due time not after the given moment.</summary>
public sealed record Job(string Name, Func<DateTimeOffset, DateTimeOffset> LastDue, Func<JobScope, Task> Run)
{
    /// <summary>Night and day of the installation, for jobs at a time of day.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>At every full interval since the year 1, so that all servers agree without talking.</summary>
    public static Job Every(string name, TimeSpan interval, Func<JobScope, Task> run) =>
        new(name, now => new DateTimeOffset(now.UtcTicks - (now.UtcTicks % interval.Ticks), TimeSpan.Zero), run);

    /// <summary>Once a day at this time in China.</summary>
    public static Job Daily(string name, TimeOnly at, Func<JobScope, Task> run) => new(name, now =>
    {
        var local = now.ToOffset(Offset);
        var today = new DateTimeOffset(local.Date + at.ToTimeSpan(), Offset);
        return (today <= local ? today : today.AddDays(-1)).ToUniversalTime();
    }, run);
}

/// <summary>One due time of one job: the row is the lease, and that there is only one per due time is the promise.</summary>
public sealed class JobRun
{
    public required string Job { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Until then, by the database's clock, the server that took it has it; afterwards another may try.</summary>
    public required DateTimeOffset LeasedUntil { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The kind of failure, never its text.</summary>
    public string? Error { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<JobRun>
    {
        public void Configure(EntityTypeBuilder<JobRun> builder)
        {
            builder.ToTable("job_runs"); // of the installation, not of an organisation
            builder.HasKey(r => new { r.Job, r.DueAt });
            builder.Property(r => r.Job).HasMaxLength(60);
            builder.Property(r => r.Error).HasMaxLength(200);
        }
    }
}

/// <summary>What a job may use. It acts for all organisations, one after the other.</summary>
public sealed class JobScope(IServiceProvider services, DateTimeOffset now, CancellationToken cancelled)
{
    /// <summary>The database's clock when the run began.</summary>
    public DateTimeOffset Now => now;
    public CancellationToken Cancelled => cancelled;
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Does it for each organisation, as its system and in a scope of its own. Where it fails for one, the others have it done all the same.</summary>
    /// <exception cref="AggregateException">What went wrong, when all have been seen to.</exception>
    public async Task ForEachTenant(Func<CrmDb, Task> work)
    {
        var failures = new List<Exception>();
        foreach (var tenant in await Tenants())
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(tenant);
            try
            {
                await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
            }
            catch (Exception failure) when (!cancelled.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }
        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private async Task<List<Guid>> Tenants()
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().Tenants.IgnoreQueryFilters([Guanxi.Filters.Tenant]).Select(t => t.TenantId).ToListAsync(cancelled);
    }
}
