using Guanxi.Analytics.Files;
using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Events;
using Guanxi.Platform.Http;
using Guanxi.Platform.Mail;
using Guanxi.Platform.Schedule;
using Guanxi.Platform.Sight;
using Guanxi.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Dashboards.Mailing;

/// <summary>A dashboard is to be sent to one of those who get it.</summary>
[Event("dashboard.due")]
public sealed record DashboardDue(Id<DashboardSchedule> ScheduleId, Id<User> RecipientId) : IEvent;

/// <summary>Finds what is due, and sends each recipient what he himself may see.</summary>
internal static class SendDashboard
{
    private const int AtOnce = 100;

    /// <summary>The step to the next time and the events are one transaction: a server that dies in the middle sends nothing twice and forgets nobody.</summary>
    public static Task Due(JobScope job) => job.ForEachTenant(async db =>
    {
        var due = await db.DashboardSchedules.Where(s => s.NextAt <= job.Now).OrderBy(s => s.NextAt).Take(AtOnce).ToListAsync(job.Cancelled);
        if (due.Count == 0) return;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await db.Tenants.Select(t => t.TimeZone).SingleAsync(job.Cancelled));
        foreach (var schedule in due)
        {
            Raise(schedule, db);
            schedule.MoveOn(zone, job.Now);
        }
        await db.SaveChangesAsync(job.Cancelled);
    });

    /// <summary>To be sent to each who gets it; the caller saves.</summary>
    public static void Raise(DashboardSchedule schedule, CrmDb db)
    {
        foreach (var recipient in schedule.Recipients) db.Raise(new DashboardDue(schedule.Id, recipient));
    }

    public static async Task OnDue(DashboardDue due, ReactionScope scope)
    {
        var (db, ct) = (scope.Db, scope.Cancelled);
        if (await db.DashboardSchedules.AsNoTracking().FirstOrDefaultAsync(s => s.Id == due.ScheduleId, ct) is not { } schedule) return;
        if (await IdentityModule.AccessOf(db, schedule.OwnerId, ct) is not { } sender || !sender.Grants.ContainsKey(AnalyticsModule.Export)) return; // who has left, or may not any more
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == due.RecipientId, ct);
        if (user is not { IsActive: true, Email.Length: > 0 } || await IdentityModule.AccessOf(db, user.Id, ct) is not { } access) return;
        if (await Made(schedule, access, Text.Known(user.Locale), scope) is not var (name, file)) return;
        var letter = Letter.WithLink(Text.Known(user.Locale), "mail.dashboard", user.Name, user.Email, scope.Get<PublicAddress>().Of($"/dashboards/{schedule.Dashboard}"), user.Name, name);
        await scope.Get<Mailer>().Send(letter with { Attachment = new(file.Name, file.ContentType, file.Content) }, ct);
    }

    /// <summary>In a scope of the recipient's own; nothing for whom the dashboard is no more.</summary>
    private static async Task<(string Name, MadeFile File)?> Made(DashboardSchedule schedule, Access access, string language, ReactionScope scope)
    {
        await using var own = scope.Get<IServiceScopeFactory>().CreateAsyncScope();
        var services = own.ServiceProvider;
        var (db, session) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Session>());
        session.ActAsUser(access);
        (session.Source, session.Language) = ("schedule", language);
        FieldSight.Use(access.FieldRights);
        try
        {
            if (!session.May(AnalyticsModule.View) || await DashboardQueries.ForMail(schedule.Dashboard, schedule.OwnerId, db, session, scope.Cancelled) is not { } dashboard) return null;
            var call = new EditCall(new DefaultHttpContext { RequestServices = services, RequestAborted = scope.Cancelled }, db, session);
            return (dashboard.Name, await Reading.Of(call, reading => DashboardFile.Of(dashboard, new DashboardPeriod(), schedule.Format == MailFormat.Pdf ? "pdf" : "xlsx", reading)));
        }
        finally
        {
            FieldSight.Use(null);
        }
    }
}
