using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Validation;

namespace Guanxi.Leads;

[Event("lead.disqualified")]
public sealed record LeadDisqualified(Id<Lead> LeadId, Id<Identity.User>? OwnerId) : IEvent;

public sealed record DisqualifyLeadRequest
{
    [Needed, Text(500)] public required string Reason { get; init; }
}

/// <summary>Puts a lead aside with its reason, and takes it up again.</summary>
internal static class DisqualifyLead
{
    public static Task<LeadDetail> Handle(Id<Lead> id, DisqualifyLeadRequest request, HttpContext http, CrmDb db, Session session, CancellationToken ct) =>
        LeadVerb.On(id, LeadsModule.Edit, http, db, session, lead =>
        {
            lead.Disqualify(request.Reason);
            return Task.CompletedTask;
        }, ct);

    /// <summary>With the score it deserves by now.</summary>
    public static Task<LeadDetail> Reopen(Id<Lead> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        LeadVerb.On(id, LeadsModule.Edit, http, db, session, async lead =>
        {
            lead.Reopen();
            (await LeadScorer.Load(db, clock, ct)).Rate(lead);
        }, ct);
}
