using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Import;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The leads that a chunk of rows captures and changes, scored, handed out and saved together.</summary>
internal sealed class LeadBatch(ImportScope scope, LeadIntake intake)
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private readonly List<Lead> captured = [];
    private readonly Dictionary<Id<Lead>, (Lead Lead, string Before, int? Follows)> changed = [];

    /// <summary>Null where the row lacks what its custom fields ask of it.</summary>
    public Lead? Capture(LeadCandidate item)
    {
        var lead = LeadsModule.Capture(item.Changes);
        if (LeadRows.ReasonAgainst(item.Row) is { } reason) LeadsModule.Disqualify(lead, reason);
        if (item.Row.Instant("created_at").Value is { } made && made <= scope.Clock.GetUtcNow()) lead.WasMade(made);
        if (!item.Row.Completes(lead)) return null;
        intake.Receive(lead, item.Changes.OwnerId.IsSet, scope.Session.UserId);
        captured.Add(lead);
        item.Row.Became(RowOutcome.Created);
        return lead;
    }

    public void Change(Lead lead, LeadCandidate item)
    {
        if (!captured.Contains(lead)) changed.TryAdd(lead.Id, (lead, JsonSerializer.Serialize(LeadsModule.Snapshot(lead), OnlyGiven), scope.VersionToFollow(lead)));
        LeadsModule.Change(lead, item.Changes);
        intake.Rate(lead);
        item.Row.Became(RowOutcome.Updated);
    }

    public async Task Save(CancellationToken ct)
    {
        var (db, session, clock) = (scope.Db, scope.Session, scope.Clock);
        await db.SaveChangesAsync(ct);
        await db.InsertMany(captured, session, clock, ct);
        await db.InsertMany([.. captured.Select(l => AuditTrail.Entry(session, clock.GetUtcNow(), "leads", l.Id.Value, "created", l.OwnerId, new Dictionary<string, object?[]> { ["name"] = [null, l.Name] }))], session, clock, ct);
        await intake.Close(db, session, clock, ct);
        scope.Traces.AddRange(captured.Select(l => new ImportTrace(l.Id.Value, true, null, l.Version)));
        scope.Traces.AddRange(changed.Values.Select(c => new ImportTrace(c.Lead.Id.Value, false, c.Before, c.Lead.Version, c.Follows)));
    }
}
