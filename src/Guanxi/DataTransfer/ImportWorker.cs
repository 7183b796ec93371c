using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.DataTransfer;

/// <summary>Wakes this server's worker when an import begins here; other servers look by themselves.</summary>
public sealed class ImportSignal(TimeProvider clock) : Signal(clock);

/// <summary>
/// Takes imports that wait or whose server stopped, one at a time on each server. A lease by the database's clock keeps two servers
/// from the same file; it is renewed with every chunk.
/// </summary>
internal sealed partial class ImportWorker(IServiceScopeFactory scopes, ImportSignal signal, TimeProvider clock, ILogger<ImportWorker> log) : Worker(signal, log)
{
    protected override async Task<bool> TakeNext(CancellationToken ct)
    {
        if (await Take(ct) is not { } lease) return false;
        try
        {
            if (lease.Status == ImportStatus.Reverting) await new RevertImport(scopes, clock).Run(lease.Tenant, lease.Id, () => Renew(lease, ct), ct);
            else await new RunImport(scopes, clock).Run(lease.Tenant, lease.Id, () => Renew(lease, ct), ct);
        }
        catch (LeaseLostException)
        {
            // whoever has it now goes on
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !IsPassing(failure))
        {
            LogEnd(Log, failure.GetType().Name);
            await new RunImport(scopes, clock).End(lease.Tenant, lease.Id, import => import.Fail("import.stopped", null, clock.GetUtcNow()), ct);
        }
        catch
        {
            await GiveBack(lease); // another server, or this one after its restart, need not wait for the lease to run out
            throw;
        }
        return true;
    }

    private async Task<Lease?> Take(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        var leased = await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.SqlQuery<LeasedImport>(
            $"""
             UPDATE crm.imports SET leased_until = clock_timestamp() + interval '60 seconds'
             WHERE (tenant_id, id) = (
                 SELECT tenant_id, id FROM crm.imports
                 WHERE status IN ('running', 'reverting') AND (leased_until IS NULL OR leased_until < now())
                 ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
             RETURNING tenant_id AS "TenantId", id AS "Id", status AS "Status", leased_until AS "LeasedUntil"
             """).ToListAsync(ct);
        return leased is [var one] ? new Lease(one.TenantId, new Id<Import>(one.Id), Enum.Parse<ImportStatus>(one.Status, true)) { Until = one.LeasedUntil } : null;
    }

    /// <exception cref="LeaseLostException">It ran out and another server has taken the import.</exception>
    private async Task Renew(Lease lease, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(lease.Tenant);
        var renewed = await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.SqlQuery<DateTimeOffset>(
            $"""
             UPDATE crm.imports SET leased_until = clock_timestamp() + interval '60 seconds'
             WHERE id = {lease.Id.Value} AND leased_until = {lease.Until} RETURNING leased_until AS "Value"
             """).ToListAsync(ct);
        lease.Until = renewed is [var until] ? until : throw new LeaseLostException();
    }

    private async Task GiveBack(Lease lease)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(lease.Tenant);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().Database.ExecuteSqlAsync(
            $"UPDATE crm.imports SET leased_until = NULL WHERE id = {lease.Id.Value} AND leased_until = {lease.Until}", CancellationToken.None);
    }

    /// <summary>What is over by itself in a while: the database restarts, the connection breaks, others write the same.</summary>
    private static bool IsPassing(Exception? failure) => failure switch
    {
        null or FileNotFoundException or DirectoryNotFoundException => false,
        PostgresException database => database.IsTransient || database.SqlState is PostgresErrorCodes.QueryCanceled,
        NpgsqlException or IOException or ObjectDisposedException or TimeoutException or DbUpdateConcurrencyException => true,
        _ => IsPassing(failure.InnerException),
    };

    private sealed record Lease(Guid Tenant, Id<Import> Id, ImportStatus Status)
    {
        /// <summary>Who knows this moment holds the lease.</summary>
        public DateTimeOffset Until { get; set; }
    }

    private sealed record LeasedImport(Guid TenantId, Guid Id, string Status, DateTimeOffset LeasedUntil);

    [LoggerMessage(Level = LogLevel.Error, Message = "An import ended with {Failure}")]
    private static partial void LogEnd(ILogger log, string failure);
}

/// <summary>Another server has gone on with the import.</summary>
internal sealed class LeaseLostException : Exception;
