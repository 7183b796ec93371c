using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Leads;

internal static class CreateLead
{
    public static async Task<IResult> Handle(LeadChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        await LeadOwners.Require(request, null, db, session, ct);
        var lead = Lead.Capture(request, session.UserId);
        db.Leads.Add(lead);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/leads/{lead.Id}", http.Tagged(await LeadQueries.DetailOf(db, lead, ct), lead.Version));
    }
}
