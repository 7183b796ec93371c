using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Import;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The deals that a chunk of rows brings and changes, saved together.</summary>
internal sealed class OpportunityBatch(ImportScope scope)
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private readonly List<BroughtDeal> brought = [];
    private readonly HashSet<string> keys = [];
    private readonly List<(Opportunity Deal, string Before, int? Follows)> changed = [];

    public bool Has(string key) => keys.Contains(key);

    public void Bring(BroughtDeal deal, ImportRow row, string? key)
    {
        brought.Add(deal);
        if (key is not null) keys.Add(key);
        row.Became(RowOutcome.Created);
    }

    /// <summary>Facts and stage of a deal that is there; its gates hold for a file as for a person.</summary>
    public async Task Change(Opportunity deal, BroughtDeal read, ImportRow row, CancellationToken ct)
    {
        if (!scope.Session.Reaches(OpportunitiesModule.Edit, deal.OwnerId)) row.Fail(null, "forbidden");
        else
        {
            var before = (deal, JsonSerializer.Serialize(OpportunitiesModule.Snapshot(deal), OnlyGiven), scope.VersionToFollow(deal));
            try
            {
                var isMove = row.Raw("stage") is not null || row.Raw("status") is not null;
                await OpportunitiesModule.Change(scope.Db, scope.Session, scope.Clock, deal, read.Facts, isMove ? read.Stage : null, ct);
                if (!changed.Exists(c => c.Deal == deal)) changed.Add(before);
                row.Became(RowOutcome.Updated);
            }
            catch (Refusal refused)
            {
                await scope.Db.Entry(deal).ReloadAsync(ct); // nothing of this row is kept
                row.Fail(refused.Faults.Keys.FirstOrDefault() ?? "stage", refused.Faults.Values.FirstOrDefault()?[0].Code ?? refused.Code);
            }
        }
    }

    public async Task Save(CancellationToken ct)
    {
        await scope.Db.SaveChangesAsync(ct);
        var made = await OpportunitiesModule.Bring(scope.Db, scope.Session, scope.Clock, brought, ct);
        await scope.Db.InsertMany([.. made.Select(d => AuditTrail.Entry(scope.Session, scope.Clock.GetUtcNow(), "opportunities", d.Id.Value, "created", d.OwnerId, new Dictionary<string, object?[]> { ["title"] = [null, d.Title] }))], scope.Session, scope.Clock, ct);
        scope.Traces.AddRange(made.Select(d => new ImportTrace(d.Id.Value, true, null, d.Version)));
        scope.Traces.AddRange(changed.Select(c => new ImportTrace(c.Deal.Id.Value, false, c.Before, c.Deal.Version, c.Follows)));
    }
}
