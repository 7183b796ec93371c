using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Guanxi.Approvals;

/// <summary>
/// What is asked for: about which record, with what the text of the subject names (<paramref name="Values"/>) and what is needed to
/// carry it out (<paramref name="Terms"/>).
/// </summary>
public sealed record ApprovalRequest(
    ApprovalSubject Subject, string RecordKind, Guid RecordId, IReadOnlyList<string> Values, IReadOnlyDictionary<string, string> Terms, string? Reason);

internal static class AskApproval
{
    /// <summary>Asks and saves. Two who ask for the same thing at once: the second is refused by the database's own key.</summary>
    /// <exception cref="Refusal">409 while the same is being asked about the record.</exception>
    public static async Task<Approval> Handle(CrmDb db, Session session, ApprovalRequest request, CancellationToken ct)
    {
        if (await db.Approvals.AnyAsync(a => a.Subject == request.Subject && a.RecordId == request.RecordId && a.Status == ApprovalStatus.Pending, ct))
            throw Refusal.Conflict("approval.pending");
        var rule = await EditApprovalRule.Of(db, request.Subject, ct);
        var approval = Approval.Ask(request, session.Access.UserId, rule.Steps);
        db.Approvals.Add(approval);
        db.ApprovalVotes.AddRange(approval.Begin(0, await Approvers.Of(db, approval.Steps[0], approval.AskedBy, ct)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "approvals" })
        {
            throw Refusal.Conflict("approval.pending");
        }
        return approval;
    }

    /// <summary>The record has gone another way: what is still being asked about it is void. The caller saves.</summary>
    public static async Task Void(CrmDb db, TimeProvider clock, ApprovalSubject subject, Guid record, CancellationToken ct)
    {
        foreach (var approval in await db.Approvals.Where(a => a.Subject == subject && a.RecordId == record && a.Status == ApprovalStatus.Pending).ToListAsync(ct))
            approval.Withdraw(await db.ApprovalVotes.Where(v => v.ApprovalId == approval.Id).ToListAsync(ct), clock.GetUtcNow());
    }
}
