using Guanxi.CustomFields;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Deletions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi;

public sealed partial class CrmDb
{
    /// <summary>Deletes a record and all that goes with it, and saves, so that who did it can take it back for a while.</summary>
    internal Task Delete<T>(T record, CancellationToken ct) where T : Record<T> => Deleting(record, () =>
    {
        Remove(record);
        return SaveChangesAsync(ct);
    }, ct);

    /// <summary>The same where more is to be done.</summary>
    /// <param name="record">Loaded, and the caller's to delete.</param>
    /// <param name="delete">Takes it away and saves, within one transaction.</param>
    /// <param name="ct">Ends the wait.</param>
    internal async Task Deleting<T>(T record, Func<Task> delete, CancellationToken ct) where T : Record<T>
    {
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        var (id, kind, by) = (Guid.CreateVersion7(), AuditTrail.KindOf(typeof(T))!, session.UserId?.Value);
        await Database.ExecuteSqlAsync(
            $"INSERT INTO crm.deletions (tenant_id, id, kind, record_id, by, at) VALUES ({session.TenantId}, {id}, {kind}, {record.Id.Value}, {by}, {clock.GetUtcNow()}) RETURNING set_config('app.deletion', id::text, true)", ct);
        await delete();
        await Database.ExecuteSqlAsync($"SELECT set_config('app.deletion', '', true)", ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
    }

    /// <summary>Puts back a record that the caller deleted a moment ago, with all that went along, as it was.</summary>
    /// <param name="id">The record's.</param>
    /// <param name="follow">What other modules know of it comes back as well; saved with it.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="Refusal">404 for what the caller did not delete or too long ago, 409 when it is there, its number is given to another, or what it belonged to is gone.</exception>
    internal async Task<T> Restore<T>(Id<T> id, Func<T, Task>? follow, CancellationToken ct) where T : Record<T>
    {
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(ct) : null;
        var kind = AuditTrail.KindOf(typeof(T))!;
        if (await LastDeletion(kind, id.Value, ct) is not { } deletion)
            throw await Set<T>().AnyAsync(r => r.Id == id, ct) ? Refusal.Conflict("restore.not_deleted") : Refusal.NotFound();
        await PutBack(deletion, ct);
        Deletions.Remove(deletion);

        var record = await Set<T>().Get(id, ct);
        var (owner, deal) = ((record as IOwned)?.OwnerId, (record as ISharedWithDeal)?.DealOwnerId);
        if (record is IOwned && !session.Reaches($"{kind}.delete", owner) && !session.Reaches($"{kind}.delete", deal)) throw Refusal.Forbidden();
        await CustomFieldsModule.CameBack(this, Entry(record), session, clock, ct);
        Audit.Add(AuditTrail.Entry(session, clock.GetUtcNow(), kind, id.Value, "restored", owner, new { }, deal));
        if (follow is not null) await follow(record);
        await SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return record;
    }

    /// <summary>Held until the transaction ends: two who take back at once do it once.</summary>
    private Task<Deletion?> LastDeletion(string kind, Guid record, CancellationToken ct)
    {
        var (me, since) = (session.UserId, clock.GetUtcNow() - Deletion.Kept);
        return Deletions.FromSql($"SELECT * FROM crm.deletions WHERE kind = {kind} AND record_id = {record} ORDER BY at DESC LIMIT 1 FOR UPDATE")
            .FirstOrDefaultAsync(d => d.By == me && d.At > since, ct);
    }

    private async Task PutBack(Deletion deletion, CancellationToken ct)
    {
        try
        {
            await Database.ExecuteSqlAsync($"SELECT crm.restore_deleted({deletion.TenantId}, {deletion.Id})", ct);
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw Refusal.Conflict("restore.taken");
        }
        catch (PostgresException broken) when (broken.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw Refusal.Conflict("restore.belongs_to_gone");
        }
    }
}
