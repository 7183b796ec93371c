using Guanxi.Customers;
using Guanxi.Platform.Sight;
using Guanxi.Platform;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>A company of a group. The sums are its own; null for who may not see deals.</summary>
/// <param name="Depth">0 for the one at the top.</param>
public sealed record GroupMember(
    Id<Customer> CustomerId, Id<Customer>? ParentId, int Depth, string Code, string Name, CustomerStatus Status, Grade Grade, bool IsActive, string? OwnerName,
    int? OpenDeals, decimal? OpenAmount, decimal? WonAmount);

/// <summary>A customer's group: those above and below it that the caller sees, each parent before its children.</summary>
/// <param name="IsCut">There are more than are shown and summed up.</param>
/// <param name="OtherCurrencies">Deals, open or won, in other currencies than the organisation's: not among the sums.</param>
public sealed record CustomerGroupAnswer(IReadOnlyList<GroupMember> Items, bool IsCut, int Customers, int? OpenDeals, decimal? OpenAmount, decimal? WonAmount, int? OtherCurrencies);

/// <summary>
/// Goes up to the highest customer the caller sees and from there down, one query a level: what lies behind a customer that is not to
/// be seen is not told either.
/// </summary>
internal static class CustomerGroup
{
    private const int MostMembers = 300;
    private const int Deepest = 20;

    private sealed record Node(Id<Customer> Id, Id<Customer>? ParentId, string Code, string Name, CustomerStatus Status, Grade Grade, bool IsActive, string? OwnerName);

    private sealed record Sums(int Open, decimal OpenAmount, decimal WonAmount, int Others);

    public static async Task<CustomerGroupAnswer> Handle(Id<Customer> id, CrmDb db, Session session, CancellationToken ct)
    {
        var top = await Top(db, id, ct);
        var (nodes, isCut) = await Below(db, top, ct);
        var sums = session.May(OpportunitiesModule.View) && FieldSight.Sees("opportunities", "amount") ? await SumsOf(db, [.. nodes.Select(n => n.Id)], ct) : null;
        var members = InOrder(nodes, top.Id, sums);
        return new(members, isCut, members.Count, sums?.Values.Sum(s => s.Open), sums?.Values.Sum(s => s.OpenAmount), sums?.Values.Sum(s => s.WonAmount), sums?.Values.Sum(s => s.Others));
    }

    /// <exception cref="Refusal">404 when the customer is not there or not visible.</exception>
    private static async Task<Node> Top(CrmDb db, Id<Customer> id, CancellationToken ct)
    {
        var at = await Nodes(db, db.Customers.Where(c => c.Id == id)).FirstOrDefaultAsync(ct) ?? throw Refusal.NotFound();
        for (var depth = 0; at.ParentId is { } above && depth < Deepest; depth++)
        {
            var parent = await Nodes(db, db.Customers.Where(c => c.Id == above)).FirstOrDefaultAsync(ct);
            if (parent is null || parent.Id == id) break;
            at = parent;
        }
        return at;
    }

    private static async Task<(List<Node> Nodes, bool IsCut)> Below(CrmDb db, Node top, CancellationToken ct)
    {
        var (all, level) = (new List<Node> { top }, new List<Node> { top });
        for (var depth = 0; level.Count > 0 && depth < Deepest; depth++)
        {
            var parents = level.Select(n => (Id<Customer>?)n.Id).ToArray();
            var known = all.Select(n => n.Id).ToHashSet();
            var room = MostMembers - all.Count;
            var found = await Nodes(db, db.Customers.Where(c => parents.Contains(c.ParentId)).OrderBy(c => c.Name).ThenBy(c => c.Id).Take(room + 1)).ToListAsync(ct);
            if (found.Count > room) return ([.. all, .. found.Take(room)], true);
            level = [.. found.Where(n => !known.Contains(n.Id))];
            all.AddRange(level);
        }
        return (all, level.Count > 0);
    }

    private static IQueryable<Node> Nodes(CrmDb db, IQueryable<Customer> customers) => customers.AsNoTracking().Select(c => new Node(
        c.Id, c.ParentId, c.Code, c.Name, c.Status, c.Grade, c.IsActive, db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault()));

    private static async Task<Dictionary<Id<Customer>, Sums>> SumsOf(CrmDb db, Id<Customer>[] customers, CancellationToken ct)
    {
        var currency = await TenancyModule.Currency(db, ct);
        return (await db.Opportunities.AsNoTracking().Where(o => o.CustomerId != null && customers.Contains(o.CustomerId.Value) && o.Status != OpportunityStatus.Lost)
            .GroupBy(o => o.CustomerId!.Value).Select(g => new
            {
                g.Key,
                Open = g.Count(o => o.Status == OpportunityStatus.Open),
                OpenAmount = g.Sum(o => o.Status == OpportunityStatus.Open && o.Currency == currency ? o.Amount : 0),
                WonAmount = g.Sum(o => o.Status == OpportunityStatus.Won && o.Currency == currency ? o.ActualAmount ?? o.Amount : 0),
                Others = g.Count(o => o.Currency != currency),
            }).ToListAsync(ct)).ToDictionary(g => g.Key, g => new Sums(g.Open, g.OpenAmount, g.WonAmount, g.Others));
    }

    private static List<GroupMember> InOrder(List<Node> nodes, Id<Customer> top, Dictionary<Id<Customer>, Sums>? sums)
    {
        var children = nodes.Where(n => n.Id != top && n.ParentId is not null).ToLookup(n => n.ParentId!.Value);
        var members = new List<GroupMember>();
        Add(nodes[0], 0);
        return members;

        void Add(Node n, int depth)
        {
            var own = sums is null ? null : sums.GetValueOrDefault(n.Id, new Sums(0, 0, 0, 0));
            members.Add(new(n.Id, n.ParentId, depth, n.Code, n.Name, n.Status, n.Grade, n.IsActive, n.OwnerName, own?.Open, own?.OpenAmount, own?.WonAmount));
            foreach (var child in children[n.Id]) Add(child, depth + 1);
        }
    }
}
