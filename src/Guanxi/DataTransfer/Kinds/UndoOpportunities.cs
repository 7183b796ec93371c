using System.Text.Json;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Takes deals back that an import brought or changed. What people have worked with since stays as it is.</summary>
internal static class UndoOpportunities
{
    /// <summary>How many were left because somebody changed them since.</summary>
    public static async Task<int> Of(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => new Id<Opportunity>(t.RecordId)).Distinct().ToArray();
        var deals = await db.Opportunities.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id.Value, ct);
        var kept = 0;
        foreach (var trace in traces)
        {
            if (!deals.TryGetValue(trace.RecordId, out var deal)) continue;
            if (deal.Version != trace.VersionAfter) kept++;
            else if (trace.IsNew) db.Opportunities.Remove(deal);
            else await OpportunitiesModule.Restore(db, deal, Before(deal, trace), ct);
        }
        await db.SaveChangesAsync(ct);
        return kept;
    }

    private static OpportunityChanges Before(Opportunity deal, ImportTrace trace)
    {
        var before = JsonSerializer.Deserialize<OpportunityChanges>(trace.Before!, Json.Options)!;
        return before with { CustomFields = CustomValues.WayBack(deal.CustomFields, before.CustomFields.Value) };
    }
}
