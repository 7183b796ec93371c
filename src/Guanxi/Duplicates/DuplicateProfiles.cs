using System.Globalization;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Leads;
using Guanxi.Platform;
using Guanxi.Platform.Matching;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

/// <summary>What every record of a kind says about whom it stands for.</summary>
internal static class DuplicateProfiles
{
    /// <param name="kind">customers, contacts or leads.</param>
    /// <param name="ids">Only of these, when given.</param>
    public static Task<List<(Guid Id, Profile Profile)>> Of(string kind, IReadOnlyCollection<Guid>? ids, CrmDb db, CancellationToken ct) => kind switch
    {
        DuplicateKind.Customers => Customers(ids?.Select(id => new Id<Customer>(id)).ToArray(), db, ct),
        DuplicateKind.Contacts => Contacts(ids?.Select(id => new Id<Contact>(id)).ToArray(), db, ct),
        _ => Leads(ids?.Select(id => new Id<Lead>(id)).ToArray(), db, ct),
    };

    private static async Task<List<(Guid, Profile)>> Customers(Id<Customer>[]? ids, CrmDb db, CancellationToken ct)
    {
        var people = (await db.Contacts.AsNoTracking().Where(c => ids == null || ids.Contains(c.CustomerId)).OrderByDescending(c => c.IsPrimary).ThenBy(c => c.Id)
            .Select(c => new { c.CustomerId, c.Name, c.Mobile, c.Phone, c.Email }).ToListAsync(ct)).ToLookup(c => c.CustomerId);
        var customers = await db.Customers.AsNoTracking().Where(c => ids == null || ids.Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.Type, c.Name, c.ShortName, c.Website, c.Phones, c.Emails, c.Addresses, c.CustomFields }).ToListAsync(ct);
        return [.. customers.Select(c => (c.Id.Value, new Profile
        {
            IsPerson = c.Type == CustomerType.Person,
            Companies = c.Type == CustomerType.Person ? [] : [c.Name, c.ShortName],
            Person = c.Type == CustomerType.Person ? c.Name : people[c.Id].FirstOrDefault()?.Name,
            Phones = [.. c.Phones.Select(p => p.Number).Concat(people[c.Id].SelectMany(p => new[] { p.Mobile, p.Phone }))],
            Emails = [.. c.Emails.Select(e => e.Address).Concat(people[c.Id].Select(p => p.Email))],
            Websites = [c.Website],
            Identifiers = [.. c.CustomFields.Values.Where(v => v.ValueKind == System.Text.Json.JsonValueKind.String).Select(v => v.GetString()).Where(CreditCode.IsValid)],
            Address = AddressOf(c.Addresses.Find(a => a.IsPrimary)),
        }))];
    }

    private static async Task<List<(Guid, Profile)>> Contacts(Id<Contact>[]? ids, CrmDb db, CancellationToken ct)
    {
        var contacts = await db.Contacts.AsNoTracking().Where(c => ids == null || ids.Contains(c.Id)).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.Name, c.Mobile, c.Phone, c.Email, c.Wechat, c.Birthday, Company = db.Customers.Where(x => x.Id == c.CustomerId).Select(x => x.Name).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. contacts.Select(c => (c.Id.Value, new Profile
        {
            IsPerson = true,
            Person = c.Name,
            Companies = [c.Company],
            Phones = [c.Mobile, c.Phone],
            Emails = [c.Email],
            Identifiers = [c.Wechat],
            BirthDate = c.Birthday?.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        }))];
    }

    private static async Task<List<(Guid, Profile)>> Leads(Id<Lead>[]? ids, CrmDb db, CancellationToken ct)
    {
        var leads = await db.Leads.AsNoTracking().Where(l => ids == null || ids.Contains(l.Id)).OrderBy(l => l.Id)
            .Select(l => new { l.Id, l.Name, l.Company, l.Phone, l.Email, l.Wechat, l.Website, l.City }).ToListAsync(ct);
        return [.. leads.Select(l => (l.Id.Value, new Profile
        {
            IsPerson = l.Name != l.Company, // of a company that asked without a name only the company is known
            Person = l.Name == l.Company ? null : l.Name,
            Companies = [l.Company],
            Phones = [l.Phone],
            Emails = [l.Email],
            Identifiers = [l.Wechat],
            Websites = [l.Website],
            Address = new(Locality: l.City),
        }))];
    }

    private static PostalAddress? AddressOf(AddressEntry? address) =>
        address is null ? null : new(Street: address.Text, Locality: address.City, Extra: address.District, Postcode: address.Postcode, Region: address.Province);
}
