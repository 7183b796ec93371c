using Guanxi.Platform;
using Guanxi.Platform.Http;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

public sealed record AddTagRequest
{
    [Needed, Text(50)] public required string Tag { get; init; }
}

/// <summary>Tags to add to and take from many customers: named ones, or all that a list shows.</summary>
public sealed record TagCustomersRequest
{
    [AtMost(TagCustomers.Most)] public List<Id<Customer>>? CustomerIds { get; init; }

    /// <summary>What the list shows under these parameters; none of them means all of it.</summary>
    public CustomerCriteria? Conditions { get; init; }
    [Text(50), AtMost(20)] public List<string> Add { get; init; } = [];
    [Text(50), AtMost(20)] public List<string> Remove { get; init; } = [];
}

/// <summary>How many customers were changed.</summary>
public sealed record TaggedCustomers(int Changed);

internal static class TagCustomers
{
    public const int Most = 10_000;
    private const int Batch = 500;

    public static Task<CustomerDetail> Add(Id<Customer> id, AddTagRequest request, HttpContext http, CrmDb db, Session session, CancellationToken ct) =>
        Change(id, customer => customer.AddTag(request.Tag), http, db, session, ct);

    public static Task<CustomerDetail> Remove(Id<Customer> id, string tag, HttpContext http, CrmDb db, Session session, CancellationToken ct) =>
        Change(id, customer => customer.RemoveTag(Unescaped(tag)), http, db, session, ct);

    /// <summary>All of them in one transaction. What is visible but not the caller's to edit is left as it is.</summary>
    public static async Task<TaggedCustomers> Many(TagCustomersRequest request, CrmDb db, Session session, CustomerSelection selection, CancellationToken ct)
    {
        if (request.CustomerIds is null && request.Conditions is null) throw Refusal.Field("customer_ids", "required");
        if (request.Add.Concat(request.Remove).Any(string.IsNullOrWhiteSpace)) throw Refusal.Field("add", "required");
        var chosen = request.CustomerIds is { } ids
            ? db.Customers.Where(c => ids.Contains(c.Id))
            : selection.Of(request.Conditions!);
        var all = await chosen.OrderBy(c => c.Id).Select(c => c.Id).Take(Most + 1).ToListAsync(ct);
        if (all.Count > Most) throw Refusal.Rule("bulk.too_many", Most);

        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var changed = 0;
        foreach (var batch in all.Chunk(Batch)) changed += await ChangeBatch(batch, request, db, session, ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new TaggedCustomers(changed);
    }

    private static async Task<int> ChangeBatch(Id<Customer>[] batch, TagCustomersRequest request, CrmDb db, Session session, CancellationToken ct)
    {
        var changed = 0;
        foreach (var customer in await db.Customers.Where(c => batch.Contains(c.Id)).ToListAsync(ct))
        {
            if (!session.Reaches(CustomersModule.Edit, customer)) continue;
            var added = request.Add.Count(customer.AddTag);
            var removed = request.Remove.Count(customer.RemoveTag);
            if (added + removed > 0) changed++;
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return changed;
    }

    /// <summary>Routing leaves a slash inside a value escaped.</summary>
    private static string Unescaped(string tag) => tag.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static Task<CustomerDetail> Change(
        Id<Customer> id, Func<Customer, bool> change, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
        {
            var customer = await db.Customers.Get(id, ct);
            session.Require(CustomersModule.Edit, customer);
            if (change(customer)) await db.SaveChangesAsync(ct);
            return http.Tagged(await CustomerQueries.Detail(db, id, ct), customer.Version);
        });
}
