using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

public sealed record RecordBehaviourRequest
{
    public required BehaviourType Type { get; init; }

    /// <summary>Which page, file or mail; a page or a file is known as pricing or white paper by it.</summary>
    [Text(500)] public string? Detail { get; init; }

    /// <summary>Now when left out.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}

public sealed record BehaviourRow(BehaviourType Type, string? Detail, DateTimeOffset OccurredAt);

/// <summary>Notes what a lead does by itself, and scores it anew.</summary>
internal static class RecordBehaviour
{
    private const int Listed = 50;
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(5);

    public static Task<LeadDetail> Handle(
        Id<Lead> id, RecordBehaviourRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        LeadVerb.On(id, LeadsModule.Edit, http, db, session, async lead =>
        {
            var now = clock.GetUtcNow();
            if (request.OccurredAt > now + ClockSlack) throw Refusal.Field("occurred_at", "in_the_future");
            lead.Did(request.Type, request.Detail);
            (await LeadScorer.Load(db, clock, ct)).Rate(lead);
            db.LeadBehaviours.Add(new LeadBehaviour { LeadId = id, Type = request.Type, Detail = request.Detail, OccurredAt = (request.OccurredAt ?? now).ToUniversalTime() });
        }, ct);

    public static async Task<Listing<BehaviourRow>> List(Id<Lead> id, CrmDb db, CancellationToken ct)
    {
        if (!await db.Leads.AnyAsync(l => l.Id == id, ct)) throw Refusal.NotFound();
        return new(await db.LeadBehaviours.AsNoTracking().Where(b => b.LeadId == id).OrderByDescending(b => b.OccurredAt).ThenByDescending(b => b.Id).Take(Listed)
            .Select(b => new BehaviourRow(b.Type, b.Detail, b.OccurredAt)).ToListAsync(ct));
    }
}
