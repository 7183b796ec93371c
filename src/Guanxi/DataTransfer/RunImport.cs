using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Import;
using Guanxi.Platform.Tables;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.DataTransfer;

/// <summary>
/// Reads a file chunk by chunk. A chunk, its counts and the place in the file are one transaction, so a stop in the middle loses
/// and doubles nothing; a rehearsal undoes each chunk and keeps only the counts.
/// </summary>
internal sealed class RunImport(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int ChunkRows = 1000;
    private const int Attempts = 3;

    public async Task Run(Guid tenant, Id<Import> id, Func<Task> keepLease, CancellationToken ct)
    {
        ImportScope? memory = null;
        try
        {
            await using var reading = scopes.CreateAsyncScope();
            var import = await Load(reading.ServiceProvider, tenant, id, ct);
            var kind = DataTransferModule.KindOf(import.RecordKind);
            var file = await reading.ServiceProvider.GetRequiredService<CrmDb>().Files.SingleAsync(f => f.Id == import.FileId, ct);
            using var opened = ImportFile.Open(reading.ServiceProvider, file, import.Sheet, kind, import.Mapping);
            var settings = opened.Settings(import.Mode, import.Match, reading.ServiceProvider.GetRequiredService<Session>().TimeZone);
            foreach (var chunk in opened.Table.Rows(import.LastRow).Chunk(ChunkRows))
            {
                ct.ThrowIfCancellationRequested();
                memory = await Take(tenant, id, kind, opened, chunk, settings, memory, ct);
                await keepLease();
            }
            await Finish(tenant, id, import => import.Complete(clock.GetUtcNow()), ct);
        }
        catch (TableException unreadable)
        {
            await Finish(tenant, id, import => import.Fail(unreadable.Code, new(unreadable.Details), clock.GetUtcNow()), ct);
        }
        catch (Refusal refused)
        {
            await Finish(tenant, id, import => import.Fail(refused.Code, null, clock.GetUtcNow()), ct);
        }
    }

    /// <summary>One chunk in one transaction; tried again when others wrote the same records at the same moment.</summary>
    private async Task<ImportScope> Take(
        Guid tenant, Id<Import> id, ImportKind kind, ImportFile file, TableRow[] chunk, ImportSettings settings, ImportScope? memory, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TakeOnce(tenant, id, kind, file, chunk, settings, memory, ct);
            }
            catch (Exception clash) when (attempt < Attempts && IsClash(clash))
            {
                memory = null;
            }
        }
    }

    private async Task<ImportScope> TakeOnce(
        Guid tenant, Id<Import> id, ImportKind kind, ImportFile file, TableRow[] chunk, ImportSettings settings, ImportScope? memory, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var import = await Load(scope.ServiceProvider, tenant, id, ct);
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        var applying = new ImportScope(db, session, clock, settings, memory);
        var rows = chunk.Select(row => file.RowOf(row, settings)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await kind.Apply([.. rows.Where(r => r.Outcome == RowOutcome.Pending)], applying, ct);
        if (import.DryRun)
        {
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            await using var counting = await db.Database.BeginTransactionAsync(ct);
            await Note(db, session, await db.Imports.SingleAsync(i => i.Id == id, ct), rows, chunk, [], ct);
            await counting.CommitAsync(ct);
            return applying;
        }
        await Note(db, session, import, rows, chunk, applying.Traces, ct);
        await transaction.CommitAsync(ct);
        return applying;
    }

    private async Task Note(CrmDb db, Session session, Import import, List<ImportRow> rows, TableRow[] chunk, IReadOnlyList<ImportTrace> traces, CancellationToken ct)
    {
        import.Took(rows);
        var cells = chunk.ToDictionary(r => r.Number, r => r.Values);
        var errors = rows.SelectMany(row => row.Faults.Select(fault => new ImportRowError
        {
            ImportId = import.Id,
            Row = row.Number,
            Field = fault.Field,
            Code = fault.Code,
            Cells = [.. cells[row.Number]],
        })).ToList();
        await db.InsertMany(errors, session, clock, ct);
        await db.InsertMany([.. traces.Select(t => new ImportedRecord { ImportId = import.Id, RecordId = t.RecordId, IsNew = t.IsNew, Before = t.Before, VersionAfter = t.VersionAfter })], session, clock, ct);
        await db.SaveChangesAsync(ct);
        await DataTransferModule.Announce(db, session, import, ct);
    }

    /// <summary>The import, with the session acting in its starter's name and rights as they are now.</summary>
    /// <exception cref="Refusal">403 when that person is gone or may no longer import.</exception>
    private static async Task<Import> Load(IServiceProvider services, Guid tenant, Id<Import> id, CancellationToken ct)
    {
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        var access = import.OwnerId is { } starter ? await IdentityModule.AccessOf(db, starter, ct) : null;
        if (access is null || !access.Grants.ContainsKey($"{import.RecordKind}.import")) throw Refusal.Forbidden("import.starter_gone");
        session.ActAsUser(access);
        session.Source = "import";
        return import;
    }

    private async Task Finish(Guid tenant, Id<Import> id, Action<Import> end, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        end(import);
        await db.SaveChangesAsync(ct);
        await DataTransferModule.Announce(db, session, import, ct);
        if (!import.DryRun) await DataTransferModule.AnnounceMany(db, session, import, ct);
    }

    private static bool IsClash(Exception failure) =>
        failure is DbUpdateConcurrencyException
        || (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
