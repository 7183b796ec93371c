using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

/// <summary>Which customers have been without follow-up for too long.</summary>
internal static class PoolReturn
{
    /// <summary>At night in China, see <c>Schedule.cs</c>.</summary>
    public static readonly TimeOnly At = new(1, 30);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>When customers return next.</summary>
    public static DateTimeOffset Next(DateTimeOffset now)
    {
        var local = now.ToOffset(China);
        var today = new DateTimeOffset(local.Date + At.ToTimeSpan(), China);
        return (today > local ? today : today.AddDays(1)).ToUniversalTime();
    }

    /// <summary>Those whose days are over at the moment, counted from the last follow-up or from when the owner got it, whichever is later.</summary>
    public static IQueryable<Customer> Due(CrmDb db, PoolRules rules, DateTimeOffset moment)
    {
        IQueryable<Customer>? due = null;
        foreach (var grade in Enum.GetValues<Grade>())
        {
            if (rules.DaysFor(grade) is not { } days) continue;
            var since = moment.AddDays(-days);
            var part = db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.Grade == grade && c.OwnerId != null && c.IsActive
                && (!rules.KeepsWon || c.Status != CustomerStatus.Won)
                && (c.OwnedSince ?? c.CreatedAt) <= since && (c.LastActivityAt == null || c.LastActivityAt <= since));
            due = due is null ? part : due.Concat(part);
        }
        return due ?? db.Customers.Where(_ => false);
    }

    /// <summary>Due before long, and nobody has said so since the days began to count.</summary>
    public static IQueryable<Customer> ToWarnOf(CrmDb db, PoolRules rules, DateTimeOffset moment) => rules.WarnDays == 0
        ? db.Customers.Where(_ => false)
        : Due(db, rules, moment.AddDays(rules.WarnDays)).Where(c =>
            c.PoolWarnedAt == null || c.PoolWarnedAt < (c.OwnedSince ?? c.CreatedAt) || (c.LastActivityAt != null && c.PoolWarnedAt < c.LastActivityAt));

    /// <summary>When a customer without any further follow-up returns; null for never.</summary>
    public static DateTimeOffset? DueAt(PoolRules rules, Grade grade, CustomerStatus status, DateTimeOffset ownedSince, DateTimeOffset? lastActivity) =>
        rules.DaysFor(grade) is not { } days || (rules.KeepsWon && status == CustomerStatus.Won)
            ? null
            : (lastActivity > ownedSince ? lastActivity.Value : ownedSince).AddDays(days);
}
