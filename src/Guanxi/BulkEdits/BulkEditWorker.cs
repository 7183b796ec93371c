using System.Text.Json.Nodes;
using Guanxi.History;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.BulkEdits;

/// <summary>Wakes this server's worker when a bulk edit begins here; other servers look by themselves.</summary>
public sealed class BulkEditSignal(TimeProvider clock) : Signal(clock);

/// <summary>
/// Goes through bulk edits in small parts, each held by a lock of the database while it is worked on. Every record is one transaction
/// with its turn, so a stop in the middle loses and doubles nothing; a record that refuses the change is left and counted.
/// </summary>
internal sealed class BulkEditWorker(IServiceScopeFactory scopes, BulkEditSignal signal, ILogger<BulkEditWorker> log) : Worker(signal, log)
{
    private const int AtOnce = 50;
    private const int Looked = 20;

    protected override async Task<bool> TakeNext(CancellationToken ct)
    {
        await using var watch = scopes.CreateAsyncScope();
        watch.ServiceProvider.GetRequiredService<Session>().ActAcrossTenants();
        var db = watch.ServiceProvider.GetRequiredService<CrmDb>();
        var waiting = await db.BulkEdits.IgnoreQueryFilters([Filters.Tenant]).AsNoTracking().Where(b => b.Status == BulkEditStatus.Running || b.Status == BulkEditStatus.Undoing)
            .OrderBy(b => b.CreatedAt).Select(b => new { b.TenantId, b.Id, b.StarterId }).Take(Looked).ToListAsync(ct);
        return await WorkOnFirstFree(waiting, w => w.Id.Value, db, async bulk =>
        {
            var access = await AccessOf(bulk.TenantId, bulk.StarterId, ct);
            for (var i = 0; i < AtOnce && await Next(bulk.TenantId, bulk.Id, access, ct); i++) { }
        }, ct);
    }

    private async Task<Access?> AccessOf(Guid tenant, Id<User> starter, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Session>().ActAsSystem(tenant);
        return await IdentityModule.AccessOf(scope.ServiceProvider.GetRequiredService<CrmDb>(), starter, ct);
    }

    /// <summary>One record, in the name and with the rights of who asked. False at the end.</summary>
    private async Task<bool> Next(Guid tenant, Id<BulkEdit> id, Access? access, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        var bulk = await db.BulkEdits.AsNoTracking().SingleAsync(b => b.Id == id, ct);
        var isBack = bulk.Status == BulkEditStatus.Undoing;
        if (bulk.Done >= bulk.Total || (!isBack && bulk.Status != BulkEditStatus.Running)) return await End(db, id, b => b.End(), ct);
        if (access is null) return await End(db, id, b => b.Stop(), ct);
        var row = await db.BulkEditRows.SingleAsync(r => r.BulkEditId == id && r.Place == bulk.Done, ct);
        session.ActAsUser(access);
        FieldSight.Use(access.FieldRights);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var code = await Turn(bulk, row, isBack, services, db, session);
        session.ActAsSystem(tenant);
        db.ChangeTracker.Clear();
        row.Code = code;
        db.BulkEditRows.Update(row);
        var counted = await db.BulkEdits.SingleAsync(b => b.Id == id, ct);
        counted.Count(code is null ? 1 : 0, code is null ? 0 : 1);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Null when the record was written, or had the values already; else why not.</summary>
    private static async Task<string?> Turn(BulkEdit bulk, BulkEditRow row, bool isBack, IServiceProvider services, CrmDb db, Session session)
    {
        var call = new EditCall(new DefaultHttpContext { RequestServices = services }, db, session);
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("turn");
        try
        {
            if (isBack)
            {
                if (row.Entry is { } entry) await HistoryModule.Undo(bulk.RecordKind, row.RecordId, entry, call);
                return null;
            }
            var before = await HistoryModule.LastChange(db, bulk.RecordKind, row.RecordId, call.Ct);
            session.Source = "bulk";
            await HistoryModule.EditOf(bulk.RecordKind)!.Apply(row.RecordId, JsonNode.Parse(bulk.Changes)!.AsObject(), call);
            var after = await HistoryModule.LastChange(db, bulk.RecordKind, row.RecordId, call.Ct);
            row.Entry = after > before ? after : null;
            return null;
        }
        catch (Refusal refused)
        {
            await transaction.RollbackToSavepointAsync("turn");
            return refused.Faults.Values.FirstOrDefault() is [var fault, ..] ? fault.Code : refused.Code;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            // one record that can't be written must not hold up all others for ever
            await transaction.RollbackToSavepointAsync("turn");
            return "internal";
        }
    }

    private static async Task<bool> End(CrmDb db, Id<BulkEdit> id, Action<BulkEdit> end, CancellationToken ct)
    {
        var bulk = await db.BulkEdits.SingleAsync(b => b.Id == id, ct);
        end(bulk);
        await db.SaveChangesAsync(ct);
        return false;
    }
}
