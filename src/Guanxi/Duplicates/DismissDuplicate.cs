using Guanxi.Platform;
using Guanxi.Platform.Http;

namespace Guanxi.Duplicates;

/// <summary>Says that two records are two; scans do not ask again.</summary>
internal static class DismissDuplicate
{
    public static Task<DuplicateRow> Handle(Id<Duplicate> id, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var pair = await DuplicateQueries.Seen(id, "edit", db, session, ct);
        pair.Dismiss();
        await db.SaveChangesAsync(ct);
        return DuplicateQueries.Row(pair);
    });
}
