using System.Text.Json;
using Guanxi.Activities;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields.Custom;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>Takes customers back that an import made or changed. What people have worked with since stays as it is.</summary>
internal static class UndoCustomers
{
    /// <summary>How many records were left because somebody changed or used them since.</summary>
    public static async Task<int> Of(IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var ids = traces.Select(t => t.RecordId).Distinct().ToArray();
        // whoever adds a contact or an activity meanwhile waits for the outcome
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.customers WHERE id = ANY({ids}) ORDER BY id FOR UPDATE", ct);
        var kept = await RemoveNotes(ids, traces, db, ct);
        var customerIds = ids.Select(id => new Id<Customer>(id)).ToArray();
        var customers = await db.Customers.Where(c => customerIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, ct);
        var made = new List<Customer>();
        foreach (var trace in traces)
        {
            if (!customers.TryGetValue(trace.RecordId, out var customer)) continue;
            if (customer.Version != trace.VersionAfter) kept++;
            else if (trace.IsNew) made.Add(customer);
            else CustomersModule.Change(customer, await Before(customer, trace, db, ct));
        }
        var used = await InUse(made, db, ct);
        db.Customers.RemoveRange(made.Where(c => !used.Contains(c.Id)));
        await db.SaveChangesAsync(ct);
        return kept + used.Count;
    }

    private static async Task<int> RemoveNotes(Guid[] ids, IReadOnlyList<ImportTrace> traces, CrmDb db, CancellationToken ct)
    {
        var noteIds = ids.Select(id => new Id<Activity>(id)).ToArray();
        var notes = await db.Activities.Where(a => noteIds.Contains(a.Id)).ToListAsync(ct);
        var versions = traces.ToLookup(t => t.RecordId, t => t.VersionAfter);
        var untouched = notes.Where(n => versions[n.Id.Value].Contains(n.Version)).ToList();
        db.Activities.RemoveRange(untouched);
        await db.SaveChangesAsync(ct);
        return notes.Count - untouched.Count;
    }

    /// <summary>The values of before; a parent that is gone meanwhile stays away.</summary>
    private static async Task<CustomerChanges> Before(Customer customer, ImportTrace trace, CrmDb db, CancellationToken ct)
    {
        var before = JsonSerializer.Deserialize<CustomerChanges>(trace.Before!, Json.Options)!;
        before = before with { CustomFields = CustomValues.WayBack(customer.CustomFields, before.CustomFields.Value) };
        return before.ParentId.Value is { } parent && !await db.Customers.AnyAsync(c => c.Id == parent, ct) ? before with { ParentId = null } : before;
    }

    /// <summary>New customers that have got contacts, activities, deals or child companies of their own since.</summary>
    private static async Task<HashSet<Id<Customer>>> InUse(List<Customer> made, CrmDb db, CancellationToken ct)
    {
        var ids = made.Select(c => c.Id).ToArray();
        var used = made.Where(c => c.ContactCount > 0).Select(c => c.Id).ToHashSet();
        used.UnionWith(await db.Activities.Where(a => a.CustomerId != null && ids.Contains(a.CustomerId.Value)).Select(a => a.CustomerId!.Value).Distinct().ToListAsync(ct));
        used.UnionWith(await db.Opportunities.Where(o => o.CustomerId != null && ids.Contains(o.CustomerId.Value)).Select(o => o.CustomerId!.Value).Distinct().ToListAsync(ct));
        used.UnionWith(await db.Customers.Where(c => c.ParentId != null && ids.Contains(c.ParentId.Value) && !ids.Contains(c.Id)).Select(c => c.ParentId!.Value).Distinct().ToListAsync(ct));
        while (made.Exists(c => used.Contains(c.Id) && c.ParentId is { } parent && ids.Contains(parent) && used.Add(parent))) { /* who stays keeps its parent */ }
        return used;
    }
}
