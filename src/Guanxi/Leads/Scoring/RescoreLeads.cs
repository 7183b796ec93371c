using System.Text.Json;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Scoring;

/// <summary>
/// Scores all open leads again, some thousand at a time: each chunk is a delivery of its own, which leads to the next, so a stop
/// in between loses nothing and other work gets its turn. Newer rules end the run of older ones.
/// </summary>
internal static class RescoreLeads
{
    private const int Chunk = 2000;
    private static readonly LeadStatus[] Open = [LeadStatus.New, LeadStatus.Working, LeadStatus.Nurturing, LeadStatus.Qualified];

    public static async Task OnDue(LeadRescoringDue due, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var scorer = await LeadScorer.Load(db, scope.Get<TimeProvider>(), ct, forMany: true);
        if (scorer.Settings.Version != due.Version || !scorer.Settings.AutoScore) return;
        var chunk = await Next(db, due.Behind, ct);
        await Rate(chunk, scorer, db, ct);
        if (chunk.Count == Chunk) db.Raise(new LeadRescoringDue(due.Version, chunk[^1].Id));
        else await AnnounceMany(db, scope.Get<Session>(), scope.Get<TimeProvider>(), ct);
    }

    /// <summary>Scores one lead on request.</summary>
    public static Task<LeadDetail> One(Id<Lead> id, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        LeadVerb.On(id, LeadsModule.Edit, http, db, session, async lead =>
        {
            if (lead.IsOpen) (await LeadScorer.Load(db, clock, ct)).Rate(lead);
        }, ct);

    /// <summary>Rules may look at the calendar, so that scores age by themselves.</summary>
    public static async Task AllOf(CrmDb db, CancellationToken ct)
    {
        var scoring = await db.LeadScorings.AsNoTracking().FirstOrDefaultAsync(ct);
        if (scoring is null || scoring.Rules.Count == 0) return;
        db.Raise(new LeadRescoringDue(scoring.Version, null));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The next open leads, held until the chunk is done: an edit meanwhile waits and then counts with its own facts.</summary>
    private static async Task<List<Lead>> Next(CrmDb db, Id<Lead>? behind, CancellationToken ct)
    {
        var after = behind?.Value ?? Guid.Empty;
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
             SELECT id AS "Value" FROM crm.leads WHERE id > {after} AND status NOT IN ('converted', 'disqualified')
             ORDER BY id LIMIT {Chunk} FOR UPDATE
             """).ToListAsync(ct);
        var wanted = ids.Select(id => new Id<Lead>(id)).ToArray();
        return await db.Leads.AsNoTracking().Where(l => wanted.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(ct);
    }

    /// <summary>
    /// What only gets another score is written in one statement; what becomes qualified or is to be converted goes the way of
    /// single leads, with its audit entry and its event.
    /// </summary>
    private static async Task Rate(List<Lead> leads, LeadScorer scorer, CrmDb db, CancellationToken ct)
    {
        var rated = leads.Select(lead => (Lead: lead, Parts: scorer.PartsOf(lead))).Where(r => r.Lead.IsRatedAnew(r.Parts) || r.Lead.IsConvertedAt(r.Parts, scorer.Settings)).ToList();
        var turning = rated.Where(r => r.Lead.TurnsAt(r.Parts, scorer.Settings)).ToList();
        foreach (var (lead, parts) in turning)
        {
            db.Attach(lead);
            lead.Rate(parts, scorer.Settings);
        }
        var plain = rated.Except(turning).ToList();
        var ids = plain.Select(r => r.Lead.Id.Value).ToArray();
        var scores = plain.Select(r => LeadScore.Of(r.Parts.Select(p => p.Points))).ToArray();
        var qualities = scores.Select(s => Option.WordOf(LeadScore.QualityOf(s))).ToArray();
        var written = plain.Select(r => JsonSerializer.Serialize(r.Parts, Json.Options)).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
             UPDATE crm.leads AS l SET score = t.score, quality = t.quality, score_parts = t.parts::jsonb
             FROM unnest({ids}, {scores}, {qualities}, {written}) AS t(id, score, quality, parts) WHERE l.id = t.id
             """, ct);
    }

    private static Task<int> AnnounceMany(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var change = JsonSerializer.Serialize(new LiveChange(session.TenantId, "leads", null, "many", null, null, clock.GetUtcNow()), Json.Options);
        return db.Database.ExecuteSqlAsync($"SELECT pg_notify('crm_live', {change})", ct);
    }
}
