using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Http;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Dashboards.Mailing;

/// <summary>When a dashboard is sent to whom. Weekday and day: only where the frequency asks for them.</summary>
public sealed record ScheduleRow(
    Id<DashboardSchedule> ScheduleId, MailFrequency Frequency, int? Weekday, int? Day, int Hour, MailFormat Format, IReadOnlyList<Id<User>> Recipients, DateTimeOffset NextAt, int Version);

/// <summary>The caller's schedules of one dashboard.</summary>
internal static class EditSchedules
{
    /// <exception cref="Refusal">404 for a dashboard that is for others.</exception>
    public static async Task<Listing<ScheduleRow>> List(string id, CrmDb db, Session session, CancellationToken ct)
    {
        await DashboardQueries.Find(id, db, session, ct);
        var me = session.Access.UserId;
        return new([.. (await db.DashboardSchedules.AsNoTracking().Where(s => s.Dashboard == id && s.OwnerId == me).OrderBy(s => s.CreatedAt).ToListAsync(ct)).Select(Row)]);
    }

    public static async Task<IResult> Create(string id, ScheduleChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        await DashboardQueries.Find(id, db, session, ct);
        if (request.Recipients.Value is not { Count: > 0 }) throw Refusal.Field("recipients", "required");
        var me = session.Access.UserId;
        if (await db.DashboardSchedules.CountAsync(s => s.OwnerId == me, ct) >= DashboardSchedule.MostOfOne) throw Refusal.Rule("dashboard.too_many_schedules", DashboardSchedule.MostOfOne);
        await RequirePeople(request, db, ct);
        var schedule = DashboardSchedule.Of(id, me, request, session.TimeZone, clock.GetUtcNow());
        db.DashboardSchedules.Add(schedule);
        await db.SaveChangesAsync(ct);
        return Results.Created($"/api/dashboards/{id}/schedules/{schedule.Id}", http.Tagged(Row(schedule), schedule.Version));
    }

    public static Task<ScheduleRow> Edit(string id, Id<DashboardSchedule> scheduleId, ScheduleChanges request, HttpContext http, CrmDb db, Session session, TimeProvider clock, CancellationToken ct) => db.Retrying(async () =>
    {
        var schedule = await Mine(id, scheduleId, db, session, ct);
        await http.RequireSame(schedule.Version, request.Version, async () => Row(await db.DashboardSchedules.AsNoTracking().FirstAsync(s => s.Id == scheduleId, ct)));
        if (request.Recipients is { IsSet: true, Value: { Count: 0 } }) throw Refusal.Field("recipients", "required");
        await RequirePeople(request, db, ct);
        schedule.Change(request, session.TimeZone, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return http.Tagged(Row(schedule), schedule.Version);
    });

    public static async Task<IResult> Delete(string id, Id<DashboardSchedule> scheduleId, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        var schedule = await Mine(id, scheduleId, db, session, ct);
        await http.RequireSame(schedule.Version, default, () => Task.FromResult<object>(Row(schedule)));
        db.DashboardSchedules.Remove(schedule);
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    /// <summary>To all who get it, now; the next time stays as it is.</summary>
    public static async Task<IResult> Send(string id, Id<DashboardSchedule> scheduleId, CrmDb db, Session session, CancellationToken ct)
    {
        SendDashboard.Raise(await Mine(id, scheduleId, db, session, ct), db);
        await db.SaveChangesAsync(ct);
        return Results.Accepted();
    }

    /// <exception cref="Refusal">404 for somebody else's.</exception>
    private static async Task<DashboardSchedule> Mine(string dashboard, Id<DashboardSchedule> id, CrmDb db, Session session, CancellationToken ct)
    {
        var me = session.Access.UserId;
        return await db.DashboardSchedules.FirstOrDefaultAsync(s => s.Id == id && s.Dashboard == dashboard && s.OwnerId == me, ct) ?? throw Refusal.NotFound();
    }

    private static async Task RequirePeople(ScheduleChanges request, CrmDb db, CancellationToken ct)
    {
        if (request.Recipients.Value is not { } people) return;
        var ids = people.Distinct().ToArray();
        if (await db.Users.CountAsync(u => ids.Contains(u.Id) && u.IsActive, ct) < ids.Length) throw Refusal.Field("recipients", "unknown_user");
    }

    private static ScheduleRow Row(DashboardSchedule s) => new(
        s.Id, s.Frequency, s.Frequency == MailFrequency.Weekly ? s.Weekday : null, s.Frequency == MailFrequency.Monthly ? s.Day : null, s.Hour, s.Format, s.Recipients, s.NextAt, s.Version);
}
