using System.Text.Json;
using System.Text.Json.Serialization;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Guanxi.Platform.Database;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The contacts that a chunk of rows adds and changes, saved together, with one primary per customer.</summary>
internal sealed class ContactBatch(ImportScope scope)
{
    private static readonly JsonSerializerOptions OnlyGiven = new(Json.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private static readonly ContactChanges First = new() { IsPrimary = new(true) };
    private readonly List<Contact> added = [];
    private readonly Dictionary<Id<Contact>, (Contact Contact, string Before, int? Follows)> changed = [];

    /// <summary>The first row that names itself primary, by customer.</summary>
    private readonly Dictionary<Id<Customer>, Contact> primaries = [];

    /// <summary>Null where the row lacks what its custom fields ask of it.</summary>
    public Contact? Add(Customer customer, ContactChanges changes, ImportRow row)
    {
        var contact = ContactsModule.Add(customer, changes with { IsPrimary = default });
        if (row.Instant("created_at").Value is { } made && made <= scope.Clock.GetUtcNow()) contact.WasMade(made);
        if (!row.Completes(contact)) return null;
        added.Add(contact);
        if (changes.IsPrimary.Value == true) primaries.TryAdd(customer.Id, contact);
        row.Became(RowOutcome.Created);
        return contact;
    }

    public void Change(Contact contact, ContactChanges changes, ImportRow row)
    {
        Remember(contact);
        var becomesPrimary = changes.IsPrimary.Value == true;
        ContactsModule.Change(contact, becomesPrimary ? changes with { IsPrimary = default } : changes);
        if (becomesPrimary) primaries.TryAdd(contact.CustomerId, contact);
        row.Became(RowOutcome.Updated);
    }

    /// <summary>The customers are saved already.</summary>
    public async Task Save(CancellationToken ct)
    {
        var (db, session, clock) = (scope.Db, scope.Session, scope.Clock);
        await StepBackOthers(ct);
        foreach (var contact in primaries.Values) ContactsModule.Change(contact, First);
        await db.SaveChangesAsync(ct);
        await db.InsertMany(added, session, clock, ct);
        await db.InsertMany([.. added.Select(c => AuditTrail.Entry(session, clock.GetUtcNow(), "contacts", c.Id.Value, "created", c.OwnerId, new Dictionary<string, object?[]> { ["name"] = [null, c.Name] }))], session, clock, ct);
        scope.Traces.AddRange(added.Select(c => new ImportTrace(c.Id.Value, true, null, c.Version)));
        scope.Traces.AddRange(changed.Values.Select(c => new ImportTrace(c.Contact.Id.Value, false, c.Before, c.Contact.Version, c.Follows)));
    }

    /// <summary>Saved before the new primary is, since the database allows only one at any moment.</summary>
    private async Task StepBackOthers(CancellationToken ct)
    {
        if (primaries.Count == 0) return;
        await scope.Db.SaveChangesAsync(ct);
        var customers = primaries.Keys.ToArray();
        foreach (var other in await scope.Db.Contacts.Where(c => customers.Contains(c.CustomerId) && c.IsPrimary).ToListAsync(ct))
        {
            if (primaries[other.CustomerId] == other) continue;
            Remember(other);
            ContactsModule.Change(other, new ContactChanges { IsPrimary = new(false) });
        }
        await scope.Db.SaveChangesAsync(ct);
    }

    private void Remember(Contact contact)
    {
        if (!added.Contains(contact))
            changed.TryAdd(contact.Id, (contact, JsonSerializer.Serialize(ContactsModule.Snapshot(contact), OnlyGiven), scope.VersionToFollow(contact)));
    }
}
