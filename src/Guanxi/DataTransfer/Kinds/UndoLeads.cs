using System.Text.Json;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Takes leads back that an import made or changed. What people have worked with since stays as it is.</summary>
internal static class UndoLeads
{
    public static async Task<int> Of(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => new Id<Lead>(t.RecordId)).Distinct().ToArray();
        var leads = await db.Leads.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id.Value, ct);
        var kept = 0;
        foreach (var trace in traces)
        {
            if (!leads.TryGetValue(trace.RecordId, out var lead)) continue;
            if (lead.Version != trace.VersionAfter || lead.Status == LeadStatus.Converted || (trace.IsNew && lead.LastActivityAt is not null)) kept++;
            else if (trace.IsNew) db.Leads.Remove(lead);
            else LeadsModule.Change(lead, Before(lead, trace));
        }
        await db.SaveChangesAsync(ct);
        return kept;
    }

    private static LeadChanges Before(Lead lead, ImportTrace trace)
    {
        var before = JsonSerializer.Deserialize<LeadChanges>(trace.Before!, Json.Options)!;
        return before with { CustomFields = CustomValues.WayBack(lead.CustomFields, before.CustomFields.Value) };
    }
}
