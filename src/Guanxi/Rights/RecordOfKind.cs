using Guanxi.Platform;
using Guanxi.Platform.Audit;

namespace Guanxi.Rights;

/// <summary>Finds a record by the word for its kind, as far as the caller sees it.</summary>
internal static class RecordOfKind
{
    /// <exception cref="Refusal">404 for a kind without rights of its own, or that the caller may not view, and for a record he does not see.</exception>
    public static async Task<object> Get(string kind, string id, CrmDb db, Session session, CancellationToken ct)
    {
        if (!session.May($"{kind}.view") || !RecordIds.TryParse(kind, id, out var record)) throw Refusal.NotFound();
        var type = db.Model.GetEntityTypes().Select(t => t.ClrType).FirstOrDefault(t => AuditTrail.KindOf(t) == kind) ?? throw Refusal.NotFound();
        var key = Activator.CreateInstance(typeof(Id<>).MakeGenericType(type), record);
        return await db.FindAsync(type, [session.TenantId, key], ct) ?? throw Refusal.NotFound();
    }
}
