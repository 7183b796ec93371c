using Guanxi.Analytics.Reports;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Http;
using Guanxi.Platform.Texts;
using Guanxi.Views;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Dashboards;

/// <summary>A dashboard as a person has it. Those of the product have a key for an id.</summary>
public record DashboardRow(string DashboardId, string Name, bool IsBuiltIn, bool IsOwn, DashboardAudience Audience, string? OwnerName, int Version);

/// <summary>A dashboard with its widgets; those of the product are named by their reports.</summary>
public sealed record DashboardDetail(string DashboardId, string Name, bool IsBuiltIn, bool IsOwn, DashboardAudience Audience, string? OwnerName, int Version, IReadOnlyList<Widget> Widgets)
    : DashboardRow(DashboardId, Name, IsBuiltIn, IsOwn, Audience, OwnerName, Version);

/// <summary>Dashboards: who sees which, and each person's own.</summary>
internal static class DashboardQueries
{
    private static readonly DashboardAudience Everyone = new() { Sharing = ViewSharing.Everyone };

    /// <summary>Those of the product first, then one's own and those of others, by name.</summary>
    public static async Task<Listing<DashboardRow>> List(CrmDb db, Session session, CancellationToken ct)
    {
        var (me, departments) = await Me(db, session, ct);
        var saved = (await db.Dashboards.AsNoTracking().OrderBy(d => d.Name).ToListAsync(ct)).Where(d => d.IsFor(me, departments)).ToList();
        var owners = await Owners(db, saved, ct);
        return new([.. BuiltIn(session).Select(d => Detail(d, session)), .. saved.OrderBy(d => d.OwnerId != me).Select(d => Detail(d, me, owners.GetValueOrDefault(d.OwnerId)))]);
    }

    /// <exception cref="Refusal">404 also for a dashboard that is for others.</exception>
    public static async Task<DashboardDetail> Get(string id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var found = await Find(id, db, session, ct);
        return found.IsBuiltIn ? found : http.Tagged(found, found.Version);
    }

    /// <summary>The same for who reads it on paper.</summary>
    /// <exception cref="Refusal">404 also for a dashboard that is for others.</exception>
    public static async Task<DashboardDetail> Find(string id, CrmDb db, Session session, CancellationToken ct)
    {
        if (IsBuiltIn(id)) return BuiltIn(id, session) ?? throw Refusal.NotFound();
        var (me, dashboard) = await Visible(id, db, session, ct);
        return Detail(dashboard, me, (await Owners(db, [dashboard], ct)).GetValueOrDefault(dashboard.OwnerId));
    }

    /// <summary>The same for somebody to whom another has it sent: null when that other may not see it any more, or it is gone.</summary>
    public static async Task<DashboardDetail?> ForMail(string id, Id<User> sender, CrmDb db, Session session, CancellationToken ct)
    {
        if (IsBuiltIn(id)) return BuiltIn(id, session);
        if (!Id<Dashboard>.TryParse(id, null, out var known) || await db.Dashboards.AsNoTracking().FirstOrDefaultAsync(d => d.Id == known, ct) is not { } dashboard) return null;
        return dashboard.IsFor(sender, await DepartmentsOf(sender, db, ct)) ? Detail(dashboard, session.Access.UserId, null) : null;
    }

