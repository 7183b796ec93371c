using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Matching;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

/// <summary>One record of a pair, as far as it takes to tell whether it is the other.</summary>
/// <param name="Detail">The code of a customer, the company of a person.</param>
/// <param name="Facts">What was compared, by the word of the reason: name, phone, email, address …</param>
public sealed record DuplicateSide(
    string Id, string Name, string? Detail, string? OwnerName, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, IReadOnlyDictionary<string, IReadOnlyList<string>> Facts);

internal static class DuplicateSides
{
    private sealed record Head(Guid Id, string Name, string? Detail, string? OwnerName, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

    /// <summary>Those of the records that the caller sees.</summary>
    public static async Task<Dictionary<Guid, DuplicateSide>> Of(string kind, Guid[] ids, CrmDb db, CancellationToken ct)
    {
        if (ids.Length == 0) return [];
        var profiles = (await DuplicateProfiles.Of(kind, ids, db, ct)).ToDictionary(p => p.Id, p => p.Profile);
        return (await Heads(kind, ids, db, ct)).Where(h => profiles.ContainsKey(h.Id))
            .ToDictionary(h => h.Id, h => new DuplicateSide(RecordIds.Text(kind, h.Id)!, h.Name, h.Detail, h.OwnerName, h.CreatedAt, h.UpdatedAt, FactsOf(profiles[h.Id]).Where(f => FieldSight.Sees(kind, f.Key)).ToDictionary(f => f.Key, f => f.Value)));
    }

    private static async Task<List<Head>> Heads(string kind, Guid[] ids, CrmDb db, CancellationToken ct)
    {
        var (customers, contacts, leads) = (ids.Select(id => new Id<Customer>(id)).ToArray(), ids.Select(id => new Id<Contact>(id)).ToArray(), ids.Select(id => new Id<Lead>(id)).ToArray());
        return kind switch
        {
            DuplicateKind.Customers => await db.Customers.AsNoTracking().Where(c => customers.Contains(c.Id))
                .Select(c => new Head(c.Id.Value, c.Name, c.Code, db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(), c.CreatedAt, c.UpdatedAt)).ToListAsync(ct),
            DuplicateKind.Contacts => await db.Contacts.AsNoTracking().Where(c => contacts.Contains(c.Id))
                .Select(c => new Head(c.Id.Value, c.Name, db.Customers.Where(k => k.Id == c.CustomerId).Select(k => k.Name).FirstOrDefault(),
                    db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(), c.CreatedAt, c.UpdatedAt)).ToListAsync(ct),
            _ => await db.Leads.AsNoTracking().Where(l => leads.Contains(l.Id))
                .Select(l => new Head(l.Id.Value, l.Name, l.Company, db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.Name).FirstOrDefault(), l.CreatedAt, l.UpdatedAt)).ToListAsync(ct),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> FactsOf(Profile p)
    {
        var address = p.Address is { } a ? string.Concat(new[] { a.Region, a.Locality, a.Extra, a.Street, a.Number }.Distinct()) : null;
        (string Key, IEnumerable<string?> Values)[] facts =
        [
            (p.IsPerson ? "company" : "name", p.Companies), (p.IsPerson ? "name" : "contact", [p.Person]), ("phone", p.Phones), ("email", p.Emails.Concat(p.Websites)),
            ("identifier", p.Identifiers), ("birthday", [p.BirthDate]), ("address", [address]),
        ];
        return facts.Select(f => (f.Key, Values: f.Values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).Distinct().ToList()))
            .Where(f => f.Values.Count > 0).ToDictionary(f => f.Key, f => (IReadOnlyList<string>)f.Values);
    }
}
