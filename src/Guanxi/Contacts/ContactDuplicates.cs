using Guanxi.Customers;
using Guanxi.Platform.Search;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Contacts;

/// <summary>A contact that looks like the one being entered, and in what: name, phone or email.</summary>
public sealed record LikelyContact(Id<Contact> ContactId, string Name, string? Position, Id<Customer> CustomerId, string? CustomerName, IReadOnlyList<string> Reasons);

/// <summary>What is known so far of a contact that is being entered. A name says something at its customer only.</summary>
public sealed record EnteredContact(string? Name, string? Mobile, string? Phone, string? Email, Id<Customer>? CustomerId);

/// <summary>Finds, while one types, who it may be: by number and mail anywhere, by name (or its sound) at the same customer.</summary>
internal static class ContactDuplicates
{
    private const int MostShown = 5;

    /// <summary>How many contacts a number or mail may lead to before they are compared exactly.</summary>
    private const int MostCompared = 50;
    private const int MostColleagues = 500;

    public static async Task<Listing<LikelyContact>> Find(
        string? name, string? mobile, string? phone, string? email, [FromQuery(Name = "customer_id")] Id<Customer>? customerId, Id<Contact>? except, CrmDb db, CancellationToken ct) =>
        new(await Of(new(name, mobile, phone, email, customerId), except, db, ct));

    public static async Task<List<LikelyContact>> Of(EnteredContact entered, Id<Contact>? except, CrmDb db, CancellationToken ct)
    {
        // what may not be seen may not be guessed at either
        var seesNumbers = FieldSight.Sees("contacts", "phone") && FieldSight.Sees("contacts", "mobile");
        entered = entered with
        {
            Mobile = seesNumbers ? entered.Mobile : null,
            Phone = seesNumbers ? entered.Phone : null,
            Email = FieldSight.Sees("contacts", "email") ? entered.Email : null,
        };
        var phones = new[] { entered.Mobile, entered.Phone }.Select(p => CustomersModule.MatchKey("phone", p)).OfType<string>().ToArray();
        var (email, sound) = (CustomersModule.MatchKey("email", entered.Email), SoundOf(entered.Name));
        var likely = new List<Contact>();
        foreach (var typed in phones.Append(email).OfType<string>().Distinct()) likely.AddRange(await Holding(typed[2..], db, ct));
        if (sound is not null && entered.CustomerId is { } at)
            likely.AddRange((await db.Contacts.AsNoTracking().Where(c => c.CustomerId == at).OrderBy(c => c.Id).Take(MostColleagues).ToListAsync(ct)).Where(c => SoundOf(c.Name) == sound));
        var found = likely.DistinctBy(c => c.Id).Where(c => c.Id != except).Select(c => (Contact: c, Reasons: Reasons(c)))
            .Where(f => f.Reasons.Count > 0).OrderByDescending(f => f.Reasons.Count).Take(MostShown).ToList();
        var customers = found.Select(f => f.Contact.CustomerId).Distinct().ToArray();
        var names = customers.Length == 0 ? [] : await db.Customers.Where(c => customers.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return [.. found.Select(f => new LikelyContact(f.Contact.Id, f.Contact.Name, f.Contact.Position, f.Contact.CustomerId, names.GetValueOrDefault(f.Contact.CustomerId), f.Reasons))];

        List<string> Reasons(Contact c)
        {
            var theirs = new[] { c.Mobile, c.Phone }.Select(p => CustomersModule.MatchKey("phone", p)).OfType<string>();
            (string Word, bool Holds)[] words =
            [
                ("name", sound is not null && c.CustomerId == entered.CustomerId && SoundOf(c.Name) == sound), ("phone", theirs.Intersect(phones).Any()),
                ("email", email is not null && CustomersModule.MatchKey("email", c.Email) == email),
            ];
            return [.. words.Where(w => w.Holds).Select(w => w.Word)];
        }
    }

    /// <summary>Contacts keep no keys: the search index leads to the likely ones, which are then compared exactly.</summary>
    private static async Task<List<Contact>> Holding(string typed, CrmDb db, CancellationToken ct)
    {
        var search = SearchQuery.Parse(typed);
        if (search.IsEmpty || !search.IsIndexed) return [];
        return await db.Contacts.AsNoTracking().Where(SearchFilter.Matches<Contact>(c => c.SearchText, c => c.SearchGrams, search)).Take(MostCompared).ToListAsync(ct);
    }

    /// <summary>张伟 and 章伟 sound alike.</summary>
    private static string? SoundOf(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        return Pinyin.Of(name) is [var first, ..] ? first.Letters : CustomersModule.MatchKey("name", name);
    }
}
