using Guanxi.Platform.Matching;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers;

/// <summary>A customer that looks like the one being entered, and in what.</summary>
/// <param name="Score">How sure, from 0 to 1.</param>
public sealed record LikelyDuplicate(Id<Customer> CustomerId, string Name, string Code, string? OwnerName, double Score, IReadOnlyList<string> Reasons);

/// <summary>What is known so far of a customer that is being entered.</summary>
public sealed record EnteredCustomer(string? Name, string? Phone, string? Email, string? Website = null);

/// <summary>
/// Finds, while one types, who it may be: an index gives the few that share a key (the same name, phone or mail in another spelling,
/// the same name without legal form and place, or by sound but for one character), the engine weighs them. Only what the caller may see.
/// </summary>
internal static class CustomerDuplicates
{
    private const int MostShown = 5;

    /// <summary>So many of each, at most, are weighed; more would share a key that says nothing.</summary>
    private const int MostSame = 50;
    private const int MostNear = 100;

    public static async Task<Listing<LikelyDuplicate>> Find(string? name, string? phone, string? email, string? website, CrmDb db, CancellationToken ct) =>
        new(await Of(new(name, phone, email, website), db, ct));

    public static async Task<List<LikelyDuplicate>> Of(EnteredCustomer entered, CrmDb db, CancellationToken ct)
    {
        // what may not be seen may not be guessed at either
        entered = entered with
        {
            Phone = FieldSight.Sees("customers", "phone") ? entered.Phone : null,
            Email = FieldSight.Sees("customers", "email") ? entered.Email : null,
            Website = FieldSight.Sees("customers", "website") ? entered.Website : null,
        };
        string?[] exact = [CustomerMatch.NameKey(entered.Name), CustomerMatch.PhoneKey(entered.Phone), CustomerMatch.EmailKey(entered.Email)];
        var found = await Sharing([.. exact.OfType<string>()], MostSame, db, ct);
        string[] near = [.. CustomerMatch.NearKeysOf(entered.Name, [], [entered.Email], entered.Website)];
        found.AddRange(await Sharing(near, MostNear, db, ct));
        found = [.. found.DistinctBy(c => c.Id)];
        var scores = LikeOne.Of(Profile(entered), [.. found.Select(Profile)]).ToDictionary(m => m.Second);
        string[] words = ["name", "phone", "email"];
        var sites = near.Where(CustomerMatch.IsDomain).ToArray();
        var likely = found.Select((c, i) => (Customer: c, Match: scores.GetValueOrDefault(i), Exact: words
                .Where((word, at) => (exact[at] is { } key && c.MatchKeys.Contains(key)) || (word == "email" && c.MatchKeys.Intersect(sites).Any())).ToList()))
            .Where(l => l.Match is not null || l.Exact.Count > 0).OrderByDescending(l => l.Match?.Score ?? 0).ThenBy(l => l.Customer.Id).Take(MostShown).ToList();
        var owners = await Owners([.. likely.Select(l => l.Customer.OwnerId).OfType<Id<Identity.User>>()], db, ct);
        return [.. likely.Select(l => new LikelyDuplicate(
            l.Customer.Id, l.Customer.Name, l.Customer.Code, l.Customer.OwnerId is { } owner ? owners.GetValueOrDefault(owner) : null, l.Match?.Score ?? 0.5,
            [.. words.Concat(["address"]).Where(w => l.Exact.Contains(w) || l.Match?.Reasons.Contains(w) == true)]))];
    }

    private static async Task<List<Customer>> Sharing(string[] keys, int most, CrmDb db, CancellationToken ct) => keys.Length == 0
        ? []
        : await db.Customers.AsNoTracking().Where(c => c.MatchKeys.Any(k => keys.Contains(k))).OrderBy(c => c.Id).Take(most).ToListAsync(ct);

    private static async Task<Dictionary<Id<Identity.User>, string>> Owners(Id<Identity.User>[] ids, CrmDb db, CancellationToken ct) =>
        ids.Length == 0 ? [] : await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

    private static Profile Profile(EnteredCustomer entered) => new() { Companies = [entered.Name], Phones = [entered.Phone], Emails = [entered.Email], Websites = [entered.Website] };

    private static Profile Profile(Customer c) => new()
    {
        IsPerson = c.Type == CustomerType.Person,
        Companies = c.Type == CustomerType.Person ? [] : [c.Name, c.ShortName],
        Person = c.Type == CustomerType.Person ? c.Name : null,
        Phones = [.. c.Phones.Select(p => p.Number)],
        Emails = [.. c.Emails.Select(e => e.Address)],
        Websites = [c.Website],
    };
}
