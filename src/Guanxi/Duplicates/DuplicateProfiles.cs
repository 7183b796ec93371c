using System.Globalization;
using Guanxi.Contacts;
using Guanxi.Customers;
using Guanxi.Duplicates.Matching;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Duplicates;

/// <summary>What every record of a kind says about whom it stands for.</summary>
internal static class DuplicateProfiles
{
    public static Task<List<(Guid Id, Profile Profile)>> Of(string kind, CrmDb db, CancellationToken ct) => kind switch
    {
        DuplicateKind.Customers => Customers(db, ct),
        DuplicateKind.Contacts => Contacts(db, ct),
        _ => Leads(db, ct),
    };

    private static async Task<List<(Guid, Profile)>> Customers(CrmDb db, CancellationToken ct)
    {
        var people = (await db.Contacts.AsNoTracking().OrderByDescending(c => c.IsPrimary).ThenBy(c => c.Id)
            .Select(c => new { c.CustomerId, c.Name, c.Mobile, c.Phone, c.Email }).ToListAsync(ct)).ToLookup(c => c.CustomerId);
        var customers = await db.Customers.AsNoTracking().OrderBy(c => c.Id)
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

    private static async Task<List<(Guid, Profile)>> Contacts(CrmDb db, CancellationToken ct)
    {
        var contacts = await db.Contacts.AsNoTracking().OrderBy(c => c.Id)
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

    private static async Task<List<(Guid, Profile)>> Leads(CrmDb db, CancellationToken ct)
    {
        var leads = await db.Leads.AsNoTracking().OrderBy(l => l.Id).Select(l => new { l.Id, l.Name, l.Company, l.Phone, l.Email, l.Wechat, l.Website, l.City }).ToListAsync(ct);
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
