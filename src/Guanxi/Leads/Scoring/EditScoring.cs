using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads.Scoring;

public sealed record ScoringDetail(bool AutoScore, int ScoreThreshold, bool AutoConvert, int AutoConvertThreshold, IReadOnlyList<ScoringRule> Rules, int Version);

/// <summary>Shows and changes how leads are scored.</summary>
internal static class EditScoring
{
    public static async Task<ScoringDetail> Read(CrmDb db, CancellationToken ct) =>
        Detail(await db.LeadScorings.AsNoTracking().FirstOrDefaultAsync(ct) ?? LeadScoring.Usual());

    public static Task<ScoringDetail> Handle(ScoringChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var scoring = await db.LeadScorings.FirstOrDefaultAsync(ct);
        if (scoring is null) db.LeadScorings.Add(scoring = LeadScoring.Usual());
        await http.RequireSame(scoring.Version, request.Version, async () => await Read(db, ct));
        LeadScorer.Require(request.Rules.Value ?? [], session, clock);
        scoring.Change(request);
        await db.SaveChangesAsync(ct);
        return Detail(scoring);
    });

    private static ScoringDetail Detail(LeadScoring s) => new(s.AutoScore, s.ScoreThreshold, s.AutoConvert, s.AutoConvertThreshold, s.Rules, s.Version);
}
