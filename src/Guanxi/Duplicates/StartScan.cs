using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

public sealed record ScanRequest
{
    /// <summary>customers, contacts or leads.</summary>
    public string? Kind { get; init; }
}

public sealed record StartedScan(string Kind, ScanStatus ScanStatus);

/// <summary>Has all records of a kind searched for duplicates, in the background.</summary>
internal static class StartScan
{
    public static async Task<IResult> Handle(ScanRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var kind = DuplicateKind.Require(request.Kind, "edit", session);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO crm.duplicate_scans (tenant_id, record_kind, status, started_at, records, found) VALUES ({session.TenantId}, {kind}, 'none', {clock.GetUtcNow()}, 0, 0)
             ON CONFLICT DO NOTHING
             """, ct);
        // who asks at the same moment waits here and then finds it running
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.duplicate_scans WHERE record_kind = {kind} FOR UPDATE", ct);
        var scan = await db.DuplicateScans.SingleAsync(s => s.RecordKind == kind, ct);
        if (scan.Start(clock.GetUtcNow())) db.Note("duplicates", null, "scanned", new { kind });
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.Accepted($"/api/duplicates?kind={kind}", new StartedScan(kind, scan.Status));
    }
}
