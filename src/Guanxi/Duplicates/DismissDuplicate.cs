using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Duplicates;

/// <summary>Says that two records are two, so that scans do not ask again, and takes that back.</summary>
internal static class DismissDuplicate
{
    public static Task<DuplicateRow> Handle(Id<Duplicate> id, CrmDb db, Session session, CancellationToken ct) => Change(id, pair => pair.Dismiss(), db, session, ct);

    public static Task<DuplicateRow> Reopen(Id<Duplicate> id, CrmDb db, Session session, CancellationToken ct) => Change(id, pair => pair.Reopen(), db, session, ct);

    private static Task<DuplicateRow> Change(Id<Duplicate> id, Action<Duplicate> change, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var pair = await DuplicateQueries.Seen(id, "edit", db, session, ct);
        change(pair);
        await db.SaveChangesAsync(ct);
        return DuplicateQueries.Row(pair);
    });
}
