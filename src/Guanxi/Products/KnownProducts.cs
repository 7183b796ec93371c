using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Products;

/// <summary>The products that ids, codes and names written somewhere may mean; of several with one name those still sold, then the oldest.</summary>
public sealed class KnownProducts
{
    private readonly Dictionary<Id<Product>, Product> byId;
    private readonly Dictionary<string, Product> byCode;
    private readonly Dictionary<string, Product> byName;

    private KnownProducts(List<Product> found)
    {
        byId = found.ToDictionary(p => p.Id);
        byCode = found.DistinctBy(p => p.Code).ToDictionary(p => p.Code, StringComparer.Ordinal);
        byName = found.DistinctBy(p => p.NameKey).ToDictionary(p => p.NameKey, StringComparer.Ordinal);
    }

    internal static async Task<KnownProducts> Load(CrmDb db, IEnumerable<Id<Product>> byId, IEnumerable<string> byWord, CancellationToken ct)
    {
        var (ids, words) = (byId.Distinct().ToArray(), byWord.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct().ToArray());
        var keys = words.Select(Product.KeyOf).Where(k => k.Length > 0).ToArray();
        return new(await db.Products.AsNoTracking().Where(p => ids.Contains(p.Id) || words.Contains(p.Code) || keys.Contains(p.NameKey)).OrderByDescending(p => p.IsActive).ThenBy(p => p.CreatedAt).ToListAsync(ct));
    }

    public Product? ById(Id<Product> id) => byId.GetValueOrDefault(id);

    /// <summary>By code, else by name.</summary>
    public Product? Named(string word) =>
        byCode.GetValueOrDefault(word.Trim()) ?? (Product.KeyOf(word) is { Length: > 0 } key ? byName.GetValueOrDefault(key) : null);
}
