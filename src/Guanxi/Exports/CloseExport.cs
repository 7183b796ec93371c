using Guanxi.Approvals;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>What becomes of an export that others had to agree to. How it was decided the approvals tell the requester.</summary>
internal static class CloseExport
{
    public static async Task OnGranted(ApprovalGranted granted, ReactionScope scope)
    {
        (await Find(granted.Subject, granted.RecordId, scope))?.Approve();
        scope.Get<ExportSignal>().Set();
    }

    public static async Task OnRefused(ApprovalRefused refused, ReactionScope scope) =>
        (await Find(refused.Subject, refused.RecordId, scope))?.Close(ExportStatus.Refused, scope.Get<TimeProvider>().GetUtcNow());

    public static async Task OnWithdrawn(ApprovalWithdrawn withdrawn, ReactionScope scope) =>
        (await Find(withdrawn.Subject, withdrawn.RecordId, scope))?.Close(ExportStatus.Withdrawn, scope.Get<TimeProvider>().GetUtcNow());

    private static async Task<Export?> Find(ApprovalSubject subject, Guid record, ReactionScope scope) =>
        subject == ApprovalSubject.Export ? await scope.Db.Exports.FirstOrDefaultAsync(e => e.Id == new Id<Export>(record), scope.Cancelled) : null;
}
