using Guanxi.Leads.Scoring;
using Guanxi.Platform;
using Guanxi.Platform.Events;

namespace Guanxi.Leads;

/// <summary>Converts a lead by itself when its score has got there, where the organisation wants that.</summary>
internal static class AutoConvert
{
    /// <summary>One that may be a customer already is left for a person to decide.</summary>
    public static async Task OnScored(LeadScored scored, ReactionScope scope)
    {
        var (db, clock, ct) = (scope.Db, scope.Get<TimeProvider>(), scope.Cancelled);
        var scorer = await LeadScorer.Load(db, clock, ct);
        if (!scorer.Settings.AutoConvert || scored.Score < scorer.Settings.AutoConvertThreshold) return;
        if (await ConvertLead.Hold(scored.LeadId, db, ct) is not { } lead || !lead.IsOpen || lead.Score < scorer.Settings.AutoConvertThreshold) return;
        if ((await LeadDuplicates.Candidates(lead, null, db, ct)).Count > 0) return;
        await ConvertLead.Convert(lead, new ConvertLeadRequest(), db, scope.Get<Session>(), clock, ct);
    }
}
