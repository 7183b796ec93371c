using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

/// <summary>A customer that is about to return, and since when nobody has followed up.</summary>
public sealed record ReturningCustomer(
    Id<Customer> CustomerId, string Name, string Code, Grade Grade, Id<User>? OwnerId, string? OwnerName, DateTimeOffset? LastActivityAt, DateTimeOffset? DueAt);

/// <summary>What the next night brings by the rules as saved, also while they are switched off: <c>Items</c> are the first 200 of <c>Returning</c>.</summary>
public sealed record PoolPreview(DateTimeOffset At, int Returning, int Warned, IReadOnlyList<ReturningCustomer> Items);

/// <summary>How many customers the caller holds and may hold, and which of them return before long.</summary>
public sealed record MyHoldings(int Held, int? Most, IReadOnlyList<GradeHoldings> Grades, IReadOnlyList<ReturningCustomer> ReturningSoon);

/// <summary>One grade with a limit.</summary>
public sealed record GradeHoldings(Grade Grade, int Held, int Most);

internal static class PoolQueries
{
    private const int MostShown = 200;

    public static async Task<PoolPreview> Preview(CrmDb db, TimeProvider clock, CancellationToken ct)
    {
        var (rules, at) = (await EditPoolRules.Of(db, ct), PoolReturn.Next(clock.GetUtcNow()));
        var due = PoolReturn.Due(db, rules, at);
        var warned = await PoolReturn.ToWarnOf(db, rules, at).CountAsync(ct) - await PoolReturn.ToWarnOf(db, rules, at).CountAsync(c => due.Any(d => d.Id == c.Id), ct);
        return new PoolPreview(at, await due.CountAsync(ct), warned, await Rows(db, rules, due, ct));
    }

    public static async Task<MyHoldings> Mine(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var (me, rules) = (session.Access.UserId, await EditPoolRules.Of(db, ct));
        var byGrade = await PoolLimits.Held(db, me).GroupBy(c => c.Grade).Select(g => new { Grade = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Grade, g => g.Count, ct);
        var limits = Enum.GetValues<Grade>().Where(g => rules.MostOf(g) is not null).Select(g => new GradeHoldings(g, byGrade.GetValueOrDefault(g), rules.MostOf(g)!.Value));
        var soon = rules.ReturnsByItself ? await Rows(db, rules, PoolReturn.Due(db, rules, clock.GetUtcNow().AddDays(rules.WarnDays + 1)).Where(c => c.OwnerId == me), ct) : [];
        return new MyHoldings(byGrade.Values.Sum(), rules.MostPerPerson, [.. limits], soon);
    }

    private static async Task<IReadOnlyList<ReturningCustomer>> Rows(CrmDb db, PoolRules rules, IQueryable<Customer> customers, CancellationToken ct)
    {
        var found = await customers.OrderBy(c => c.LastActivityAt).ThenBy(c => c.Id).Take(MostShown).Select(c => new
        {
            c.Id,
            c.Name,
            c.Code,
            c.Grade,
            c.Status,
            c.OwnerId,
            c.LastActivityAt,
            Since = c.OwnedSince ?? c.CreatedAt,
            OwnerName = db.Users.Where(u => u.Id == c.OwnerId).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. found.Select(c => new ReturningCustomer(c.Id, c.Name, c.Code, c.Grade, c.OwnerId, c.OwnerName, c.LastActivityAt,
            PoolReturn.DueAt(rules, c.Grade, c.Status, c.Since, c.LastActivityAt)))];
    }
}
