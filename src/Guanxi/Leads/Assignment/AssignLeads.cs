using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Assignment;

/// <summary>Leads to give to somebody: named ones, or all that a list shows.</summary>
public sealed record AssignLeadsRequest
{
    [AtMost(AssignLeads.Most)] public List<Id<Lead>>? LeadIds { get; init; }

    /// <summary>What the list shows under these parameters; none of them means all of it.</summary>
    public LeadCriteria? Conditions { get; init; }

    /// <summary>Who gets them; by the rules of assignment when left out.</summary>
    public Id<User>? UserId { get; init; }
}

/// <summary>How many changed hands, and how many were left: closed, out of the caller's reach, his already, or nobody free.</summary>
public sealed record AssignedLeads(int Assigned, int Skipped);

/// <summary>
/// Gives leads to people. Without the right to hand over one may still take leads from the pool for oneself.
/// </summary>
internal static class AssignLeads
{
    public const int Most = 10_000;
    private const int Batch = 500;

    public static async Task<AssignedLeads> Handle(
        AssignLeadsRequest request, CrmDb db, Session session, LeadSelection selection, TimeProvider clock, CancellationToken ct)
    {
        if (request.LeadIds is null && request.Conditions is null) throw Refusal.Field("lead_ids", "required");
        if (!session.May(LeadsModule.Assign) && (request.UserId is null || request.UserId != session.UserId)) throw Refusal.Forbidden("lead.cannot_assign");
        if (request.UserId is { } named) await LeadOwners.RequireActive(named, "user_id", db, ct);
        var all = await Chosen(request, db, selection).OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Select(l => l.Id).Take(Most + 1).ToListAsync(ct);
        if (all.Count > Most) throw Refusal.Rule("bulk.too_many", Most);

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var queue = request.UserId is null ? await LeadQueue.Open(db, clock, ct) ?? throw Refusal.Rule("lead.assignment_off") : null;
        var given = new List<Id<User>>();
        foreach (var batch in all.Chunk(Batch)) given.AddRange(await AssignBatch(batch, request.UserId, queue, db, session, ct));
        await TellOwner.OfMany(given, db, session, clock, ct);
        if (queue is not null) await queue.Save(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new AssignedLeads(given.Count, (request.LeadIds?.Distinct().Count() ?? all.Count) - given.Count);
    }

    private static IQueryable<Lead> Chosen(AssignLeadsRequest request, CrmDb db, LeadSelection selection) => request.LeadIds is { } ids
        ? db.Leads.Where(l => ids.Contains(l.Id))
        : selection.Of(request.Conditions!);

    /// <summary>The new owners, one for each lead that changed hands.</summary>
    private static async Task<List<Id<User>>> AssignBatch(Id<Lead>[] batch, Id<User>? person, LeadQueue? queue, CrmDb db, Session session, CancellationToken ct)
    {
        var ids = batch.Select(id => id.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.leads WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct); // who takes first has it
        var given = new List<Id<User>>();
        var leads = await db.Leads.Where(l => batch.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        foreach (var lead in batch.Select(id => leads.GetValueOrDefault(id)).OfType<Lead>().Where(l => l.IsOpen && MayAssign(l, session)))
        {
            var before = lead.OwnerId;
            if (queue is null) lead.AssignTo(person, isOneOfMany: true);
            else if (before is null) queue.Assign(lead, isOneOfMany: true);
            if (lead.OwnerId is { } owner && owner != before) given.Add(owner);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return given;
    }

    private static bool MayAssign(Lead lead, Session session) =>
        session.May(LeadsModule.Assign) ? session.Reaches(LeadsModule.Edit, lead.OwnerId) || lead.OwnerId is null : lead.OwnerId is null;
}
