using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Identity.Sharing;

/// <summary>The routes by which records of one kind are shared: whoever sees a record sees with whom; its owner's side shares it.</summary>
internal static class ShareEndpoints
{
    public static void Map<T>(RouteGroupBuilder records, string kind, string one) where T : Entity<T>, IShareable
    {
        records.MapGet("/{id}/shares", async (Id<T> id, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        {
            await db.Set<T>().AsNoTracking().Get(id, ct);
            return await ShareRecord.List(db, session, clock, kind, id.Value, ct);
        }).Requires($"{kind}.view").WithName($"list_{one}_shares");
        records.MapPost("/{id}/shares", async (Id<T> id, ShareRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) =>
        {
            var record = await Owned<T>(id, kind, db, session, ct);
            return await ShareRecord.Add(db, session, clock, kind, id.Value, record.OwnerId, request, ct);
        }).Requires($"{kind}.edit").WithName($"share_{one}");
        records.MapDelete("/{id}/shares/{share_id}", async (Id<T> id, Id<RecordShare> share_id, CrmDb db, Session session, CancellationToken ct) =>
        {
            await Owned<T>(id, kind, db, session, ct);
            await ShareRecord.End(db, kind, id.Value, share_id, ct);
            return Results.NoContent();
        }).Requires($"{kind}.edit").Produces(204).WithName($"end_{one}_share");
    }

    /// <summary>To edit it through a share is not enough: what was shared with one is not one's to share.</summary>
    private static async Task<T> Owned<T>(Id<T> id, string kind, CrmDb db, Session session, CancellationToken ct) where T : Entity<T>, IShareable
    {
        var record = await db.Set<T>().AsNoTracking().Get(id, ct);
        session.Require($"{kind}.edit", record.OwnerId);
        return record;
    }
}
