using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Identity;
using Guanxi.Leads;
using Guanxi.Opportunities;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Documents;

/// <summary>The record a document is kept with, as one that the caller sees.</summary>
internal sealed record DocumentPlace(string Kind, Guid Id, Id<User>? OwnerId)
{
    private static readonly string[] Kinds = ["customers", "contacts", "leads", "opportunities"];

    /// <exception cref="Refusal">400 for another kind or no id, 404 for a record that is not there or not visible.</exception>
    public static Task<DocumentPlace> Named(string? kind, string? id, CrmDb db, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(kind)) throw Refusal.Field("kind", "required");
        if (!Kinds.Contains(kind)) throw Refusal.Field("kind", "unknown_option");
        if (string.IsNullOrWhiteSpace(id)) throw Refusal.Field("record_id", "required");
        return RecordIds.TryParse(kind, id, out var record) ? Of(kind, record, db, ct) : throw Refusal.Field("record_id", "wrong_type");
    }

    /// <exception cref="Refusal">404 when the record is not there or not visible.</exception>
    public static Task<DocumentPlace> Of(string kind, Guid id, CrmDb db, CancellationToken ct) => kind switch
    {
        "customers" => Find(kind, db.Customers, new Id<Customer>(id), ct),
        "contacts" => Find(kind, db.Contacts, new Id<Contact>(id), ct),
        "leads" => Find(kind, db.Leads, new Id<Lead>(id), ct),
        _ => Find(kind, db.Opportunities, new Id<Opportunity>(id), ct),
    };

    /// <summary>The document and the record it is kept with.</summary>
    /// <exception cref="Refusal">404 unless the caller sees the record.</exception>
    public static async Task<(Document Document, DocumentPlace Place)> Of(Id<Document> id, CrmDb db, CancellationToken ct)
    {
        var document = await db.Documents.Get(id, ct);
        return (document, await Of(document.RecordKind, document.RecordId, db, ct));
    }

    /// <exception cref="Refusal">403 for who may not change the record.</exception>
    public void RequireEdit(Session session) => session.Require($"{Kind}.edit", OwnerId);

    private static async Task<DocumentPlace> Find<T>(string kind, IQueryable<T> records, Id<T> id, CancellationToken ct) where T : Entity<T>, IOwned
    {
        var found = await records.AsNoTracking().Where(r => r.Id == id).Select(r => new { r.OwnerId }).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        return new(kind, id.Value, found.OwnerId);
    }
}
