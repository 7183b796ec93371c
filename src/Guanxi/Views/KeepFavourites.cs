using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Views;

/// <summary>The ids of views in the order of the side bar.</summary>
public sealed record FavouriteViews
{
    [Needed, Text(80), AtMost(KeepFavourites.Most), NoGaps] public required List<string> Views { get; init; }
}

internal static class KeepFavourites
{
    public const int Most = 30;

    /// <summary>Replaces the favourites of who asks.</summary>
    public static async Task<FavouriteViews> Handle(FavouriteViews request, CrmDb db, Session session, CancellationToken ct)
    {
        var known = (await ViewQueries.List(null, null, db, session, ct)).Items.Select(v => v.ViewId).ToHashSet();
        if (request.Views.Find(v => !known.Contains(v)) is not null) throw Refusal.Field("views", "not_found");
        var me = session.Access.UserId;
        db.FavouriteViews.RemoveRange(await db.FavouriteViews.Where(f => f.UserId == me).ToListAsync(ct));
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.SaveChangesAsync(ct);
        var wanted = request.Views.Distinct().ToList();
        db.FavouriteViews.AddRange(wanted.Select((view, place) => new FavouriteView { UserId = me, View = view, Place = place }));
        await db.SaveChangesAsync(ct);
        if (transaction is not null) await transaction.CommitAsync(ct);
        return new FavouriteViews { Views = wanted };
    }
}
