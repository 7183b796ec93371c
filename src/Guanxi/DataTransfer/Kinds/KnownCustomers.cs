using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The customers that rows of a chunk may mean: those in the database that the caller sees, and those the chunk itself opens.</summary>
internal sealed class KnownCustomers
{
    private readonly Dictionary<string, List<Customer>> byKey = new(StringComparer.Ordinal);

    /// <param name="field">code, phone, email or name.</param>
    /// <param name="values">What rows have in that field.</param>
    public static async Task<KnownCustomers> Load(CrmDb db, string field, IEnumerable<string> values, bool toChange, CancellationToken ct)
    {
        var known = new KnownCustomers();
        var keys = values.Select(v => CustomersModule.MatchKey(field, v)).OfType<string>().Distinct().ToArray();
        if (keys.Length == 0) return known;
        var wanted = keys.ToHashSet();
        var query = toChange ? db.Customers : db.Customers.AsNoTracking();
        var found = field == "code" ? query.Where(c => keys.Contains(c.Code)) : query.Where(c => c.MatchKeys.Any(k => keys.Contains(k)));
        foreach (var customer in await found.ToListAsync(ct))
            foreach (var key in field == "code" ? [customer.Code] : customer.MatchKeys.Where(wanted.Contains)) known.Add(key, customer);
        return known;
    }

    /// <summary>Those that rows name by id, as exports for programs do.</summary>
    public async Task AddById(IEnumerable<string> values, CrmDb db, CancellationToken ct)
    {
        var ids = values.Where(IsId).Distinct().Select(v => Id<Customer>.Parse(v)).ToArray();
        if (ids.Length == 0) return;
        foreach (var customer in await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct)) Add(customer.Id.ToString(), customer);
    }

    public static bool IsId(string? value) => Id<Customer>.TryParse(value, null, out _);

    public void Add(string? key, Customer customer)
    {
        if (key is null) return;
        var same = byKey.TryGetValue(key, out var list) ? list : byKey[key] = [];
        if (!same.Contains(customer)) same.Add(customer);
    }

    /// <summary>The one customer behind the keys; null when there is none.</summary>
    /// <param name="isAmbiguous">True when they lead to several.</param>
    public Customer? Find(IEnumerable<string?> keys, out bool isAmbiguous)
    {
        var found = keys.OfType<string>().SelectMany(k => byKey.GetValueOrDefault(k) ?? []).Distinct().Take(2).ToList();
        isAmbiguous = found.Count > 1;
        return found.Count == 1 ? found[0] : null;
    }
}
