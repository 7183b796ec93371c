using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>Wakes this server's worker when a file is wanted here; other servers look by themselves.</summary>
public sealed class ExportSignal(TimeProvider clock) : Platform.Events.Signal(clock);

/// <summary>
/// Writes the files that are wanted, one at a time on each server, each held by a lock of the database meanwhile. When a server
/// stops in the middle the lock falls, and the next one begins the file anew.
/// </summary>
internal sealed partial class ExportWorker(IServiceScopeFactory scopes, ExportSignal signal, ILogger<ExportWorker> log) : BackgroundService
{
    private const int Looked = 20;
    private const int Lock = 0x65787066;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await TakeOne(stoppingToken)) await signal.Wait(Pause, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure.GetType().Name); // it is begun anew, a few times
                await signal.Wait(Pause, stoppingToken);
            }
        }
    }

    /// <summary>False when there is nothing to do here.</summary>
    private async Task<bool> TakeOne(CancellationToken ct)
    {
        await using var watch = scopes.CreateAsyncScope();
        watch.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        var db = watch.ServiceProvider.GetRequiredService<CrmDb>();
        var wanted = await db.Exports.IgnoreQueryFilters([Filters.Tenant]).AsNoTracking().Where(e => e.Status == ExportStatus.Running)
            .OrderBy(e => e.Attempts).ThenBy(e => e.CreatedAt).Select(e => new { e.TenantId, e.Id }).Take(Looked).ToListAsync(ct);
        foreach (var export in wanted)
        {
            await using var held = await db.Database.BeginTransactionAsync(ct);
            var got = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({Lock}, hashtext({export.Id.Value.ToString()})) AS "Value" """).SingleAsync(ct);
            if (!got) continue; // another server is at it
            await new WriteExport(scopes).Run(export.TenantId, export.Id, ct);
            return true;
        }
        return false;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An export stopped with {Failure}; it is begun anew")]
    private partial void LogFailure(string failure);
}