    public static async Task<IResult> Create(DashboardChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Name.Value)) throw Refusal.Field("name", "required");
        var me = session.Access.UserId;
        if (await db.Dashboards.CountAsync(d => d.OwnerId == me, ct) >= Dashboard.MostOfOne) throw Refusal.Rule("dashboard.too_many", Dashboard.MostOfOne);
        await Require(request, db, ct);
        var dashboard = Dashboard.Of(me, request);
        db.Dashboards.Add(dashboard);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/dashboards/{dashboard.Id}", http.Tagged(Detail(dashboard, me, null), dashboard.Version));
    }

    public static Task<DashboardDetail> Edit(Id<Dashboard> id, DashboardChanges request, HttpContext http, CrmDb db, Session session, CancellationToken ct) => db.Retrying(async () =>
    {
        var (me, dashboard) = await Mine(id, db, session, ct);
        await http.RequireSame(dashboard.Version, request.Version, async () => Detail(await db.Dashboards.AsNoTracking().FirstAsync(d => d.Id == id, ct), me, null));
        await Require(request, db, ct);
        dashboard.Change(request);
        await db.SaveChangesAsync(ct);
        return http.Tagged(Detail(dashboard, me, null), dashboard.Version);
    });

    public static async Task<IResult> Delete(Id<Dashboard> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var (me, dashboard) = await Mine(id, db, session, ct);
        await http.RequireSame(dashboard.Version, default, () => Task.FromResult<object>(Detail(dashboard, me, null)));
        var key = id.ToString();
        await db.Deleting(dashboard, async () =>
        {
            db.Dashboards.Remove(dashboard);
            db.DashboardSchedules.RemoveRange(await db.DashboardSchedules.Where(s => s.Dashboard == key).ToListAsync(ct));
            await db.SaveChangesAsync(ct);
        }, ct);
        return Results.NoContent();
    }

    /// <summary>Takes back a deletion of a moment ago.</summary>
    public static async Task<DashboardDetail> Restore(Id<Dashboard> id, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var dashboard = await db.Restore(id, _ => Mine(id, db, session, ct), ct);
        return http.Tagged(Detail(dashboard, session.Access.UserId, null), dashboard.Version);
    }

    private static async Task<(Id<User> Me, Dashboard Found)> Visible(string id, CrmDb db, Session session, CancellationToken ct)
    {
        if (!Id<Dashboard>.TryParse(id, null, out var known)) throw Refusal.NotFound();
        var (me, departments) = await Me(db, session, ct);
        return await db.Dashboards.Get(known, ct) is var found && found.IsFor(me, departments) ? (me, found) : throw Refusal.NotFound();
    }

    /// <exception cref="Refusal">403 for somebody else's.</exception>
    private static async Task<(Id<User> Me, Dashboard Found)> Mine(Id<Dashboard> id, CrmDb db, Session session, CancellationToken ct) =>
        await Visible(id.ToString(), db, session, ct) is var (me, found) && found.OwnerId == me ? (me, found) : throw Refusal.Forbidden();

    private static async Task<(Id<User> Me, IReadOnlyCollection<Id<Department>> Departments)> Me(CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.Access.UserId;
        return (me, await DepartmentsOf(me, db, ct));
    }

    private static async Task<IReadOnlyCollection<Id<Department>>> DepartmentsOf(Id<User> person, CrmDb db, CancellationToken ct)
    {
        var department = await db.Users.Where(u => u.Id == person).Select(u => u.DepartmentId).SingleAsync(ct);
        return await IdentityModule.DepartmentsAbove(db, department, ct);
    }

    private static Task<Dictionary<Id<User>, string>> Owners(CrmDb db, List<Dashboard> of, CancellationToken ct)
    {
        var ids = of.Select(d => d.OwnerId).Distinct().ToArray();
        return db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);
    }

    /// <exception cref="Refusal">400 for a widget of nothing known, and for people and departments that are not there.</exception>
    private static async Task Require(DashboardChanges request, CrmDb db, CancellationToken ct)
    {
        foreach (var widget in request.Widgets.Value ?? [])
        {
            var isReport = widget.Source.Report is { } report && BuiltInReports.All.Any(r => r.Name == report);
            var isFigure = widget.Source.Report is null && widget.Source.Kind is { } kind && Modules.All.SelectMany(m => m.Selects).Any(s => s.Kind == kind);
            if (!isReport && !isFigure) throw Refusal.Field("widgets", "dashboard.unknown_source");
            if (widget.X + widget.W > Widget.Columns) throw Refusal.Field("widgets", "dashboard.too_wide");
            // a field it names may be gone, or hidden from who copies it: the widget says so then, and the others stay as they are
            if (!string.IsNullOrWhiteSpace(widget.Source.Filter)) Filter.Parse(widget.Source.Filter);
        }
        var ids = (request.Widgets.Value ?? []).Select(w => w.Id).ToList();
        if (ids.Distinct().Count() < ids.Count) throw Refusal.Field("widgets", "dashboard.twice");
        if (request.Audience.Value is not { } audience) return;
        var (users, departments) = (audience.UserIds.Distinct().ToArray(), audience.DepartmentIds.Distinct().ToArray());
        if (await db.Users.CountAsync(u => users.Contains(u.Id), ct) < users.Length) throw Refusal.Field("audience", "unknown_user");
        if (await db.Departments.CountAsync(d => departments.Contains(d.Id), ct) < departments.Length) throw Refusal.Field("audience", "not_found");
    }

    private static bool IsBuiltIn(string id) => id.StartsWith(BuiltInDashboard.Prefix, StringComparison.Ordinal);

    private static DashboardDetail? BuiltIn(string id, Session session) => BuiltIn(session).FirstOrDefault(d => BuiltInDashboard.Prefix + d.Key == id) is { } known ? Detail(known, session) : null;

    /// <summary>First the one for as much as its reader sees.</summary>
    private static IEnumerable<BuiltInDashboard> BuiltIn(Session session) => BuiltInDashboard.All.Where(d => session.May(d.Needs)).OrderByDescending(d => d.Reach == session.Access.Grants.GetValueOrDefault(d.Needs));

    private static DashboardDetail Detail(Dashboard d, Id<User> me, string? owner) => new(d.Id.ToString(), d.Name, false, d.OwnerId == me, d.Audience, owner, d.Version, d.Widgets);

    /// <summary>Without what its reader may not see.</summary>
    private static DashboardDetail Detail(BuiltInDashboard d, Session session)
    {
        var (words, seen) = (new ReportWords(session.Language), BuiltInReports.All.Where(r => r.IsFor(session)).Select(r => r.Name).ToHashSet());
        string Title(Widget widget) => widget.Source.Report is { } report ? words.Title(report) : words.Of($"dashboard.{widget.Source.Kind}");
        return new(
            BuiltInDashboard.Prefix + d.Key, Text.Of(session.Language, $"dashboard.{d.Key}"), true, false, Everyone, null, 0,
            [.. d.Widgets.Where(w => w.Source.Report is { } report ? seen.Contains(report) : session.May($"{w.Source.Kind}.view")).Select(w => w with { Title = Title(w) })]);
    }
}
