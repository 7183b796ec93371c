using Guanxi.CustomFields;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer;

/// <summary>
/// Takes an import back: what it made is deleted, what it changed gets its values of before. Records that somebody changed since
/// are left alone and counted.
/// </summary>
internal sealed class RevertImport(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int ChunkRecords = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Begins, and answers when it is done or after ten seconds; it then goes on by itself.</summary>
    public static async Task<ImportRowAnswer> Handle(Id<Import> id, HttpContext http, CrmDb db, Session session, ImportSignal signal, TimeProvider clock, CancellationToken ct)
    {
        var import = await db.Imports.Get(id, ct);
        if (!session.May(DataTransferModule.KindOf(import.RecordKind).Permission) || !session.Reaches("imports.edit", import.OwnerId)) throw Refusal.Forbidden();
        import.Revert();
        await db.SaveChangesAsync(ct);
        signal.Set();
        var until = clock.GetUtcNow() + Patience;
        var row = await ImportQueries.One(db, id, http, ct);
        while (row.Status == ImportStatus.Reverting && clock.GetUtcNow() < until && db.Database.CurrentTransaction is null)
        {
            await Task.Delay(Look, clock, ct);
            row = await ImportQueries.One(db, id, http, ct);
        }
        return row;
    }

    public async Task Run(Guid tenant, Id<Import> id, Func<Task> keepLease, CancellationToken ct)
    {
        while (await TakeBack(tenant, id, ct)) await keepLease();
    }

    /// <summary>One chunk, newest first, in one transaction; false when nothing is left.</summary>
    private async Task<bool> TakeBack(Guid tenant, Id<Import> id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        session.Source = "import";
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        var records = await db.ImportedRecords.AsNoTracking().Where(r => r.ImportId == id).OrderByDescending(r => r.Id).Take(ChunkRecords).ToListAsync(ct);
        if (records.Count > 0)
        {
            var traces = records.Select(r => new ImportTrace(r.RecordId, r.IsNew, r.Before, r.VersionAfter)).ToList();
            import.KeptBack(await DataTransferModule.KindOf(import.RecordKind).Undo(traces, db, ct));
            var ids = records.Select(r => r.Id).ToArray();
            await db.ImportedRecords.Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(ct);
        }
        else
        {
            import.Reverted(clock.GetUtcNow());
            db.Raise(new ImportFinished(import.Id, import.RecordKind));
            await CustomFieldsModule.RecountAll(db, import.RecordKind, ct);
        }
        await db.SaveChangesAsync(ct);
        await DataTransferModule.Announce(db, session, import, ct);
        if (records.Count == 0) await DataTransferModule.AnnounceMany(db, session, import, ct);
        await transaction.CommitAsync(ct);
        return records.Count > 0;
    }
}
