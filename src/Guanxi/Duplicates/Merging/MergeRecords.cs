using System.Text.Json.Nodes;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.CustomFields;
using Guanxi.Leads;
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

/// <summary>Makes one record of two: everything related moves, nothing is lost, and it can be taken back.</summary>
internal static class MergeRecords
{
    public static async Task<DuplicateRow> Handle(Id<Duplicate> id, MergeRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await Hold(id, db, ct);
        var pair = await DuplicateQueries.Seen(id, "edit", db, session, ct);
        var (kept, merged) = await Sides(pair, request.KeepId, db, ct);
        session.Require($"{pair.RecordKind}.edit", kept.OwnerId);
        session.Require($"{pair.RecordKind}.edit", merged.OwnerId);
        session.Require($"{pair.RecordKind}.delete", merged.OwnerId);
        RequireMergeable(kept, merged);
        if (request.Take?.Exists(field => session.FieldRights?.Find(pair.RecordKind, field) is not null) == true) throw Refusal.Forbidden("field.not_writable");
        session.Source = "merge";
        var merge = await Merge(pair, kept, merged, request.Take ?? [], db, session, ct);
        await Related.Announce(pair.RecordKind, db, session, clock, merge.Moved, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return DuplicateQueries.Row(pair);
    }

    /// <summary>The record of the pair that is to stay, and the other.</summary>
    public static async Task<(MergeSide Kept, MergeSide Merged)> Sides(Duplicate pair, string? keep, CrmDb db, CancellationToken ct)
    {
        if (pair.Status == DuplicateStatus.Merged) throw Refusal.Conflict("duplicate.merged");
        if (string.IsNullOrWhiteSpace(keep)) throw Refusal.Field("keep_id", "required");
        if (!RecordIds.TryParse(pair.RecordKind, keep, out var kept)) throw Refusal.Field("keep_id", "wrong_type");
        if (kept != pair.FirstId && kept != pair.SecondId) throw Refusal.Field("keep_id", "duplicate.not_of_pair");
        var other = kept == pair.FirstId ? pair.SecondId : pair.FirstId;
        return (await MergeSide.Load(pair.RecordKind, kept, db, ct), await MergeSide.Load(pair.RecordKind, other, db, ct));
    }

    /// <exception cref="Refusal">422 for people of two customers, 409 for an enquiry that became a customer.</exception>
    public static void RequireMergeable(MergeSide kept, MergeSide merged)
    {
        if (kept.Record is Contact one && merged.Record is Contact other && one.CustomerId != other.CustomerId) throw Refusal.Rule("duplicate.other_customer");
        if (kept.Record is Lead { Status: LeadStatus.Converted } || merged.Record is Lead { Status: LeadStatus.Converted }) throw Refusal.Conflict("lead.converted");
    }

    /// <summary>A second merge of the pair, or of one of its records, waits here and then meets what this one left.</summary>
    private static async Task Hold(Id<Duplicate> id, CrmDb db, CancellationToken ct)
    {
        var kind = await db.Duplicates.Where(d => d.Id == id).Select(d => d.RecordKind).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        await db.Database.ExecuteSqlRawAsync(MergeSql.HoldPair(kind), [id.Value], ct);
    }

    private static async Task<RecordMerge> Merge(Duplicate pair, MergeSide kept, MergeSide merged, List<string> take, CrmDb db, Session session, CancellationToken ct)
    {
        var (kind, before) = (pair.RecordKind, kept.Facts());
        var changes = MergeFacts.Merge(before, merged.Facts(), take);
        await CustomFieldsModule.LeaveOutComputed(db, kind, changes["custom_fields"] as JsonObject, ct);
        if (kept.Record is Customer here && merged.Record is Customer there) await CustomerTree.RequireParent(here, there, changes, db, ct);
        if (changes.ContainsKey("owner_id") && !session.May($"{kind}.assign")) throw Refusal.Forbidden(kind == DuplicateKind.Leads ? "lead.cannot_assign" : "customer.cannot_assign");
        if (kind == DuplicateKind.Customers && changes.ContainsKey("owner_id") && !await CustomersModule.MayGiveAway(db, session, ct)) throw Refusal.Forbidden("customer.transfer_needs_approval");
        if (changes["tags"]?.AsArray().Count > CustomerChanges.MostTags) throw Refusal.Field("tags", "max_count", CustomerChanges.MostTags);
        kept.Change(changes);
        var row = (await db.Database.SqlQueryRaw<string>(MergeSql.Row(kind), merged.Id).ToListAsync(ct))[0];
        var merge = new RecordMerge
        {
            DuplicateId = pair.Id,
            RecordKind = kind,
            KeptId = kept.Id,
            MergedId = merged.Id,
            MergedRow = row,
            Before = before.ToJsonString(),
            After = kept.Facts().ToJsonString(),
        };
        pair.Merge(kept.Id);
        db.RecordMerges.Add(merge);
        await db.SaveChangesAsync(ct); // the database must know of the merge when the other goes
        await Replace(merge, kept, merged, db, ct);
        return merge;
    }

    private static async Task Replace(RecordMerge merge, MergeSide kept, MergeSide merged, CrmDb db, CancellationToken ct)
    {
        var (kind, gone) = (merge.RecordKind, merged.Id);
        var steppedBack = kind == DuplicateKind.Customers ? await FirstToAsk.StepBack(db, gone, kept.Id, ct) : [];
        var moved = await Related.Move(kind, db, gone, kept.Id, ct);
        merge.Note(moved, await Related.Leave(kind, db, gone, ct), steppedBack);
        merge.Announce();
        CustomFieldsModule.Recount(db, kind, kept.Id);
        db.Remove(merged.Record);
        db.Note(kind, kept.Id, "merged", new { merged_id = RecordIds.Text(kind, gone), moved = moved.ToDictionary(m => m.Key, m => m.Value.Length) });
        await db.SaveChangesAsync(ct);
        if (merged.Record is Contact { IsPrimary: true }) await FirstToAsk.Follow(db, kept.Id, ct);
        if (merged.TouchedAt is { } touched) await Touch(kind, kept.Id, touched, db, ct);
        await db.Duplicates.Where(d => d.Status != DuplicateStatus.Merged && d.RecordKind == kind && (d.FirstId == gone || d.SecondId == gone)).ExecuteDeleteAsync(ct);
    }

    private static Task Touch(string kind, Guid id, DateTimeOffset at, CrmDb db, CancellationToken ct) =>
        kind == DuplicateKind.Customers ? CustomersModule.Touch(db, new(id), at, ct) : LeadsModule.Touch(db, new(id), at, ct);
}
