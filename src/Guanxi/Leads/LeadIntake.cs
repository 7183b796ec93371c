using Guanxi.Identity;
using Guanxi.Leads.Assignment;
using Guanxi.Leads.Scoring;
using Guanxi.Platform;

namespace Guanxi.Leads;

/// <summary>Scores and hands out many new leads, as an import brings them, within the caller's transaction.</summary>
public sealed class LeadIntake
{
    private readonly LeadScorer scorer;
    private readonly LeadQueue? queue;
    private readonly List<Lead> received = [];
    private readonly List<Id<User>> given = [];

    private LeadIntake(LeadScorer scorer, LeadQueue? queue) => (this.scorer, this.queue) = (scorer, queue);

    internal static async Task<LeadIntake> Open(CrmDb db, TimeProvider clock, CancellationToken ct) =>
        new(await LeadScorer.Load(db, clock, ct, forMany: true), await LeadQueue.Open(db, clock, ct));

    public void Rate(Lead lead)
    {
        if (lead.IsOpen) scorer.Rate(lead);
    }

    /// <summary>A new lead: scored, and given to the owner named, to one by the rules, or to who brought it.</summary>
    public void Receive(Lead lead, bool isOwnerNamed, Id<User>? by)
    {
        Rate(lead);
        if (!isOwnerNamed && queue is not null && lead.IsOpen) queue.Assign(lead, isOneOfMany: true);
        else if (!isOwnerNamed && queue is null) lead.AssignTo(by, isOneOfMany: true);
        received.Add(lead);
        if (lead.OwnerId is { } owner) given.Add(owner);
    }

    /// <summary>Remembers whose turn it was, tells the new owners, and lets those convert that have the score. The leads are saved.</summary>
    public async Task Close(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (queue is not null) await queue.Save(ct);
        foreach (var lead in received.Where(l => l.IsConvertedAt(l.ScoreParts, scorer.Settings))) db.Raise(new LeadScored(lead.Id, 0, lead.Score));
        await TellOwner.OfMany(given, db, session, clock, ct);
    }
}
