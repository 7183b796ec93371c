using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Import;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.DataTransfer.Kinds;

/// <summary>The customers that rows name as parents, by id, code or name; also those the file has brought further up.</summary>
internal sealed class RowParents
{
    private const int DeepestTree = 50;
    private readonly KnownCustomers byCode;
    private readonly KnownCustomers byName;
    private readonly Dictionary<Id<Customer>, Customer> byId;
    private readonly Dictionary<Id<Customer>, Id<Customer>?> chosen = [];

    private RowParents(KnownCustomers byCode, KnownCustomers byName, Dictionary<Id<Customer>, Customer> byId) =>
        (this.byCode, this.byName, this.byId) = (byCode, byName, byId);

    public static async Task<RowParents> Load(IReadOnlyList<ImportRow> rows, CrmDb db, CancellationToken ct)
    {
        var named = rows.Select(r => r.Raw("parent")).OfType<string>().Distinct().ToList();
        var ids = named.Where(n => Id<Customer>.TryParse(n, null, out _)).Select(n => Id<Customer>.Parse(n)).ToArray();
        return new RowParents(
            await KnownCustomers.Load(db, "code", named, toChange: false, ct),
            await KnownCustomers.Load(db, "name", named, toChange: false, ct),
            ids.Length == 0 ? [] : await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct));
    }

    public void Add(Customer customer)
    {
        if (customer.Code.Length > 0) byCode.Add(customer.Code, customer);
        byName.Add(CustomersModule.MatchKey("name", customer.Name), customer);
        chosen[customer.Id] = customer.ParentId;
    }

    /// <summary>The changes with the parent the row names; the row fails when there is none, or when it would stand under itself.</summary>
    public async Task<CustomerChanges> Of(ImportRow row, CustomerChanges changes, Customer? existing, CrmDb db, CancellationToken ct)
    {
        if (row.Raw("parent") is not { } named) return changes;
        var isAmbiguous = false;
        var parent = Id<Customer>.TryParse(named, null, out var id)
            ? byId.GetValueOrDefault(id)
            : byCode.Find([named], out _) ?? byName.Find([CustomersModule.MatchKey("name", named)], out isAmbiguous);
        if (parent is null) row.Fail("parent", isAmbiguous ? "import.ambiguous" : "not_found");
        else if (existing is not null && await IsRing(parent.Id, existing.Id, db, ct)) row.Fail("parent", "customer.ring");
        else if (existing is not null) chosen[existing.Id] = parent.Id;
        return changes with { ParentId = parent?.Id };
    }

    private async Task<bool> IsRing(Id<Customer> parent, Id<Customer> self, CrmDb db, CancellationToken ct)
    {
        Id<Customer>? above = parent;
        for (var depth = 0; above is { } id; depth++)
        {
            if (id == self || depth > DeepestTree) return true;
            above = chosen.TryGetValue(id, out var known)
                ? known
                : await db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.Id == id).Select(c => c.ParentId).FirstOrDefaultAsync(ct);
        }
        return false;
    }
}
