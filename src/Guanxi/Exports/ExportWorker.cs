using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>Wakes this server's worker when a file is wanted here; other servers look by themselves.</summary>
public sealed class ExportSignal(TimeProvider clock) : Signal(clock);

/// <summary>
/// Writes the files that are wanted, one at a time on each server, each held by a lock of the database meanwhile. When a server
/// stops in the middle the lock falls, and the next one begins the file anew.
/// </summary>
internal sealed class ExportWorker(IServiceScopeFactory scopes, ExportSignal signal, ILogger<ExportWorker> log) : Worker(signal, log)
{
    private const int Looked = 20;

    protected override async Task<bool> TakeNext(CancellationToken ct)
    {
        await using var watch = scopes.CreateAsyncScope();
        watch.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        var db = watch.ServiceProvider.GetRequiredService<CrmDb>();
        var wanted = await db.Exports.IgnoreQueryFilters([Filters.Tenant]).AsNoTracking().Where(e => e.Status == ExportStatus.Running)
            .OrderBy(e => e.Attempts).ThenBy(e => e.CreatedAt).Select(e => new { e.TenantId, e.Id }).Take(Looked).ToListAsync(ct);
        return await WorkOnFirstFree(wanted, w => w.Id.Value, db, export => new WriteExport(scopes).Run(export.TenantId, export.Id, ct), ct);
    }
}
