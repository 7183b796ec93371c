using Guanxi.Opportunities.Pipelines;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Opportunities;

/// <summary>Places in a column of the board. Cards that the caller does not see have their places too.</summary>
internal static class Positions
{
    public static async Task<string> Top(CrmDb db, Id<Stage> stage, CancellationToken ct) =>
        FractionalKey.Between(null, await Column(db, stage).OrderBy(o => o.Position).Select(o => o.Position).FirstOrDefaultAsync(ct));

    /// <summary>
    /// Below one card and above another. A neighbour that has left the column meanwhile no longer counts; without any the place is
    /// the top.
    /// </summary>
    public static async Task<string> Between(CrmDb db, Id<Opportunity> self, Id<Stage> stage, Id<Opportunity>? after, Id<Opportunity>? before, CancellationToken ct)
    {
        Id<Opportunity>[] named = [.. new[] { after, before }.OfType<Id<Opportunity>>()];
        if (named.Length == 0) return await Top(db, stage, ct);
        var neighbours = await Column(db, stage).Where(o => named.Contains(o.Id)).Select(o => new { o.Id, o.Position }).ToDictionaryAsync(o => o.Id, o => o.Position, ct);
        var above = after is { } a ? neighbours.GetValueOrDefault(a) : null;
        var below = before is { } b ? neighbours.GetValueOrDefault(b) : null;
        if (above is null && below is null) return await Top(db, stage, ct);
        var others = Column(db, stage).Where(o => o.Id != self);
        if (above is null) above = await others.Where(o => string.Compare(o.Position, below) < 0).OrderByDescending(o => o.Position).Select(o => o.Position).FirstOrDefaultAsync(ct);
        else if (below is null || string.CompareOrdinal(above, below) >= 0)
            below = await others.Where(o => string.Compare(o.Position, above) > 0).OrderBy(o => o.Position).Select(o => o.Position).FirstOrDefaultAsync(ct);
        return FractionalKey.Between(above, below);
    }

    private static IQueryable<Opportunity> Column(CrmDb db, Id<Stage> stage) =>
        db.Opportunities.IgnoreQueryFilters([Filters.Owner]).AsNoTracking().Where(o => o.StageId == stage);
}
