using Microsoft.EntityFrameworkCore;

namespace Guanxi.Platform.Database;

/// <summary>What is done with sums that triggers keep (see <see cref="SumTriggers"/> and <see cref="FigureTriggers"/>).</summary>
internal static class KeptSums
{
    /// <summary>Calls one of the functions that gather the session's organisation's sums or count them anew.</summary>
    public static async Task Call(Func<Guid, FormattableString> function, CrmDb db, CancellationToken ct)
    {
        var tenant = await db.Tenants.Select(t => t.TenantId).SingleAsync(ct);
        await db.Database.ExecuteSqlAsync(function(tenant), ct);
    }
}
