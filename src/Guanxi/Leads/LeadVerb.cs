using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Leads;

/// <summary>What all small verbs on one lead have in common: fetch, ask for the right, do, save, answer.</summary>
internal static class LeadVerb
{
    public static Task<LeadDetail> On(
        Id<Lead> id, string permission, HttpContext http, CrmDb db, Session session, Func<Lead, Task> act, CancellationToken ct) => db.Retrying(async () =>
        {
            var lead = await db.Leads.Get(id, ct);
            session.Require(permission, lead.OwnerId);
            await act(lead);
            await db.SaveChangesAsync(ct);
            return http.Tagged(await LeadQueries.DetailOf(db, lead, ct), lead.Version);
        });
}
