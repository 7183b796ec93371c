using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

public sealed record DecisionRequest
{
    [Text(1000)] public string? Comment { get; init; }
}

/// <summary>Grants, refuses, takes back. Of several at the same moment each meets what the one before him left.</summary>
internal static class DecideApproval
{
    public static Task<ApprovalDetail> Grant(Id<Approval> id, DecisionRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Decide(id, true, request.Comment, db, session, clock, ct);

    public static Task<ApprovalDetail> Refuse(Id<Approval> id, DecisionRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        Decide(id, false, request.Comment, db, session, clock, ct);

    /// <exception cref="Refusal">403 for anybody but the asker, 409 when it is decided.</exception>
    public static Task<ApprovalDetail> Withdraw(Id<Approval> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var approval = await ApprovalQueries.Visible(db, session, clock).Get(id, ct);
        if (approval.AskedBy != session.Access.UserId) throw Refusal.Forbidden("approval.not_asker");
        approval.Withdraw(await VotesOf(approval, db, ct), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await ApprovalQueries.Detail(db, session, clock, id, ct);
    });

    private static Task<ApprovalDetail> Decide(
        Id<Approval> id, bool granted, string? comment, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var approval = await ApprovalQueries.Visible(db, session, clock).Get(id, ct);
        var votes = await VotesOf(approval, db, ct);
        var (me, now) = (session.Access.UserId, clock.GetUtcNow());
        foreach (var vote in await Mine(approval, votes, db, session, clock, ct)) vote.Decide(granted, comment, me, now);
        db.Entry(approval).State = EntityState.Modified; // two words of one step at a time: the later one counts both
        if (approval.Count(votes, me, now))
        {
            var next = approval.Step + 1;
            db.ApprovalVotes.AddRange(approval.Begin(next, await Approvers.Of(db, approval.Steps[next], approval.AskedBy, ct)));
        }
        db.Note("approvals", id.Value, granted ? "granted" : "refused", new { comment = new[] { null, comment } });
        await db.SaveChangesAsync(ct);
        return await ApprovalQueries.Detail(db, session, clock, id, ct);
    });

    /// <summary>The words that are waited for and the caller's to give, his own or an absent colleague's.</summary>
    /// <exception cref="Refusal">409 when it is decided, 403 when it is somebody else's to decide.</exception>
    private static async Task<List<ApprovalVote>> Mine(
        Approval approval, List<ApprovalVote> votes, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        approval.RequirePending();
        var me = session.Access.UserId;
        if (approval.AskedBy == me && !(session.May(ApprovalsModule.Configure) && Approval.IsEverOwn(approval.Subject))) throw Refusal.Forbidden("approval.own_request");
        var absent = await ApprovalQueries.StandingInFor(db, session, clock).ToListAsync(ct);
        var mine = votes.FindAll(v => v.UserId == me || absent.Contains(v.UserId));
        if (mine.Count == 0) throw Refusal.Forbidden("approval.not_approver");
        var waiting = mine.FindAll(v => v.Decision == VoteDecision.Waiting);
        return waiting.Count > 0 ? waiting : throw Refusal.Conflict("approval.decided");
    }

    /// <summary>Those of the step that is waited for.</summary>
    private static Task<List<ApprovalVote>> VotesOf(Approval approval, CrmDb db, CancellationToken ct) =>
        db.ApprovalVotes.Where(v => v.ApprovalId == approval.Id && v.Step == approval.Step).ToListAsync(ct);
}
