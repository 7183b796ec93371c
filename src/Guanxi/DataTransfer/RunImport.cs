using Guanxi.CustomFields;
using Guanxi.Files;
using Guanxi.Identity;
using Guanxi.Notifications;
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
    private const int RowsBetweenSigns = 20_000;
    private const int Attempts = 3;

    public async Task Run(Guid tenant, Id<Import> id, Func<Task> keepLease, CancellationToken ct)
    {
        try
        {
            await using var reading = scopes.CreateAsyncScope();
            var import = await Load(reading.ServiceProvider, tenant, id, ct);
            var kind = DataTransferModule.KindOf(import.RecordKind);
            var file = await reading.ServiceProvider.GetRequiredService<CrmDb>().Files.SingleAsync(f => f.Id == import.FileId, ct);
            using var opened = ImportFile.Open(reading.ServiceProvider, file, import.Sheet, kind, import.Mapping);
            if (import.LastRow == 0) await ReadToTheEnd(tenant, id, opened, keepLease, ct);
            var settings = opened.Settings(import.Mode, import.Match, reading.ServiceProvider.GetRequiredService<Session>().TimeZone);
            var work = new Work(tenant, id, kind, opened, settings, import.DryRun ? new Rehearsal() : null);
            var lastRow = import.LastRow;
            foreach (var chunk in opened.Table.Rows(lastRow).Chunk(ChunkRows))
            {
                ct.ThrowIfCancellationRequested();
                await Take(work, chunk, lastRow, ct);
                lastRow = chunk[^1].Number;
                await keepLease();
            }
            if (!import.DryRun && lastRow > ChunkRows) await reading.ServiceProvider.GetRequiredService<CrmDatabase>().LearnSizes(tenant, lastRow, kind.Tables, ct);
            await End(tenant, id, import => import.Complete(clock.GetUtcNow()), ct);
        }
        catch (TableException unreadable)
        {
            await End(tenant, id, import => import.Fail(unreadable.Code, new(unreadable.Details), clock.GetUtcNow()), ct);
        }
        catch (Refusal refused)
        {
            await End(tenant, id, import => import.Fail(refused.Code, null, clock.GetUtcNow()), ct);
        }
    }

    /// <summary>A file that breaks off in the middle is refused before anything of it is stored.</summary>
    private async Task ReadToTheEnd(Guid tenant, Id<Import> id, ImportFile file, Func<Task> keepLease, CancellationToken ct)
    {
        var rows = 0;
        foreach (var _ in file.Table.Rows())
        {
            if (++rows % RowsBetweenSigns != 0) continue;
            ct.ThrowIfCancellationRequested();
            await keepLease();
        }
        await End(tenant, id, import => import.Estimate(rows), ct);
    }

    /// <summary>One chunk in one transaction; tried again when others wrote the same records at the same moment.</summary>
    private async Task Take(Work work, TableRow[] chunk, long lastRow, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TakeOnce(work, chunk, lastRow, ct);
                return;
            }
            catch (Exception clash) when (attempt < Attempts && IsClash(clash))
            {
                // from the beginning, with what is there now
            }
        }
    }

    private async Task TakeOnce(Work work, TableRow[] chunk, long lastRow, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var import = await Load(scope.ServiceProvider, work.Tenant, work.Id, ct);
        if (import.LastRow != lastRow || import.Status != ImportStatus.Running) throw new LeaseLostException(); // another server has gone on with it
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        var applying = new ImportScope(db, session, clock, work.Settings, import.CreatedAt, work.Rehearsal);
        var rows = chunk.Select(row => work.File.RowOf(row, work.Settings)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await CustomFieldsModule.Read(work.Kind.Kind, [.. rows.Where(r => r.Outcome == RowOutcome.Pending)], applying, ct);
        await work.Kind.Apply([.. rows.Where(r => r.Outcome == RowOutcome.Pending)], applying, ct);
        if (import.DryRun)
        {
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            await using var counting = await db.Database.BeginTransactionAsync(ct);
            await Note(db, session, await db.Imports.SingleAsync(i => i.Id == work.Id, ct), rows, chunk, [], ct);
            await counting.CommitAsync(ct);
        }
        else
        {
            await Note(db, session, import, rows, chunk, applying.Traces, ct);
            await transaction.CommitAsync(ct);
        }
        applying.Keep();
    }

    private sealed record Work(Guid Tenant, Id<Import> Id, ImportKind Kind, ImportFile File, ImportSettings Settings, Rehearsal? Rehearsal);

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
            Cells = [.. cells[row.Number].Select(ImportFile.Storable)],
        })).ToList();
        await db.InsertMany(errors, session, clock, ct);
        var told = await TellFollowed(traces, db, import, ct);
        await db.InsertMany([.. traces.Where(t => !told.Contains(t.RecordId)).Select(t => new ImportedRecord { ImportId = import.Id, RecordId = t.RecordId, IsNew = t.IsNew, Before = t.Before, VersionAfter = t.VersionAfter })], session, clock, ct);
        await db.SaveChangesAsync(ct);
        await DataTransferModule.Announce(db, session, import, ct);
    }

    /// <summary>
    /// A record that an earlier row of this import wrote has its trace, which only gets the new version: taking back leads to
    /// the time before the import. Somebody's edit in between breaks the chain.
    /// </summary>
    private static async Task<HashSet<Guid>> TellFollowed(IReadOnlyList<ImportTrace> traces, CrmDb db, Import import, CancellationToken ct)
    {
        var following = traces.Where(t => t.Follows is not null).ToList();
        if (following.Count == 0) return [];
        var (ids, before, after) = (following.Select(t => t.RecordId).ToArray(), following.Select(t => t.Follows!.Value).ToArray(), following.Select(t => t.VersionAfter).ToArray());
        return [.. await db.Database.SqlQuery<Guid>(
            $"""
             UPDATE crm.imported_records AS r SET version_after = t.after
             FROM unnest({ids}, {before}, {after}) AS t(id, before, after)
             WHERE r.import_id = {import.Id.Value} AND r.record_id = t.id AND r.version_after = t.before RETURNING r.record_id AS "Value"
             """).ToListAsync(ct)];
    }

    /// <summary>The import, with the session acting in its starter's name and rights as they are now.</summary>
    /// <exception cref="Refusal">403 when that person is gone or may no longer import.</exception>
    private static async Task<Import> Load(IServiceProvider services, Guid tenant, Id<Import> id, CancellationToken ct)
    {
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        var access = import.OwnerId is { } starter ? await IdentityModule.AccessOf(db, starter, ct) : null;
        if (access is null || !access.Grants.ContainsKey(DataTransferModule.KindOf(import.RecordKind).Permission)) throw Refusal.Forbidden("import.starter_gone");
        session.ActAsUser(access);
        session.Source = "import";
        return import;
    }

    /// <summary>Writes the end of an import, or another word about it, and tells listeners.</summary>
    public async Task End(Guid tenant, Id<Import> id, Action<Import> end, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, session) = (scope.ServiceProvider.GetRequiredService<CrmDb>(), scope.ServiceProvider.GetRequiredService<Session>());
        session.ActAsSystem(tenant);
        var import = await db.Imports.SingleAsync(i => i.Id == id, ct);
        end(import);
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (import.FinishedAt is not null && !import.DryRun)
            {
                if (import.Created + import.Updated > 0) db.Raise(new ImportFinished(import.Id, import.RecordKind));
                await TellStarter(db, session, import, ct);
            }
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await DataTransferModule.Announce(db, session, import, ct);
        if (!import.DryRun && import.FinishedAt is not null) await DataTransferModule.AnnounceMany(db, session, import, ct);
    }

    /// <summary>Whoever closed the page hears how it went.</summary>
    private async Task TellStarter(CrmDb db, Session session, Import import, CancellationToken ct)
    {
        if (import.OwnerId is not { } starter) return;
        string[] numbers = [.. new[] { import.Created, import.Updated, import.FailedRows }.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var text = import.Status switch { ImportStatus.Failed => "notification.import_failed", ImportStatus.Reverted => "notification.import_reverted", _ => "notification.import_finished" };
        await NotificationsModule.Tell(db, session, clock, new Notice(starter, NotificationKind.ImportFinished, text, $"import:{import.Id}:{import.Status}", [import.FileName, .. numbers])
        {
            Record = ("imports", import.Id.Value),
        }, ct);
    }

    private static bool IsClash(Exception failure) =>
        failure is DbUpdateConcurrencyException
        || (failure as PostgresException ?? failure.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
