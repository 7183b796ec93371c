using Guanxi.Leads.Assignment;
using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Leads;

internal static class EditLead
{
    public static Task<LeadDetail> Handle(Id<Lead> id, LeadChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        db.Retrying(async () =>
        {
            var lead = await db.Leads.Get(id, ct);
            session.Require(LeadsModule.Edit, lead);
            await http.RequireSame(lead.Version, request.Version, async () => await LeadQueries.Detail(db, id, ct));
            await LeadOwners.Require(request, lead, db, session, ct);
            lead.Change(request);
            var scorer = await LeadScorer.Load(db, clock, ct);
            if (request.Score.Value is { } score) lead.RateByHand(score, scorer.Settings);
            else if (lead.IsOpen) scorer.Rate(lead);
            await db.SaveChangesAsync(ct);
            return http.Tagged(await LeadQueries.DetailOf(db, lead, ct), lead.Version);
        });

    /// <summary>What became of a converted lead stays.</summary>
    public static Task<IResult> Delete(Id<Lead> id, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var lead = await db.Leads.Get(id, ct);
        session.Require(LeadsModule.Delete, lead.OwnerId);
        await http.RequireSame(lead.Version, default, async () => await LeadQueries.Detail(db, id, ct));
        await db.Delete(lead, ct);
        return Results.NoContent();
    });

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<LeadDetail> Restore(Id<Lead> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var lead = await db.Restore(id, null, ct);
        return http.Tagged(await LeadQueries.DetailOf(db, lead, ct), lead.Version);
    }
}
