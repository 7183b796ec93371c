using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer;

/// <summary>Wakes this server's worker when an import begins here; other servers look by themselves.</summary>
public sealed class ImportSignal(TimeProvider clock) : Platform.Events.Signal(clock);

/// <summary>
/// Takes imports that wait or whose server stopped, one at a time on each server. A lease by the database's clock keeps two servers
/// from the same file; it is renewed with every chunk.
/// </summary>
internal sealed partial class ImportWorker(IServiceScopeFactory scopes, ImportSignal signal, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunNext(stoppingToken)) await signal.Wait(Pause, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure.GetType().Name); // the lease runs out and the import goes on from its last chunk
                await signal.Wait(Pause, stoppingToken);
            }
        }
    }

    private async Task<bool> RunNext(CancellationToken ct)
    {
        if (await Lease(ct) is not var (tenant, id, status)) return false;
        Func<Task> keep = () => Renew(tenant, id, ct);
        if (status == ImportStatus.Reverting) await new RevertImport(scopes, clock).Run(tenant, id, keep, ct);
        else await new RunImport(scopes, clock).Run(tenant, id, keep, ct);
        return true;
    }

    private async Task<(Guid Tenant, Id<Import> Id, ImportStatus Status)?> Lease(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        var leased = await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.SqlQuery<LeasedImport>(
            $"""
             UPDATE crm.imports SET leased_until = now() + interval '60 seconds'
             WHERE (tenant_id, id) = (
                 SELECT tenant_id, id FROM crm.imports
                 WHERE status IN ('running', 'reverting') AND (leased_until IS NULL OR leased_until < now())
                 ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING tenant_id AS "TenantId", id AS "Id", status AS "Status"
             """).ToListAsync(ct);
        return leased is [var one] ? (one.TenantId, new Id<Import>(one.Id), Enum.Parse<ImportStatus>(one.Status, true)) : null;
    }

    private async Task Renew(Guid tenant, Id<Import> id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(tenant);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.ExecuteSqlAsync(
            $"UPDATE crm.imports SET leased_until = now() + interval '60 seconds' WHERE id = {id.Value}", ct);
    }

    private sealed record LeasedImport(Guid TenantId, Guid Id, string Status);

    [LoggerMessage(Level = LogLevel.Error, Message = "An import stopped with {Failure}; it goes on from its last chunk")]
    private partial void LogFailure(string failure);
}
