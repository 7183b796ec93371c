using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>
/// Takes two merged records apart: the one that went away comes back as it was, with what moved from it and has not moved on;
/// fields of the other go back unless somebody changed them since.
/// </summary>
internal static class UnmergeRecords
{
    public static async Task<DuplicateRow> Handle(Id<Duplicate> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.duplicates WHERE id = {id.Value} FOR UPDATE", ct);
        var pair = await Pair(id, db, session, ct);
        var merge = await db.RecordMerges.FirstOrDefaultAsync(m => m.DuplicateId == id, ct) ?? throw Refusal.Conflict("duplicate.not_merged");
        await db.Database.ExecuteSqlRawAsync(MergeSql.Hold(pair.RecordKind), [merge.KeptId], ct);
        var kept = await MergeSide.Load(pair.RecordKind, merge.KeptId, db, ct);
        session.Require($"{pair.RecordKind}.edit", kept.OwnerId);
        session.Source = "merge";
        await Restore(merge, db, ct);
        await Related.MoveBack(db, merge, ct);
        if (pair.RecordKind == DuplicateKind.Customers) await FirstToAsk.StepForward(db, merge, ct);
        await PutBack(kept, merge, db, ct);
        pair.Unmerge();
        merge.Undo();
        db.RecordMerges.Remove(merge);
        CustomFieldsModule.Recount(db, pair.RecordKind, merge.KeptId, merge.MergedId);
        db.Note(pair.RecordKind, merge.KeptId, "unmerged", new { restored_id = RecordIds.Text(pair.RecordKind, merge.MergedId) });
        db.Note(pair.RecordKind, merge.MergedId, "restored", new { kept_id = RecordIds.Text(pair.RecordKind, merge.KeptId) });
        await db.SaveChangesAsync(ct);
        await Related.Announce(pair.RecordKind, db, session, clock, merge.Moved, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return DuplicateQueries.Row(pair);
    }

    /// <exception cref="Refusal">404 when it is not to be seen, 409 when the record that stayed is merged into a third.</exception>
    private static async Task<Duplicate> Pair(Id<Duplicate> id, CrmDb db, Session session, CancellationToken ct)
    {
        var pair = await db.Duplicates.Get(id, ct);
        if (pair is { Status: DuplicateStatus.Merged, KeptId: { } kept } && session.SeesAll(pair.RecordKind)
            && (await DuplicateKind.Visible(pair.RecordKind, [kept], db, ct)).Count == 0) throw Refusal.Conflict("duplicate.kept_is_gone");
        pair = await DuplicateQueries.Seen(id, "edit", db, session, ct);
        return pair.Status == DuplicateStatus.Merged ? pair : throw Refusal.Conflict("duplicate.not_merged");
    }

    /// <summary>The fields of the one that stayed.</summary>
    private static async Task PutBack(MergeSide kept, RecordMerge merge, CrmDb db, CancellationToken ct)
    {
        var revert = MergeFacts.Revert(JsonNode.Parse(merge.Before)!.AsObject(), JsonNode.Parse(merge.After)!.AsObject(), kept.Facts());
        if (merge.RecordKind == DuplicateKind.Customers) await CustomerTree.Keep(new(merge.KeptId), new(merge.MergedId), revert, db, ct);
        await CustomFieldsModule.LeaveOutComputed(db, merge.RecordKind, revert["custom_fields"] as JsonObject, ct);
        if (revert.Count > 0) kept.Change(revert);
    }

    /// <summary>The row of then, as far as what it names is still there.</summary>
    private static async Task Restore(RecordMerge merge, CrmDb db, CancellationToken ct)
    {
        var row = JsonNode.Parse(merge.MergedRow)!.AsObject();
        if (merge.RecordKind == DuplicateKind.Customers) await AsCustomer(row, db, ct);
        if (merge.RecordKind == DuplicateKind.Contacts) await AsContact(row, merge, db, ct);
        await db.Database.ExecuteSqlRawAsync(MergeSql.Restore(merge.RecordKind), [row.ToJsonString()], ct);
    }

    /// <summary>Contacts are counted as they come back, a parent that is gone meanwhile stays away.</summary>
    private static async Task AsCustomer(JsonObject row, CrmDb db, CancellationToken ct)
    {
        var (code, customers) = ((string?)row["code"], db.Customers.IgnoreQueryFilters([Filters.Owner]));
        if (await customers.AnyAsync(c => c.Code == code, ct)) throw Refusal.Conflict("customer.code_taken");
        row["contact_count"] = 0;
        if ((string?)row["parent_id"] is not { } above) return;
        var parent = new Id<Customer>(Guid.Parse(above));
        if (!await customers.AnyAsync(c => c.Id == parent, ct)) row["parent_id"] = null;
    }

    /// <summary>Comes back to the customer of the one that stayed, which may have moved; who is asked first there now, stays so.</summary>
    private static async Task AsContact(JsonObject row, RecordMerge merge, CrmDb db, CancellationToken ct)
    {
        var kept = new Id<Contacts.Contact>(merge.KeptId);
        var customer = await db.Contacts.Where(c => c.Id == kept).Select(c => c.CustomerId).FirstAsync(ct);
        row["customer_id"] = customer.Value.ToString();
        if (!(bool)row["is_primary"]!) return;
        await FirstToAsk.Yield(db, merge.KeptId, ct);
        if (await db.Contacts.IgnoreQueryFilters([Filters.Owner]).AnyAsync(c => c.CustomerId == customer && c.IsPrimary, ct)) row["is_primary"] = false;
    }
}
