using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

/// <summary>How many customers one person may hold.</summary>
internal static class PoolLimits
{
    /// <summary>Inside a transaction: two claims of one person at once would each count without the other, so the second waits.</summary>
    /// <exception cref="Refusal">422 when the person, or the person for this grade, holds as many as allowed.</exception>
    public static async Task RequireRoom(CrmDb db, Session session, Id<User> person, Grade grade, CancellationToken ct)
    {
        var rules = await EditPoolRules.Of(db, ct);
        if (rules.MostPerPerson is null && rules.MostOf(grade) is null) return;
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.users WHERE tenant_id = {session.TenantId} AND id = {person.Value} FOR NO KEY UPDATE", ct);
        var held = Held(db, person);
        if (rules.MostPerPerson is { } most && await held.CountAsync(ct) >= most) throw Refusal.Rule("customer.holds_most", most);
        if (rules.MostOf(grade) is { } mostOfGrade && await held.CountAsync(c => c.Grade == grade, ct) >= mostOfGrade)
            throw Refusal.Rule("customer.holds_most_of_grade", grade.ToString(), mostOfGrade);
    }

    /// <summary>All that are the person's, whoever asks.</summary>
    public static IQueryable<Customer> Held(CrmDb db, Id<User> person) =>
        db.Customers.IgnoreQueryFilters([Filters.Owner]).Where(c => c.OwnerId == person && c.IsActive);
}
