using Guanxi.Approvals;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Events;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

public sealed record TransferCustomerRequest
{
    /// <summary>Who is to look after it.</summary>
    public required Id<User> OwnerId { get; init; }
    [Text(500)] public string? Reason { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>Transferred at once, or asked for: then <c>ApprovalId</c> says where it is decided and the customer is as before.</summary>
public sealed record TransferOutcome(bool IsTransferred, Id<Approval>? ApprovalId, CustomerDetail Customer);

/// <summary>Gives a customer to somebody else: at once by who may give away all of them, with the approval of others by everybody else.</summary>
internal static class TransferCustomer
{
    public static Task<IResult> Handle(
        Id<Customer> id, TransferCustomerRequest request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var customer = await db.Customers.Get(id, ct);
        session.Require(CustomersModule.Edit, customer.OwnerId);
        await http.RequireSame(customer.Version, request.Version, async () => await CustomerQueries.Detail(db, id, ct));
        if (request.OwnerId == customer.OwnerId) throw Refusal.Conflict("customer.same_owner");
        var name = await db.Users.Where(u => u.Id == request.OwnerId && u.IsActive).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? throw Refusal.Field("owner_id", "unknown_user");
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var approval = await MayGiveAway(db, session, ct) ? null : await Ask(customer, request, name, db, session, ct);
        if (approval is null) await Give(customer, request.OwnerId, session.UserId, request.Reason, db, session, clock, ct);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        var outcome = new TransferOutcome(approval is null, approval, await CustomerQueries.DetailOf(db, customer, ct));
        return approval is null ? Results.Ok(outcome) : Results.Json(outcome, statusCode: StatusCodes.Status202Accepted);
    });

    /// <summary>Whether the session's user may give customers within his reach to others without asking anybody.</summary>
    public static async Task<bool> MayGiveAway(CrmDb db, Session session, CancellationToken ct) =>
        session.Reaches(CustomersModule.Assign, null)
        || (session.May(CustomersModule.Assign) && !await ApprovalsModule.IsNeeded(db, ApprovalSubject.CustomerTransfer, ct));

    private static async Task<Id<Approval>?> Ask(Customer customer, TransferCustomerRequest request, string name, CrmDb db, Session session, CancellationToken ct)
    {
        if (!await ApprovalsModule.IsNeeded(db, ApprovalSubject.CustomerTransfer, ct)) throw Refusal.Forbidden("customer.cannot_assign");
        await PoolLimits.RequireRoom(db, session, request.OwnerId, customer.Grade, ct);
        var terms = new Dictionary<string, string> { ["from"] = customer.OwnerId?.ToString() ?? "", ["owner_id"] = request.OwnerId.ToString() };
        return await ApprovalsModule.Ask(db, session, new ApprovalRequest(
            ApprovalSubject.CustomerTransfer, "customers", customer.Id.Value, [customer.Name, name], terms, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim()), ct);
    }

    /// <summary>It was agreed to. If the customer has meanwhile become another's, or the new owner has left, nothing changes and the asker is told.</summary>
    public static async Task OnGranted(ApprovalGranted granted, ReactionScope scope)
    {
        if (granted.Subject != ApprovalSubject.CustomerTransfer) return;
        var approval = await scope.Db.Approvals.SingleAsync(a => a.Id == granted.ApprovalId, scope.Cancelled);
        var (session, clock) = (scope.Get<Session>(), scope.Get<TimeProvider>());
        var customer = await scope.Db.Customers.FirstOrDefaultAsync(c => c.Id == new Id<Customer>(granted.RecordId), scope.Cancelled);
        var to = Id<User>.Parse(approval.Terms["owner_id"], null);
        if (customer is not null && (customer.OwnerId?.ToString() ?? "") == approval.Terms["from"] && await scope.Db.Users.AnyAsync(u => u.Id == to && u.IsActive, scope.Cancelled))
            await Give(customer, to, granted.AskedBy, approval.Reason, scope.Db, session, clock, scope.Cancelled);
        else
            await NotificationsModule.Tell(scope.Db, session, clock,
                new Notice(granted.AskedBy, NotificationKind.Approval, "notification.customer_transfer_void", $"transfer_void:{approval.Id}", [.. approval.Values]), scope.Cancelled);
    }

    /// <summary>It went another way: what is still being asked about it is void.</summary>
    public static Task OnTransferred(CustomerTransferred transferred, ReactionScope scope) =>
        ApprovalsModule.Void(scope.Db, scope.Get<TimeProvider>(), ApprovalSubject.CustomerTransfer, transferred.CustomerId.Value, scope.Cancelled);

    public static Task OnDeleted(CustomerDeleted deleted, ReactionScope scope) =>
        ApprovalsModule.Void(scope.Db, scope.Get<TimeProvider>(), ApprovalSubject.CustomerTransfer, deleted.CustomerId.Value, scope.Cancelled);

    private static async Task Give(
        Customer customer, Id<User> to, Id<User>? by, string? reason, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        customer.TransferTo(to);
        if (!string.IsNullOrWhiteSpace(reason)) db.Note("customers", customer.Id.Value, "transferred", new { reason = new[] { null, reason.Trim() } });
        var byName = await db.Users.Where(u => u.Id == by).Select(u => u.Name).FirstOrDefaultAsync(ct) ?? "";
        var notice = new Notice(to, NotificationKind.Assigned, "notification.customer_received", $"customer_received:{customer.Id}:{customer.Version + 1}", customer.Name, byName, reason ?? "")
        {
            Record = ("customers", customer.Id.Value),
            By = by,
        };
        await NotificationsModule.Tell(db, session, clock, notice, ct);
    }
}
