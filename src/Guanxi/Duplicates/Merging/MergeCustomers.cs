using System.Text.Json.Nodes;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates.Merging;

public sealed record MergeRequest
{
    private const int MostFields = 50;

    /// <summary>The record that stays, with its id and code.</summary>
    public string? KeepId { get; init; }

    /// <summary>
    /// The fields whose value comes from the other record, as <c>industry</c>. Of the rest it keeps its own; what only the other has
    /// is filled in, and phones, mails, addresses and tags are joined.
    /// </summary>
    [AtMost(MostFields)] public List<string>? Take { get; init; }
}

/// <summary>Makes one customer of two: everything related moves, nothing is lost, and it can be taken back.</summary>
internal static class MergeCustomers
{
    public static async Task<DuplicateRow> Handle(Id<Duplicate> id, MergeRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        // a second merge of the pair, or of one of its records, waits here and then meets what this one left
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers c JOIN crm.duplicates d ON c.id IN (d.first_id, d.second_id) WHERE d.id = {id.Value} ORDER BY c.id FOR UPDATE OF c", ct);
        var pair = await DuplicateQueries.Seen(id, "edit", db, session, ct);
        var (kept, merged) = await Sides(pair, request.KeepId, db, ct);
        session.Require(CustomersModule.Edit, kept.OwnerId);
        session.Require(CustomersModule.Edit, merged.OwnerId);
        session.Require(CustomersModule.Delete, merged.OwnerId);
        if (request.Take?.Exists(field => session.FieldRights?.Find("customers", field) is not null) == true) throw Refusal.Forbidden("field.not_writable");
        pair.Merge(kept.Id.Value);
        await Related.Announce(db, session, clock, await Merge(pair, kept, merged, request.Take ?? [], db, session, ct), ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return DuplicateQueries.Row(pair);
    }

    private static async Task<(Customer Kept, Customer Merged)> Sides(Duplicate pair, string? keep, CrmDb db, CancellationToken ct)
    {
        if (pair.RecordKind != DuplicateKind.Customers) throw Refusal.Rule("duplicate.not_mergeable");
        if (pair.Status == DuplicateStatus.Merged) throw Refusal.Conflict("duplicate.merged");
        if (string.IsNullOrWhiteSpace(keep)) throw Refusal.Field("keep_id", "required");
        if (!Id<Customer>.TryParse(keep, null, out var kept)) throw Refusal.Field("keep_id", "wrong_type");
        if (kept.Value != pair.FirstId && kept.Value != pair.SecondId) throw Refusal.Field("keep_id", "duplicate.not_of_pair");
        var other = new Id<Customer>(kept.Value == pair.FirstId ? pair.SecondId : pair.FirstId);
        return (await db.Customers.Get(kept, ct), await db.Customers.Get(other, ct));
    }

    private static async Task<Dictionary<string, Guid[]>> Merge(Duplicate pair, Customer kept, Customer merged, List<string> take, CrmDb db, Session session, CancellationToken ct)
    {
        var before = CustomerFacts.Of(kept);
        var changes = CustomerFacts.Merge(before, CustomerFacts.Of(merged), take);
        await RequireParent(kept, merged, changes, db, ct);
        if (changes.ContainsKey("owner_id") && !session.May(CustomersModule.Assign)) throw Refusal.Forbidden("customer.cannot_assign");
        RequireRoom(changes);
        var row = (await db.Database.SqlQuery<string>($"SELECT to_jsonb(c)::text AS \"Value\" FROM crm.customers c WHERE c.id = {merged.Id.Value}").ToListAsync(ct))[0];
        var steppedBack = await Related.StepBack(db, merged.Id, kept.Id, ct);
        var moved = await Related.Move(db, merged.Id, kept.Id, ct);
        if (merged.LastActivityAt is { } touched) await CustomersModule.Touch(db, kept.Id, touched, ct);
        CustomersModule.Change(kept, CustomerFacts.Read(changes));
        var after = CustomerFacts.Of(kept);
        db.CustomerMerges.Add(CustomerMerge.Of(pair, kept, merged, row, before.ToJsonString(), after.ToJsonString(), moved, steppedBack));
        db.Customers.Remove(merged);
        db.Note("customers", kept.Id.Value, "merged", new { merged_id = merged.Id, moved = moved.ToDictionary(m => m.Key, m => m.Value.Length) });
        await db.SaveChangesAsync(ct);
        var gone = merged.Id.Value;
        await db.Duplicates.Where(d => d.Status != DuplicateStatus.Merged && d.RecordKind == DuplicateKind.Customers && (d.FirstId == gone || d.SecondId == gone)).ExecuteDeleteAsync(ct);
        return moved;
    }

    /// <summary>The tree must stay a tree: who stood below the other takes its place, and nobody is put below itself.</summary>
    private static async Task RequireParent(Customer kept, Customer merged, JsonObject changes, CrmDb db, CancellationToken ct)
    {
        if (await Ancestors.Include(db, kept.Id, merged.Id, ct)) changes["parent_id"] = merged.ParentId?.ToString();
        else if (changes.ContainsKey("parent_id") && merged.ParentId is { } parent && (parent == kept.Id || await Ancestors.Include(db, parent, kept.Id, ct))) throw Refusal.Rule("customer.ring");
    }

    private static void RequireRoom(JsonObject changes)
    {
        if (changes["tags"]?.AsArray().Count > CustomerChanges.MostTags) throw Refusal.Field("tags", "max_count", CustomerChanges.MostTags);
    }
}
