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

/// <summary>
/// How many changed hands, and how many were left: closed, out of the caller's reach, his already, or nobody free. <c>hands</c> tells which
/// went from whom to whom.
/// </summary>
public sealed record AssignedLeads(int Assigned, int Skipped, IReadOnlyList<ChangedHands<Lead>> Hands);

/// <summary>
/// Gives leads to people. Without the right to hand over one may still take leads from the pool for oneself.
/// </summary>
internal static class AssignLeads
{
    public const int Most = ChangedHands<Lead>.Most;
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
        var given = new List<(Id<Lead> Id, Id<User>? From, Id<User>? To)>();
        foreach (var batch in all.Chunk(Batch))
        {
            given.AddRange(await InBatch(batch, lead => MayAssign(lead, session), lead =>
            {
                if (queue is null) lead.AssignTo(request.UserId, isOneOfMany: true);
                else if (lead.OwnerId is null) queue.Assign(lead, isOneOfMany: true);
            }, db, ct));
        }
        await TellOwner.OfMany([.. given.Select(g => g.To).OfType<Id<User>>()], db, session, clock, ct);
        if (queue is not null) await queue.Save(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new AssignedLeads(given.Count, (request.LeadIds?.Distinct().Count() ?? all.Count) - given.Count, ChangedHands<Lead>.Of(given));
    }

    /// <summary>Puts back what was handed over, as far as it is still open and where that brought it.</summary>
    public static async Task<AssignedLeads> Undo(UndoHandsRequest<Lead> request, CrmDb db, Session session, CancellationToken ct)
    {
        await request.Require(db, ct);
        session.Source = "undo";
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var given = new List<(Id<Lead> Id, Id<User>? From, Id<User>? To)>();
        foreach (var hands in request.Hands)
            foreach (var batch in hands.Ids.Chunk(Batch))
                given.AddRange(await InBatch(batch, lead => lead.OwnerId == hands.To && MayPutBack(lead, hands.From, session), lead => lead.AssignTo(hands.From, isOneOfMany: true), db, ct));
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new AssignedLeads(given.Count, request.Hands.Sum(h => h.Ids.Count) - given.Count, ChangedHands<Lead>.Of(given));
    }

    private static IQueryable<Lead> Chosen(AssignLeadsRequest request, CrmDb db, LeadSelection selection) => request.LeadIds is { } ids
        ? db.Leads.Where(l => ids.Contains(l.Id))
        : selection.Of(request.Conditions!);

    /// <summary>The leads that changed hands.</summary>
    private static async Task<List<(Id<Lead> Id, Id<User>? From, Id<User>? To)>> InBatch(Id<Lead>[] batch, Func<Lead, bool> may, Action<Lead> assign, CrmDb db, CancellationToken ct)
    {
        var ids = batch.Select(id => id.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.leads WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct); // who takes first has it
        var given = new List<(Id<Lead>, Id<User>?, Id<User>?)>();
        var leads = await db.Leads.Where(l => batch.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        foreach (var lead in batch.Select(id => leads.GetValueOrDefault(id)).OfType<Lead>().Where(l => l.IsOpen && may(l)))
        {
            var before = lead.OwnerId;
            assign(lead);
            if (lead.OwnerId != before) given.Add((lead.Id, before, lead.OwnerId));
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return given;
    }

    private static bool MayAssign(Lead lead, Session session) =>
        session.May(LeadsModule.Assign) ? session.Reaches(LeadsModule.Edit, lead.OwnerId) || lead.OwnerId is null : lead.OwnerId is null;

    /// <summary>What one took out of the pool oneself goes back there without the right to hand over.</summary>
    private static bool MayPutBack(Lead lead, Id<User>? to, Session session) =>
        session.May(LeadsModule.Assign) ? session.Reaches(LeadsModule.Edit, lead.OwnerId) : to is null && lead.OwnerId == session.UserId;
}
