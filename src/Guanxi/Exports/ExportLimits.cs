using Guanxi.Approvals;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Exports;

/// <summary>How many rows the caller may take in 24 hours without asking, null for any number, and how many he has taken.</summary>
public sealed record ExportAllowance(int? Limit, long Used)
{
    internal bool Covers(int rows) => rows == 0 || Limit is not { } most || Used + rows <= most;
}

/// <summary>Counts what one person takes away, of all kinds and by all of his tokens together.</summary>
internal static class ExportLimits
{
    private const int Lock = 0x65787074;
    private static readonly TimeSpan Span = TimeSpan.FromHours(24);

    public static async Task<ExportAllowance> Read(CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        await Of(db, session, clock, await TenancyModule.ExportRules(db, ct), ct);

    /// <summary>The same, while nothing else of the caller's is counted until his transaction ends.</summary>
    public static async Task<ExportAllowance> Hold(CrmDb db, Session session, TimeProvider clock, ExportRules rules, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Lock}, hashtext({session.Access.UserId.Value.ToString()}))", ct);
        return await Of(db, session, clock, rules, ct);
    }

    public static async Task<string> NextNumber(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var today = TenancyModule.Today(session, clock);
        return TenancyModule.CodeOf("EXP", today, await TenancyModule.ReserveNumbers(db, session, "EXP", today, 1, ct));
    }

    private static async Task<ExportAllowance> Of(CrmDb db, Session session, TimeProvider clock, ExportRules rules, CancellationToken ct)
    {
        var (me, since) = (session.Access.UserId, clock.GetUtcNow() - Span);
        var isFree = session.May(ExportsModule.Approve) || rules.ApprovalRows is null || !await ApprovalsModule.IsNeeded(db, ApprovalSubject.Export, ct);
        var used = await db.Exports.Where(e => e.RequesterId == me && e.IsCounted && e.CreatedAt > since).SumAsync(e => (long)e.Rows, ct);
        return new(isFree ? null : rules.ApprovalRows, used);
    }
}
