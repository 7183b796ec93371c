using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

/// <summary>
/// Takes two merged customers apart: the one that went away comes back as it was, with what moved from it and has not moved on;
/// fields of the other go back unless somebody changed them since.
/// </summary>
internal static class UnmergeCustomers
{
    public static async Task<DuplicateRow> Handle(Id<Duplicate> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.duplicates WHERE id = {id.Value} FOR UPDATE", ct);
        var pair = await Pair(id, db, session, ct);
        var merge = await db.CustomerMerges.FirstOrDefaultAsync(m => m.DuplicateId == id, ct) ?? throw Refusal.Conflict("duplicate.not_merged");
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = {merge.KeptId.Value} FOR UPDATE", ct);
        var kept = await db.Customers.Get(merge.KeptId, ct);
        session.Require(CustomersModule.Edit, kept.OwnerId);
        var code = (string?)JsonNode.Parse(merge.MergedRow)!["code"];
        if (await db.Customers.IgnoreQueryFilters([Filters.Owner]).AnyAsync(c => c.Code == code, ct)) throw Refusal.Conflict("customer.code_taken");
        await Restore(merge, db, ct);
        await Related.MoveBack(db, merge, ct);
        await Related.StepForward(db, merge, ct);
        var revert = CustomerFacts.Revert(JsonNode.Parse(merge.Before)!.AsObject(), JsonNode.Parse(merge.After)!.AsObject(), CustomerFacts.Of(kept));
        await KeepTree(kept, merge, revert, db, ct);
        CustomersModule.Change(kept, CustomerFacts.Read(revert));
        pair.Unmerge();
        merge.Undo();
        db.CustomerMerges.Remove(merge);
        db.Note("customers", merge.KeptId.Value, "unmerged", new { restored_id = merge.MergedId });
        db.Note("customers", merge.MergedId.Value, "restored", new { kept_id = merge.KeptId });
        await db.SaveChangesAsync(ct);
        await Related.Announce(db, session, clock, merge.Moved, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return DuplicateQueries.Row(pair);
    }

    /// <exception cref="Refusal">404 when it is not to be seen, 409 when the customer that stayed is merged into a third.</exception>
    private static async Task<Duplicate> Pair(Id<Duplicate> id, CrmDb db, Session session, CancellationToken ct)
    {
        var pair = await db.Duplicates.Get(id, ct);
        if (pair.Status == DuplicateStatus.Merged)
        {
            var kept = new Id<Customer>(pair.KeptId!.Value);
            var isThere = await db.Customers.IgnoreQueryFilters([Filters.Owner]).AnyAsync(c => c.Id == kept, ct);
            if (!isThere && session.SeesAll(DuplicateKind.Customers)) throw Refusal.Conflict("duplicate.kept_is_gone");
        }
        pair = await DuplicateQueries.Seen(id, "edit", db, session, ct);
        return pair.Status == DuplicateStatus.Merged ? pair : throw Refusal.Conflict("duplicate.not_merged");
    }

    /// <summary>The row of then; contacts are counted as they come back, a parent that is gone meanwhile stays away.</summary>
    private static Task<int> Restore(CustomerMerge merge, CrmDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $$"""
              INSERT INTO crm.customers
              SELECT (jsonb_populate_record(NULL::crm.customers, r.row || '{"contact_count": 0}'
                  || CASE WHEN EXISTS (SELECT 1 FROM crm.customers p WHERE p.id = (r.row ->> 'parent_id')::uuid) THEN '{}'::jsonb ELSE '{"parent_id": null}'::jsonb END)).*
              FROM (SELECT {{merge.MergedRow}}::jsonb AS row) r
              """, ct);

    /// <summary>Parents may have changed since: rather none than a ring.</summary>
    private static async Task KeepTree(Customer kept, CustomerMerge merge, JsonObject revert, CrmDb db, CancellationToken ct)
    {
        if (!revert.ContainsKey("parent_id") && !await Ancestors.Include(db, merge.MergedId, merge.MergedId, ct)) return;
        var parent = Id<Customer>.TryParse((string?)revert["parent_id"], null, out var known) ? known : (Id<Customer>?)null;
        if (parent is { } above && (above == kept.Id || await Ancestors.Include(db, above, kept.Id, ct))) revert.Remove("parent_id");
        if (await Ancestors.Include(db, merge.MergedId, merge.MergedId, ct))
            await db.Database.ExecuteSqlAsync($"UPDATE crm.customers SET parent_id = NULL WHERE id = {merge.MergedId.Value}", ct);
    }
}
