using System.Linq.Expressions;
using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>Active customers with the same value in a field, as it is stored; null are those without one.</summary>
internal sealed record CustomerPart(string? Value, int Count, int Buyers, decimal Spent, decimal Predicted, decimal Modelled);

/// <summary>Active customers parted by a field, from the sums the database keeps.</summary>
internal static class CustomerParts
{
    /// <summary>Every customer stands in one row of each field; this one has the fewest.</summary>
    private const string Any = "grade";

    /// <param name="way">The key of a field, <c>owner</c> or <c>lifecycle</c>.</param>
    /// <param name="lives">Only customers in one of these; all when empty.</param>
    public static async Task<IEnumerable<CustomerPart>> Of(CrmDb db, Session session, string way, Lifecycle[] lives, CancellationToken ct)
    {
        var field = way is "owner" or "lifecycle" ? Any : way;
        var sums = db.CustomerSums.Where(s => s.Field == field);
        if (lives.Length > 0) sums = sums.Where(s => lives.Contains(s.Lifecycle));
        var kept = way switch
        {
            "owner" => await Added(sums, s => s.OwnerId, owner => owner?.ToString(), ct),
            "lifecycle" => await Added(sums, s => s.Lifecycle, life => Option.WordOf(life), ct),
            _ => await Added(sums, s => s.Value, value => value, ct),
        };
        return kept.Concat(await Shared(db, session, way, lives, ct)).GroupBy(p => p.Value).Select(g => new CustomerPart(g.Key, g.Sum(p => p.Count), g.Sum(p => p.Buyers), g.Sum(p => p.Spent), g.Sum(p => p.Predicted), g.Sum(p => p.Modelled)));
    }

    /// <summary>All active customers together.</summary>
    public static async Task<CustomerPart> Whole(CrmDb db, Session session, CancellationToken ct)
    {
        var parts = (await Of(db, session, Any, [], ct)).ToList();
        return new(null, parts.Sum(p => p.Count), parts.Sum(p => p.Buyers), parts.Sum(p => p.Spent), parts.Sum(p => p.Predicted), parts.Sum(p => p.Modelled));
    }

    private static async Task<IEnumerable<CustomerPart>> Added<TKey>(IQueryable<CustomerSum> sums, Expression<Func<CustomerSum, TKey>> by, Func<TKey, string?> word, CancellationToken ct)
    {
        var found = await sums.GroupBy(by).Select(g => new { g.Key, Count = g.Sum(s => s.Count), Buyers = g.Sum(s => s.Buyers), Spent = g.Sum(s => s.Spent), Predicted = g.Sum(s => s.Predicted), Modelled = g.Sum(s => s.Modelled) }).Where(g => g.Count > 0).ToListAsync(ct);
        return found.Select(f => new CustomerPart(word(f.Key), (int)f.Count, (int)f.Buyers, f.Spent, f.Predicted, f.Modelled));
    }

    /// <summary>Sums know whose customers they are, but not with whom they are shared: those few are added one by one.</summary>
    private static async Task<IEnumerable<CustomerPart>> Shared(CrmDb db, Session session, string way, Lifecycle[] lives, CancellationToken ct)
    {
        if (!session.HasShared("customers") || session.SeesAll("customers")) return [];
        var (ids, owners, seesPool) = (session.SharedIds<Customer>("customers"), session.VisibleOwners("customers"), session.SeesPool("customers"));
        var shared = await db.CustomerFigures.AsNoTracking()
            .Where(f => f.IsActive && ids.Contains(f.CustomerId) && !(f.OwnerId == null ? seesPool : owners.Contains(f.OwnerId.Value))).ToListAsync(ct);
        return shared.Where(f => lives.Length == 0 || lives.Contains(f.Lifecycle))
            .Select(f => new CustomerPart(ValueOf(f, way), 1, f.PurchaseCount > 0 ? 1 : 0, f.TotalSpent, f.PredictedValue ?? 0, f.ModelValue ?? 0));
    }

    private static string? ValueOf(CustomerFigures f, string way) => way switch
    {
        "owner" => f.OwnerId?.ToString(),
        "lifecycle" => Option.WordOf(f.Lifecycle),
        "segment" => f.Segment is { } segment ? Option.WordOf(segment) : null,
        "status" => Option.WordOf(f.Status),
        "grade" => Option.WordOf(f.Grade),
        "province" => f.Province,
        "scale" => f.Scale,
        "source" => f.Source,
        _ => f.Industry,
    };
}
