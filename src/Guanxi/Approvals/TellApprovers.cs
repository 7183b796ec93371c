using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

/// <summary>Tells those who are to decide, and who asked how it ended.</summary>
internal static class TellApprovers
{
    public static async Task OfStep(ApprovalStepOpened opened, ReactionScope scope)
    {
        if (await Find(opened.ApprovalId, scope) is not { } approval || approval.Step != opened.Step) return;
        var approvers = await scope.Db.ApprovalVotes.Where(v => v.ApprovalId == approval.Id && v.Step == opened.Step && v.Decision == VoteDecision.Waiting)
            .Select(v => v.UserId).ToListAsync(scope.Cancelled);
        var today = TenancyModule.Today(scope.Get<Session>(), scope.Get<TimeProvider>());
        var standIns = await scope.Db.Delegations.Where(d => approvers.Contains(d.UserId) && d.From <= today && today <= d.Until).Select(d => d.ToId).ToListAsync(scope.Cancelled);
        var asker = await NameOf(approval.AskedBy, scope);
        foreach (var person in approvers.Union(standIns))
            await Tell(person, approval, "asked", $"step{opened.Step}", approval.AskedBy, [asker, approval.Reason ?? "", .. approval.Values], scope);
    }

    public static Task OfGrant(ApprovalGranted granted, ReactionScope scope) => OfEnd(granted.ApprovalId, "granted", granted.By, scope);

    public static Task OfRefusal(ApprovalRefused refused, ReactionScope scope) => OfEnd(refused.ApprovalId, "refused", refused.By, scope);

    private static async Task OfEnd(Id<Approval> id, string end, Id<User>? by, ReactionScope scope)
    {
        if (await Find(id, scope) is not { } approval) return;
        var comment = await scope.Db.ApprovalVotes.Where(v => v.ApprovalId == id && v.Step == approval.Step && v.DecidedBy == by)
            .OrderByDescending(v => v.DecidedAt).Select(v => v.Comment).FirstOrDefaultAsync(scope.Cancelled);
        await Tell(approval.AskedBy, approval, end, end, by, [await NameOf(by, scope), comment ?? "", .. approval.Values], scope);
    }

    private static Task<bool> Tell(Id<User> person, Approval approval, string what, string key, Id<User>? by, string[] values, ReactionScope scope) =>
        NotificationsModule.Tell(scope.Db, scope.Get<Session>(), scope.Get<TimeProvider>(),
            new Notice(person, NotificationKind.Approval, $"notification.{ApprovalTexts.Word(approval.Subject)}_{what}", $"approval:{approval.Id}:{key}", values)
            {
                Record = ("approvals", approval.Id.Value),
                By = by,
            }, scope.Cancelled);

    private static Task<Approval?> Find(Id<Approval> id, ReactionScope scope) =>
        scope.Db.Approvals.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, scope.Cancelled);

    private static async Task<string> NameOf(Id<User>? user, ReactionScope scope) =>
        await scope.Db.Users.Where(u => u.Id == user).Select(u => u.Name).FirstOrDefaultAsync(scope.Cancelled) ?? "";
}
