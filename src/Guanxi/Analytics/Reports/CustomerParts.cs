using System.Linq.Expressions;
using Guanxi.Customers;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Reports;

/// <summary>Active customers with the same value in a field, as it is stored; null are those without one.</summary>
internal sealed record CustomerPart(string? Value, int Count, int Buyers, decimal Spent, decimal Predicted);

/// <summary>Active customers parted by a field, from the sums the database keeps.</summary>
internal static class CustomerParts
{
    /// <summary>Every customer stands in one row of each field; this one has the fewest.</summary>
    private const string Any = "grade";

    /// <param name="call">who asks</param>
    /// <param name="way">The key of a field, <c>owner</c> or <c>lifecycle</c>.</param>
    /// <param name="lives">Only customers in one of these; all when empty.</param>
    public static async Task<IEnumerable<CustomerPart>> Of(ReportCall call, string way, Lifecycle[] lives)
    {
        var field = way is "owner" or "lifecycle" ? Any : way;
        var sums = call.Db.CustomerSums.Where(s => s.Field == field);
        if (lives.Length > 0) sums = sums.Where(s => lives.Contains(s.Lifecycle));
        var kept = way switch
        {
            "owner" => await Added(sums, s => s.OwnerId, owner => owner?.ToString(), call.Ct),
            "lifecycle" => await Added(sums, s => s.Lifecycle, life => Option.WordOf(life), call.Ct),
            _ => await Added(sums, s => s.Value, value => value, call.Ct),
        };
        return kept.Concat(await Shared(call, way, lives)).GroupBy(p => p.Value).Select(g => new CustomerPart(g.Key, g.Sum(p => p.Count), g.Sum(p => p.Buyers), g.Sum(p => p.Spent), g.Sum(p => p.Predicted)));
    }

    private static async Task<IEnumerable<CustomerPart>> Added<TKey>(IQueryable<CustomerSum> sums, Expression<Func<CustomerSum, TKey>> by, Func<TKey, string?> word, CancellationToken ct)
    {
        var found = await sums.GroupBy(by).Select(g => new { g.Key, Count = g.Sum(s => s.Count), Buyers = g.Sum(s => s.Buyers), Spent = g.Sum(s => s.Spent), Predicted = g.Sum(s => s.Predicted) }).Where(g => g.Count > 0).ToListAsync(ct);
        return found.Select(f => new CustomerPart(word(f.Key), (int)f.Count, (int)f.Buyers, f.Spent, f.Predicted));
    }

    /// <summary>Sums know whose customers they are, but not with whom they are shared: those few are added one by one.</summary>
    private static async Task<IEnumerable<CustomerPart>> Shared(ReportCall call, string way, Lifecycle[] lives)
    {
        var session = call.Session;
        if (!session.HasShared("customers") || session.SeesAll("customers")) return [];
        var (ids, owners, seesPool) = (session.SharedIds<Customer>("customers"), session.VisibleOwners("customers"), session.SeesPool("customers"));
        var shared = await call.Db.CustomerFigures.AsNoTracking()
            .Where(f => f.IsActive && ids.Contains(f.CustomerId) && !(f.OwnerId == null ? seesPool : owners.Contains(f.OwnerId.Value))).ToListAsync(call.Ct);
        return shared.Where(f => lives.Length == 0 || lives.Contains(f.Lifecycle))
            .Select(f => new CustomerPart(ValueOf(f, way), 1, f.PurchaseCount > 0 ? 1 : 0, f.TotalSpent, f.PredictedValue ?? 0));
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
