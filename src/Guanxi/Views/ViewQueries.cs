using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Views;

/// <summary>A view as a person has it. Those of the product have a key for an id and nobody for an owner.</summary>
public sealed record ViewRow(
    string ViewId, string Kind, string Name, ViewLayout Layout, IReadOnlyDictionary<string, string> Query, IReadOnlyList<ViewColumn> Columns, string? GroupBy, string? DateField,
    IReadOnlyList<string> Measures, ViewSharing Sharing, IReadOnlyList<Id<User>> UserIds, IReadOnlyList<Id<Department>> DepartmentIds, IReadOnlyList<string> DefaultFor,
    Id<User>? OwnerId, string? OwnerName, bool IsMine, bool IsBuiltIn, bool IsDefault, int? FavouritePlace, int Version);

internal static class ViewQueries
{
    /// <summary>Those of the product first, then one's own and those of others, by name; with <c>favourite=true</c> only those of the side bar, in its order.</summary>
    public static async Task<Listing<ViewRow>> List(
        [FromQuery(Name = "kind")] string? kind, [FromQuery(Name = "favourite")] bool? favourite, CrmDb db, Session session, CancellationToken ct)
    {
        var reader = await ReaderOf(db, session, ct);
        var places = await db.FavouriteViews.AsNoTracking().Where(f => f.UserId == reader.UserId).ToDictionaryAsync(f => f.View, f => f.Place, ct);
        var saved = await db.Views.AsNoTracking().Where(v => kind == null || v.RecordKind == kind).OrderBy(v => v.Name).ToListAsync(ct);
        var visible = saved.Where(v => v.IsFor(reader) && session.May($"{v.RecordKind}.view")).ToList();
        var owners = await db.Users.AsNoTracking().Where(u => visible.Select(v => v.OwnerId).Distinct().Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var rows = BuiltInView.All.Where(v => (kind is null || v.Kind == kind) && session.May($"{v.Kind}.view")).Select(v => Row(v, session.Language))
            .Concat(visible.OrderBy(v => v.OwnerId != reader.UserId).Select(v => Row(v, reader, owners.GetValueOrDefault(v.OwnerId))))
            .Select(r => places.TryGetValue(r.ViewId, out var place) ? r with { FavouritePlace = place } : r);
        return new([.. favourite == true ? rows.Where(r => r.FavouritePlace is not null).OrderBy(r => r.FavouritePlace) : rows]);
    }

    public static async Task<ViewRow> Get(Id<SavedView> id, CrmDb db, Session session, CancellationToken ct)
    {
        var reader = await ReaderOf(db, session, ct);
        return Row(await Visible(id, reader, db, ct), reader, null);
    }

    /// <exception cref="Refusal">404 also for a view that is for others.</exception>
    public static async Task<SavedView> Visible(Id<SavedView> id, Reader reader, CrmDb db, CancellationToken ct) =>
        await db.Views.Get(id, ct) is var view && view.IsFor(reader) ? view : throw Refusal.NotFound();

    public static async Task<Reader> ReaderOf(CrmDb db, Session session, CancellationToken ct)
    {
        var me = await db.Users.AsNoTracking().Where(u => u.Id == session.Access.UserId).Select(u => new { u.Id, u.Roles, u.DepartmentId }).SingleAsync(ct);
        return new(me.Id, [.. me.Roles], await IdentityModule.DepartmentsAbove(db, me.DepartmentId, ct));
    }

    public static ViewRow Row(SavedView v, Reader reader, string? owner) => new(
        v.Id.ToString(), v.RecordKind, v.Name, v.Layout, v.Query, v.Columns, v.GroupBy, v.DateField, v.Measures, v.Sharing, v.UserIds, v.DepartmentIds, v.DefaultFor,
        v.OwnerId, owner, v.OwnerId == reader.UserId, false, v.DefaultFor.Exists(reader.Roles.Contains), null, v.Version);

    private static ViewRow Row(BuiltInView v, string language) => new(
        v.Key, v.Kind, Text.Of(language, $"view.{v.Key}"), ViewLayout.List, v.Query, [], v.GroupBy, null, [], ViewSharing.Everyone, [], [], [], null, null, false, true, false, null, 0);
}
