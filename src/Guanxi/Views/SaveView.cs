using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Http;
using Guanxi.Platform.Sight;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Views;

/// <summary>Keeps views, changes and removes them: each person his own; who configures views, all that he sees.</summary>
internal static class SaveView
{
    private const int LongestValue = 4000;

    public static async Task<IResult> Create(ViewChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name.Value)) throw Refusal.Field("name", "required");
        var fields = FieldsOf(request.Kind, session);
        var me = session.Access.UserId;
        if (await db.Views.CountAsync(v => v.OwnerId == me, ct) >= SavedView.MostOfOne) throw Refusal.Rule("view.too_many", SavedView.MostOfOne);
        await Require(request, fields, db, session, clock, ct);
        var view = SavedView.Of(fields.Kind, me, request);
        db.Views.Add(view);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/views/{view.Id}", http.Tagged(ViewQueries.Row(view, await ViewQueries.ReaderOf(db, session, ct), null), view.Version));
    }

    public static Task<ViewRow> Handle(Id<SavedView> id, ViewChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var reader = await ViewQueries.ReaderOf(db, session, ct);
        var view = await Mine(id, reader, db, session, ct);
        await http.RequireSame(view.Version, request.Version, async () => ViewQueries.Row(await db.Views.AsNoTracking().FirstAsync(v => v.Id == id, ct), reader, null));
        if (request.Kind is { } kind && kind != view.RecordKind) throw Refusal.Field("kind", "unknown_option");
        await Require(request, FieldsOf(view.RecordKind, session), db, session, clock, ct);
        view.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(ViewQueries.Row(view, reader, null), view.Version);
    });

    public static async Task<IResult> Delete(Id<SavedView> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var view = await Mine(id, await ViewQueries.ReaderOf(db, session, ct), db, session, ct);
        await http.RequireSame(view.Version, default, async () => await ViewQueries.Get(id, db, session, ct));
        var key = id.ToString();
        await db.Deleting(view, async () =>
        {
            db.Views.Remove(view);
            await db.FavouriteViews.Where(f => f.View == key).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
        }, ct);
        return Results.NoContent();
    }

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<ViewRow> Restore(Id<SavedView> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var reader = await ViewQueries.ReaderOf(db, session, ct);
        var view = await db.Restore(id, _ => Mine(id, reader, db, session, ct), ct);
        return http.Tagged(ViewQueries.Row(view, reader, null), view.Version);
    }

    private static async Task<SavedView> Mine(Id<SavedView> id, Reader reader, CrmDb db, Session session, CancellationToken ct)
    {
        var view = await ViewQueries.Visible(id, reader, db, ct);
        return view.OwnerId == session.UserId || session.May(ViewsModule.Configure) ? view : throw Refusal.Forbidden();
    }

    private static FieldCatalogue FieldsOf(string? kind, Session session)
    {
        if (kind is null || !Modules.All.SelectMany(m => m.Selects).Any(s => s.Kind == kind) || session.FieldsOf(kind) is not { } fields) throw Refusal.Field("kind", "unknown_option");
        return session.May($"{kind}.view") ? fields : throw Refusal.Forbidden();
    }

    private static async Task Require(ViewChanges request, FieldCatalogue fields, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        foreach (var (key, value) in request.Query.Value ?? [])
            if (key.Length is 0 or > 80 || value is null || value.Length > LongestValue) throw Refusal.Field("query", "wrong_type");
        if (request.Query.Value?.GetValueOrDefault("filter") is { Length: > 0 } filter) fields.Check(filter, FilterContext.Of(session, clock, db) with { Sight = FieldSight.Current });
        foreach (var (member, key) in new[] { ("group_by", request.GroupBy.Value), ("date_field", request.DateField.Value) })
            if (key is not null && !fields.Fields.Any(f => f.Key == key)) throw Refusal.Field(member, "unknown_field");
        foreach (var measure in request.Measures.Value ?? [])
            if (!fields.Fields.Any(f => measure.EndsWith(':' + f.Key, StringComparison.Ordinal))) throw Refusal.Field("measures", "unknown_field");
        if (request.UserIds.Value is { Count: > 0 } users && await db.Users.CountAsync(u => users.Contains(u.Id), ct) < users.Distinct().Count()) throw Refusal.Field("user_ids", "unknown_user");
        if (request.DepartmentIds.Value is { Count: > 0 } departments && await db.Departments.CountAsync(d => departments.Contains(d.Id), ct) < departments.Distinct().Count())
            throw Refusal.Field("department_ids", "not_found");
        if (request.DefaultFor.Value is not { Count: > 0 } roles) return;
        if (!session.May(ViewsModule.Configure)) throw Refusal.Forbidden();
        if (await db.Roles.CountAsync(r => roles.Contains(r.Code), ct) < roles.Distinct().Count()) throw Refusal.Field("default_for", "unknown_option");
    }
}
