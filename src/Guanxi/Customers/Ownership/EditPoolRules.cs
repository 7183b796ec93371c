using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Customers.Ownership;

public sealed record PoolRulesDetail(
    bool ReturnsByItself, int ReturnAfterDays, int WarnDays, bool KeepsWon, int? MostPerPerson, IReadOnlyList<PoolGradeRule> Grades, int Version);

/// <summary>Shows and changes the rules of the public pool.</summary>
internal static class EditPoolRules
{
    public static async Task<PoolRulesDetail> Read(CrmDb db, CancellationToken ct) => Detail(await Of(db, ct));

    public static Task<PoolRulesDetail> Handle(PoolRulesChanges request, HttpContext http, CrmDb db, CancellationToken ct) => db.Retrying(async () =>
    {
        var rules = await db.PoolRules.FirstOrDefaultAsync(ct);
        if (rules is null) db.PoolRules.Add(rules = PoolRules.Usual());
        await http.RequireSame(rules.Version, request.Version, async () => await Read(db, ct));
        rules.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(Detail(rules), rules.Version);
    });

    public static async Task<PoolRules> Of(CrmDb db, CancellationToken ct) => await db.PoolRules.AsNoTracking().FirstOrDefaultAsync(ct) ?? PoolRules.Usual();

    private static PoolRulesDetail Detail(PoolRules r) => new(r.ReturnsByItself, r.ReturnAfterDays, r.WarnDays, r.KeepsWon, r.MostPerPerson, r.Grades, r.Version);
}
