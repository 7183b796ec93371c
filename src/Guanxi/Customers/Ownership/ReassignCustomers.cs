using System.Linq.Expressions;
using Guanxi.Identity;
using Guanxi.Notifications;
using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

/// <summary>Customers to give to somebody: named ones, or all that a list shows.</summary>
public sealed record ReassignCustomersRequest
{
    [AtMost(ReassignCustomers.Most)] public List<Id<Customer>>? CustomerIds { get; init; }
    [Text(4000)] public string? Filter { get; init; }
    [Text(200)] public string? Q { get; init; }

    /// <summary>Who gets them; nobody puts them into the public pool.</summary>
    public Id<User>? OwnerId { get; init; }
    [Text(500)] public string? Reason { get; init; }
}

/// <summary>How many changed hands, and which from whom to whom.</summary>
public sealed record ReassignedCustomers(int Changed, IReadOnlyList<ChangedHands<Customer>> Hands);

/// <summary>Gives many customers to one person, all in one transaction.</summary>
internal static class ReassignCustomers
{
    public const int Most = ChangedHands<Customer>.Most;
    private const int Batch = 500;

    /// <exception cref="Refusal">403 for who may not give away all customers, 422 for too many.</exception>
    public static async Task<ReassignedCustomers> Handle(
        ReassignCustomersRequest request, CrmDb db, Session session, CustomerSelection selection, TimeProvider clock, CancellationToken ct)
    {
        if (!session.Reaches(CustomersModule.Assign, null)) throw Refusal.Forbidden("customer.transfer_needs_approval");
        if (request.CustomerIds is null && request.Filter is null && request.Q is null) throw Refusal.Field("customer_ids", "required");
        if (request.OwnerId is { } owner && !await db.Users.AnyAsync(u => u.Id == owner && u.IsActive, ct)) throw Refusal.Field("owner_id", "unknown_user");
        var chosen = request.CustomerIds is { } ids
            ? db.Customers.Where(c => ids.Contains(c.Id))
            : selection.Of(new CustomerCriteria { Filter = request.Filter, Q = request.Q, IsActive = "all" });
        var all = await chosen.Where(c => c.OwnerId != request.OwnerId).OrderBy(c => c.Id).Select(c => c.Id).Take(Most + 1).ToListAsync(ct);
        if (all.Count > Most) throw Refusal.Rule("bulk.too_many", Most);

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var moves = await Give(all, c => c.OwnerId != request.OwnerId, request.OwnerId, db, ct);
        if (request.OwnerId is { } person && moves.Count > 0) await Tell(person, moves.Count, db, session, clock, ct);
        db.Note("customers", null, "reassigned", new { owner_id = new[] { null, request.OwnerId?.ToString() }, count = new[] { 0, moves.Count }, reason = new[] { null, request.Reason } });
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new ReassignedCustomers(moves.Count, ChangedHands<Customer>.Of(moves));
    }

    /// <summary>Puts back what was reassigned, as far as it is still where that brought it.</summary>
    public static async Task<ReassignedCustomers> Undo(UndoHandsRequest<Customer> request, CrmDb db, Session session, CancellationToken ct)
    {
        if (!session.Reaches(CustomersModule.Assign, null)) throw Refusal.Forbidden("customer.transfer_needs_approval");
        await request.Require(db, ct);
        session.Source = "undo";
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var moves = new List<(Id<Customer>, Id<User>?, Id<User>?)>();
        foreach (var hands in request.Hands) moves.AddRange(await Give(hands.Ids, c => c.OwnerId == hands.To, hands.From, db, ct));
        db.Note("customers", null, "reassigned", new { count = new[] { 0, moves.Count } });
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new ReassignedCustomers(moves.Count, ChangedHands<Customer>.Of(moves));
    }

    /// <summary>All customers of a leaver, within the caller's transaction.</summary>
    public static async Task<int> HandOver(CrmDb db, Id<User> from, Id<User>? to, CancellationToken ct) =>
        (await Give(await Owned(db, from).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct), c => c.OwnerId != to, to, db, ct)).Count;

    public static IQueryable<Customer> Owned(CrmDb db, Id<User> person) => db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.OwnerId == person);

    /// <summary>Locked batch by batch, so that nobody's edit comes in between and stops the whole.</summary>
    private static async Task<List<(Id<Customer> Id, Id<User>? From, Id<User>? To)>> Give(List<Id<Customer>> all, Expression<Func<Customer, bool>> those, Id<User>? to, CrmDb db, CancellationToken ct)
    {
        var moves = new List<(Id<Customer>, Id<User>?, Id<User>?)>();
        foreach (var batch in all.Chunk(Batch))
        {
            var ids = batch.Select(id => id.Value).ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct);
            foreach (var customer in await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => batch.Contains(c.Id)).Where(those).ToListAsync(ct))
            {
                moves.Add((customer.Id, customer.OwnerId, to));
                customer.TransferTo(to);
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return moves;
    }

    private static Task<bool> Tell(Id<User> person, int changed, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        NotificationsModule.Tell(db, session, clock, new Notice(person, NotificationKind.Assigned, "notification.customers_received",
            $"customers_received:{clock.GetUtcNow().UtcTicks}", changed.ToString(System.Globalization.CultureInfo.InvariantCulture))
        { By = session.UserId }, ct);
}
