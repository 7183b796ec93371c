using Guanxi.Platform.Matching;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

/// <summary>
/// Compares all records of a kind and keeps the queue: new pairs come in, open ones that are no longer alike go, what people
/// decided stays.
/// </summary>
internal static class ScanDuplicates
{
    public static async Task OnRequested(DuplicateScanRequested requested, ReactionScope scope)
    {
        var (db, ct, kind) = (scope.Db, scope.Cancelled, requested.RecordKind);
        var (progress, tenant) = (scope.Get<ScanProgress>(), scope.Get<Session>().TenantId);
        var records = await DuplicateProfiles.Of(kind, null, db, ct);
        var matches = DuplicateFinder.Find([.. records.Select(r => r.Profile)], part => progress.Report(tenant, kind, part));
        var found = matches.Select(m => Duplicate.Suspect(kind, records[m.First].Id, records[m.Second].Id, m.Score, m.Reasons)).ToList();
        await Queue(kind, found, scope);
        var scan = await db.DuplicateScans.SingleAsync(s => s.RecordKind == kind, ct);
        progress.Forget(tenant, kind);
        scan.Finish(records.Count, found.Count, scope.Get<TimeProvider>().GetUtcNow());
    }

    private static async Task Queue(string kind, List<Duplicate> found, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        var known = await db.Duplicates.AsNoTracking().Where(d => d.RecordKind == kind).Select(d => new { d.Id, d.FirstId, d.SecondId, d.Score, d.Status }).ToListAsync(ct);
        var before = known.ToDictionary(d => (d.FirstId, d.SecondId));
        var now = found.ToDictionary(d => (d.FirstId, d.SecondId));
        var gone = known.Where(d => d.Status == DuplicateStatus.Open && !now.ContainsKey((d.FirstId, d.SecondId))).Select(d => d.Id).ToArray();
        await db.Duplicates.Where(d => gone.Contains(d.Id)).ExecuteDeleteAsync(ct);
        var added = found.Where(d => !before.ContainsKey((d.FirstId, d.SecondId))).ToList();
        await db.InsertMany(added, scope.Get<Session>(), scope.Get<TimeProvider>(), ct);
        foreach (var pair in found)
        {
            if (!before.TryGetValue((pair.FirstId, pair.SecondId), out var old) || old.Status != DuplicateStatus.Open || Math.Abs(old.Score - pair.Score) < 0.0005) continue;
            await db.Duplicates.Where(d => d.Id == old.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Score, pair.Score).SetProperty(d => d.Reasons, pair.Reasons), ct);
        }
    }
}
