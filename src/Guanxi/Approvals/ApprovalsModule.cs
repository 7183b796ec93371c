using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Approvals;

/// <summary>
/// Approvals: one engine for everything that needs the agreement of others. Who asks names a subject and a record; how it ended
/// is heard as <see cref="ApprovalGranted"/> or <see cref="ApprovalRefused"/>.
/// </summary>
public sealed class ApprovalsModule : Module
{
    /// <summary>To say who must agree to what, to see all approvals, and to decide on one's own, exports apart.</summary>
    public const string Configure = "approvals.configure";

    public override IReadOnlyList<Permission> Permissions => [new(Configure)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        var approvals = api.MapGroup("/approvals").WithTags("Approvals");
        approvals.MapGet("/", ApprovalQueries.List).RequiresSignIn().WithName("list_approvals");
        approvals.MapGet("/count", ApprovalQueries.Count).RequiresSignIn().WithName("count_approvals");
        approvals.MapGet("/rules", EditApprovalRule.List).Requires(Configure).WithName("list_approval_rules");
        approvals.MapPut("/rules/{subject}", EditApprovalRule.Handle).Requires(Configure).WithName("put_approval_rule");
        approvals.MapGet("/delegation", EditDelegation.Read).RequiresSignIn().WithName("get_delegation");
        approvals.MapPut("/delegation", EditDelegation.Put).RequiresSignIn().WithName("put_delegation");
        approvals.MapDelete("/delegation", EditDelegation.Delete).RequiresSignIn().Produces(204).WithName("delete_delegation");
        approvals.MapGet("/{id}", ApprovalQueries.Get).RequiresSignIn().WithName("get_approval");
        approvals.MapPost("/{id}/grant", DecideApproval.Grant).RequiresSignIn().WithName("grant_approval");
        approvals.MapPost("/{id}/refuse", DecideApproval.Refuse).RequiresSignIn().WithName("refuse_approval");
        approvals.MapPost("/{id}/withdraw", DecideApproval.Withdraw).RequiresSignIn().WithName("withdraw_approval");
    }

    public override void Reactions(ReactionMap on)
    {
        on.Event<ApprovalStepOpened>(TellApprovers.OfStep);
        on.Event<ApprovalGranted>(TellApprovers.OfGrant);
        on.Event<ApprovalRefused>(TellApprovers.OfRefusal);
    }

    // ---- offered to other modules ----

    /// <summary>False where the organisation has switched the approval of such things off.</summary>
    public static async Task<bool> IsNeeded(CrmDb db, ApprovalSubject subject, CancellationToken ct) => (await EditApprovalRule.Of(db, subject, ct)).IsActive;

    /// <summary>Asks in the name of the session's user, and saves.</summary>
    /// <exception cref="Refusal">409 while the same is being asked about the record.</exception>
    public static async Task<Id<Approval>> Ask(CrmDb db, Session session, ApprovalRequest request, CancellationToken ct) =>
        (await AskApproval.Handle(db, session, request, ct)).Id;

    /// <summary>The record has gone another way: what is still being asked about it is void. The caller saves.</summary>
    public static Task Void(CrmDb db, TimeProvider clock, ApprovalSubject subject, Guid record, CancellationToken ct) => AskApproval.Void(db, clock, subject, record, ct);

    /// <summary>How many decisions wait for a person.</summary>
    public static Task<int> WaitingFor(CrmDb db, Id<User> user, CancellationToken ct) => HandOverApprovals.WaitingFor(db, user).CountAsync(ct);

    /// <summary>What waits for a leaver waits for the successor from now on; saves. Answers how many.</summary>
    public static Task<int> HandOver(CrmDb db, Id<User> from, Id<User> to, CancellationToken ct) => HandOverApprovals.Handle(db, from, to, ct);
}
