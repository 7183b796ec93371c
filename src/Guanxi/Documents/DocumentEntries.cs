using Guanxi.Activities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Documents;

/// <summary>Documents on timelines: when each of their versions came.</summary>
internal sealed class DocumentEntries(CrmDb db, Session session) : ITimelineSource
{
    public char Mark => 'd';
    public string Kind => "document";

    public async Task<IReadOnlyList<TimelineEntry>> Latest(TimelineSubject subject, TimelineBound before, int most, ActivityType? type, CancellationToken ct)
    {
        if (!session.May(DocumentsModule.View)) return [];
        var (kind, id, at, last) = (subject.Kind, subject.Id, before.At, before.BelowId);
        var found = await db.DocumentVersions.AsNoTracking().Join(db.Documents, v => v.DocumentId, d => d.Id, (v, d) => new { Version = v, Document = d })
            .Where(x => x.Document.RecordKind == kind && x.Document.RecordId == id && EF.Functions.LessThan(ValueTuple.Create(x.Version.At, x.Version.Id), ValueTuple.Create(at, last)))
            .OrderByDescending(x => x.Version.At).ThenByDescending(x => x.Version.Id).Take(most)
            .Select(x => new { x.Version.Id, x.Version.At, x.Version.By, ByName = db.Users.Where(u => u.Id == x.Version.By).Select(u => u.Name).FirstOrDefault(), x.Version.Number, DocumentId = x.Document.Id, x.Document.Name })
            .ToListAsync(ct);
        return [.. found.Select(f => ActivitiesModule.Happened(
            Kind, f.At, f.By, f.ByName, new("documents", f.DocumentId.ToString(), f.Name, f.Number == 1 ? "created" : "changed", f.Number == 1 ? null : $"V{f.Number}"), f.Id))];
    }
}
