using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Contacts;

/// <summary>Adds and changes contacts, keeping one primary per customer: whoever writes first holds the customer's row.</summary>
internal static class EditContact
{
    public static async Task<IResult> Create(ContactChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        if (request.CustomerId.Value is not { } customerId) throw Refusal.Field("customer_id", "required");
        await using var transaction = await Begin(db, ct);
        var customer = await CustomerFor(db, customerId, ct);
        session.Require(ContactsModule.Create, customer);
        if (request.IsPrimary.Value == true) await StepBackOthers(db, customerId, default, ct);
        var contact = Contact.Add(customer, request);
        db.Contacts.Add(contact);
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return Results.Created($"/api/contacts/{contact.Id}", http.Tagged(await ContactQueries.One(db, contact.Id, ct), contact.Version));
    }

    public static Task<ContactRow> Handle(
        Id<Contact> id, ContactChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
        {
            await using var transaction = await Begin(db, ct);
            var at = await db.Contacts.Where(c => c.Id == id).Select(c => (Id<Customer>?)c.CustomerId).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
            var target = request.CustomerId.Value ?? at;
            var customer = await CustomerFor(db, target, ct);
            var contact = await db.Contacts.Get(id, ct);
            session.Require(ContactsModule.Edit, contact.OwnerId);
            await http.RequireSame(contact.Version, request.Version, async () => await ContactQueries.One(db, id, ct));
            if (target != at) session.Require(ContactsModule.Edit, customer.OwnerId);
            if ((request.IsPrimary.Value ?? contact.IsPrimary) && (target != at || !contact.IsPrimary)) await StepBackOthers(db, target, id, ct);
            if (target != at) contact.MoveTo(customer);
            contact.Change(request);
            await db.SaveChangesAsync(ct);
            if (transaction is not null) await transaction.CommitAsync(ct);
            return http.Tagged(await ContactQueries.One(db, id, ct), contact.Version);
        });

    public static Task<IResult> Delete(Id<Contact> id, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var contact = await db.Contacts.Get(id, ct);
        session.Require(ContactsModule.Delete, contact.OwnerId);
        await http.RequireSame(contact.Version, default, async () => await ContactQueries.One(db, id, ct));
        await db.Delete(contact, ct);
        return Results.NoContent();
    });

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<ContactRow> Restore(Id<Contact> id, HttpContext http, CrmDb db, CancellationToken ct)
    {
        var contact = await db.Restore(id, null, ct);
        return http.Tagged(await ContactQueries.One(db, id, ct), contact.Version);
    }

    /// <summary>The visible customer, its row held until the transaction ends.</summary>
    private static async Task<Customer> CustomerFor(CrmDb db, Id<Customer> id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = {id.Value} FOR UPDATE", ct);
        return await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw Refusal.Field("customer_id", "not_found");
    }

    /// <summary>Saved before the new primary is, since the database allows only one at any moment.</summary>
    private static async Task StepBackOthers(CrmDb db, Id<Customer> customer, Id<Contact> except, CancellationToken ct)
    {
        foreach (var other in await db.Contacts.Where(c => c.CustomerId == customer && c.IsPrimary && c.Id != except).ToListAsync(ct)) other.StepBack();
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction?> Begin(CrmDb db, CancellationToken ct) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
}
