using Guanxi.Approvals;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Notifications;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Guanxi.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Handovers;

/// <summary>What lies with a person: all customers, and of deals, enquiries, tasks and decisions what is open.</summary>
public sealed record HandoverSummary(Id<User> UserId, string UserName, bool IsActive, int Customers, int Opportunities, int Leads, int Tasks, int Approvals);

/// <summary>What moved.</summary>
public sealed record HandoverResult(int Customers, int Opportunities, int Leads, int Tasks, int Approvals);

/// <summary>Who gets what; a kind for which nobody is named stays where it is.</summary>
public sealed record HandoverRequest
{
    /// <summary>Gets every kind for which nobody else is named.</summary>
    public Id<User>? ToId { get; init; }
    public Id<User>? CustomersTo { get; init; }
    public Id<User>? OpportunitiesTo { get; init; }
    public Id<User>? LeadsTo { get; init; }
    public Id<User>? TasksTo { get; init; }
    public Id<User>? ApprovalsTo { get; init; }

    /// <summary>Puts the customers into the public pool instead.</summary>
    public bool CustomersToPool { get; init; }
}

/// <summary>离职交接: what lies with a leaver goes to successors, all of it or nothing.</summary>
internal static class HandOver
{
    public static async Task<HandoverSummary> Summary(Id<User> id, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await Leaver(id, db, session, ct);
        return new HandoverSummary(id, user.Name, user.IsActive, await CustomersModule.OwnedBy(db, id, ct), await OpportunitiesModule.OpenOf(db, id, ct),
            await LeadsModule.OpenOf(db, id, ct), await TasksModule.OpenOf(db, id, ct), await ApprovalsModule.WaitingFor(db, id, ct));
    }

    public static async Task<HandoverResult> Handle(
        Id<User> id, HandoverRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var user = await Leaver(id, db, session, ct);
        await RequireSuccessors(id, request, db, ct);
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var result = new HandoverResult(
            request.CustomersToPool || (request.CustomersTo ?? request.ToId) is not null
                ? await CustomersModule.HandOver(db, id, request.CustomersToPool ? null : request.CustomersTo ?? request.ToId, ct) : 0,
            (request.OpportunitiesTo ?? request.ToId) is { } deals ? await OpportunitiesModule.HandOver(db, id, deals, ct) : 0,
            (request.LeadsTo ?? request.ToId) is { } leads ? await LeadsModule.HandOver(db, id, leads, ct) : 0,
            (request.TasksTo ?? request.ToId) is { } tasks ? await TasksModule.HandOver(db, session, id, tasks, ct) : 0,
            (request.ApprovalsTo ?? request.ToId) is { } approvals ? await ApprovalsModule.HandOver(db, id, approvals, ct) : 0);
        db.Note("users", id.Value, "handed_over", result);
        foreach (var successor in Successors(request)) await Tell(successor, user.Name, result, request, db, session, clock, ct);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return result;
    }

    /// <exception cref="Refusal">404 for nobody, 403 for who may not give away everything or stands below the person.</exception>
    private static async Task<User> Leaver(Id<User> id, CrmDb db, Session session, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Get(id, ct);
        if (!session.Reaches(CustomersModule.Assign, null)) throw Refusal.Forbidden();
        return await IdentityModule.MayChange(db, session, user, ct) ? user : throw Refusal.Forbidden("user.outranks_you");
    }

    private static async Task RequireSuccessors(Id<User> id, HandoverRequest request, CrmDb db, CancellationToken ct)
    {
        var named = new (string Field, Id<User>? User)[]
        {
            ("to_id", request.ToId), ("customers_to", request.CustomersTo), ("opportunities_to", request.OpportunitiesTo),
            ("leads_to", request.LeadsTo), ("tasks_to", request.TasksTo), ("approvals_to", request.ApprovalsTo),
        };
        if (!request.CustomersToPool && named.All(n => n.User is null)) throw Refusal.Field("to_id", "required");
        foreach (var (field, successor) in named.Where(n => n.User is not null))
        {
            if (successor == id) throw Refusal.Conflict("handover.to_oneself");
            if (!await db.Users.AnyAsync(u => u.Id == successor && u.IsActive, ct)) throw Refusal.Field(field, "unknown_user");
        }
    }

    private static IEnumerable<Id<User>> Successors(HandoverRequest r) =>
        new[] { r.ToId, r.CustomersToPool ? null : r.CustomersTo, r.OpportunitiesTo, r.LeadsTo, r.TasksTo, r.ApprovalsTo }.OfType<Id<User>>().Distinct();

    /// <summary>One line for all that came to a successor.</summary>
    private static Task<bool> Tell(
        Id<User> to, string from, HandoverResult moved, HandoverRequest r, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        string Count(int count, Id<User>? named) => ((named ?? r.ToId) == to ? count : 0).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return NotificationsModule.Tell(db, session, clock, new Notice(to, NotificationKind.Assigned, "notification.handed_over", $"handed_over:{clock.GetUtcNow().UtcTicks}:{to}",
            from, r.CustomersToPool ? "0" : Count(moved.Customers, r.CustomersTo), Count(moved.Opportunities, r.OpportunitiesTo), Count(moved.Leads, r.LeadsTo),
            Count(moved.Tasks, r.TasksTo), Count(moved.Approvals, r.ApprovalsTo))
        { By = session.UserId }, ct);
    }
}
