using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

/// <summary>Gives the words that are waited for from a leaver to a successor.</summary>
internal static class HandOverApprovals
{
    public static IQueryable<ApprovalVote> WaitingFor(CrmDb db, Id<User> user) =>
        db.ApprovalVotes.Where(v => v.UserId == user && v.Decision == VoteDecision.Waiting && db.Approvals.Any(a => a.Id == v.ApprovalId && a.Step == v.Step && a.Status == ApprovalStatus.Pending));

    /// <summary>Where the successor asked himself or has a word already, it falls to the administrators, as in <see cref="Approvers"/>.</summary>
    public static async Task<int> Handle(CrmDb db, Id<User> from, Id<User> to, CancellationToken ct)
    {
        var votes = await WaitingFor(db, from).ToListAsync(ct);
        foreach (var vote in votes)
        {
            var approval = await db.Approvals.SingleAsync(a => a.Id == vote.ApprovalId, ct);
            var there = await db.ApprovalVotes.Where(v => v.ApprovalId == vote.ApprovalId && v.Step == vote.Step && v.UserId != from).ToListAsync(ct);
            var instead = new ApprovalStep { Approvers = [new ApproverChoice { Kind = ApproverKind.Person, UserId = to }] };
            var successors = (await Approvers.Of(db, instead, approval.AskedBy, ct)).Where(u => u != from && !there.Exists(v => v.UserId == u)).ToList();
            if (successors.Count == 0 && !there.Exists(v => v.Decision == VoteDecision.Waiting)) continue; // it would wait for nobody
            db.ApprovalVotes.Remove(vote);
            db.ApprovalVotes.AddRange(approval.Begin(vote.Step, successors));
            db.Note("approvals", approval.Id.Value, "handed_over", new { user_id = new[] { from.ToString(), to.ToString() } });
        }
        await db.SaveChangesAsync(ct);
        return votes.Count;
    }
}
