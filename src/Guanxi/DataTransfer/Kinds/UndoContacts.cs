using System.Text.Json;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Takes contacts back that an import made or changed, then the companies that came with them.</summary>
internal static class UndoContacts
{
    public static async Task<int> Of(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => new Id<Contact>(t.RecordId)).Distinct().ToArray();
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, ct);
        var talkedTo = (await db.Activities.Where(a => a.ContactId != null && ids.Contains(a.ContactId.Value)).Select(a => a.ContactId!.Value).Distinct().ToListAsync(ct)).ToHashSet();
        var restored = new List<(Contact Contact, ContactChanges Before)>();
        var kept = 0;
        foreach (var trace in traces)
        {
            if (!contacts.TryGetValue(trace.RecordId, out var contact)) continue;
            if (contact.Version != trace.VersionAfter || (trace.IsNew && talkedTo.Contains(contact.Id))) kept++;
            else if (trace.IsNew) db.Contacts.Remove(contact);
            else restored.Add((contact, Before(contact, trace)));
        }
        await db.SaveChangesAsync(ct);
        await Restore(restored, db, ct);
        var rest = traces.Where(t => !contacts.ContainsKey(t.RecordId)).ToList();
        return kept + await UndoCustomers.Of(rest, db, ct);
    }

    /// <summary>Who was primary becomes it again unless somebody chose another since; set last, since there is one at any moment.</summary>
    private static async Task Restore(List<(Contact Contact, ContactChanges Before)> restored, CrmDb db, CancellationToken ct)
    {
        foreach (var (contact, before) in restored) ContactsModule.Change(contact, before.IsPrimary.Value == true && !contact.IsPrimary ? before with { IsPrimary = default } : before);
        await db.SaveChangesAsync(ct);
        var wanted = restored.Where(r => r.Before.IsPrimary.Value == true && !r.Contact.IsPrimary).Select(r => r.Contact).ToList();
        var customers = wanted.Select(c => c.CustomerId).ToArray();
        var taken = await db.Contacts.Where(c => customers.Contains(c.CustomerId) && c.IsPrimary).Select(c => c.CustomerId).ToListAsync(ct);
        foreach (var contact in wanted.Where(c => !taken.Contains(c.CustomerId)).DistinctBy(c => c.CustomerId))
            ContactsModule.Change(contact, new ContactChanges { IsPrimary = new(true) });
        await db.SaveChangesAsync(ct);
    }

    private static ContactChanges Before(Contact contact, ImportTrace trace)
    {
        var before = JsonSerializer.Deserialize<ContactChanges>(trace.Before!, Json.Options)!;
        return before with { CustomFields = CustomValues.WayBack(contact.CustomFields, before.CustomFields.Value) };
    }
}
