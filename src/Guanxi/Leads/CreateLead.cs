using Guanxi.Leads.Assignment;
using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Leads;

internal static class CreateLead
{
    public static async Task<IResult> Handle(LeadChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await LeadOwners.Require(request, null, db, session, ct);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var lead = Lead.Capture(request);
        await Receive(lead, request, db, session, clock, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.Created($"/api/leads/{lead.Id}", http.Tagged(await LeadQueries.DetailOf(db, lead, ct), lead.Version));
    }

    /// <summary>Scores a new lead and finds its owner: the one named, one by the rules, else its creator. Saves; the caller has opened a transaction.</summary>
    public static async Task Receive(Lead lead, LeadChanges first, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var scorer = await LeadScorer.Load(db, clock, ct);
        if (first.Score.Value is { } score) lead.RateByHand(score, scorer.Settings);
        else scorer.Rate(lead);
        var queue = first.Owner.IsSet ? null : await LeadQueue.Open(db, clock, ct);
        if (queue is not null) queue.Assign(lead);
        else if (!first.Owner.IsSet) lead.AssignTo(session.UserId);
        db.Leads.Add(lead);
        await db.SaveChangesAsync(ct);
        if (queue is not null) await queue.Save(ct);
    }
}
