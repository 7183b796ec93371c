using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tenancy;

/// <summary>
/// What an organisation says about lists that leave as files: above how many rows another must agree (null: never), whether they say
/// who took them, and for how many hours they are kept.
/// </summary>
public sealed record ExportRules(int? ApprovalRows, bool Watermark, int FileHours);

/// <summary>Tenancy: the organisations, their settings and the numbers they give to records.</summary>
public sealed class TenancyModule : Module
{
    public const string Edit = "organization.edit";

    public override IReadOnlyList<Permission> Permissions => [new(Edit)];

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapGet("/organization", EditOrganization.Read).Requires(Edit).WithTags("Organization").WithName("get_organization");
        api.MapPatch("/organization", EditOrganization.Handle).Requires(Edit).WithTags("Organization").WithName("edit_organization");

        var calendar = api.MapGroup("/working_calendar").WithTags("Organization");
        calendar.MapGet("/", EditWorkingCalendar.Read).RequiresSignIn().WithName("get_working_calendar");
        calendar.MapPatch("/", EditWorkingCalendar.Handle).Requires(Edit).WithName("edit_working_calendar");
        calendar.MapPost("/holidays", EditWorkingCalendar.Load).Requires(Edit).WithName("load_holidays");
        calendar.MapPut("/days/{date}", EditWorkingCalendar.Put).Requires(Edit).WithName("put_calendar_day");
        calendar.MapDelete("/days/{date}", EditWorkingCalendar.Remove).Requires(Edit).Produces(204).WithName("delete_calendar_day");
    }

    // ---- offered to other modules ----

    /// <summary>The first of <paramref name="count"/> reserved numbers for records such as <c>CUS20260215001</c>.</summary>
    public static Task<long> ReserveNumbers(CrmDb db, Session session, string prefix, DateOnly day, int count, CancellationToken ct) =>
        Numbering.Reserve(db, session, prefix, day, count, ct);

    public static string CodeOf(string prefix, DateOnly day, long number) => Numbering.Code(prefix, day, number);

    /// <summary>On which days the session's organisation works.</summary>
    public static async Task<WorkingCalendar> Calendar(CrmDb db, Session session, CancellationToken ct)
    {
        var tenant = await db.Tenants.AsNoTracking().Get(new Id<Tenant>(session.TenantId), ct);
        var own = await db.CalendarDays.AsNoTracking().Select(d => new SpecialDay(d.Date, d.Name, d.IsWorking)).ToListAsync(ct);
        var days = own.Concat(tenant.UsesPublicHolidays ? PublicHolidays.All : []).DistinctBy(d => d.Date).ToDictionary(d => d.Date, d => d.IsWorking);
        return new(tenant.WorkingDays.Select(d => (DayOfWeek)(d % 7)), days);
    }

    /// <summary>So often a day one person may look under the mask of a field.</summary>
    public static Task<int> RevealsPerDay(CrmDb db, CancellationToken ct) => db.Tenants.Select(t => t.RevealsPerDay).SingleAsync(ct);

    /// <summary>How far lists may leave as files.</summary>
    public static Task<ExportRules> ExportRules(CrmDb db, CancellationToken ct) => db.Tenants.Select(t => new ExportRules(t.ExportApprovalRows, t.ExportWatermark, t.ExportFileHours)).SingleAsync(ct);

    /// <summary>Opens an organisation; the caller saves.</summary>
    public static Tenant Open(CrmDb db, string name)
    {
        var tenant = Tenant.Open(name);
        db.Tenants.Add(tenant);
        return tenant;
    }

    /// <summary>
    /// Notes that sample data came or went; the caller saves. False when it was so already. Others who ask wait until the caller's
    /// transaction ends.
    /// </summary>
    public static async Task<bool> HoldSampleData(CrmDb db, Session session, bool isThere, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM crm.tenants WHERE id = {session.TenantId} FOR UPDATE", ct);
        var tenant = await db.Tenants.Get(new Id<Tenant>(session.TenantId), ct);
        if (tenant.HasSampleData == isThere) return false;
        tenant.HoldSampleData(isThere);
        return true;
    }

    /// <summary>How many days before it is due somebody is reminded of a task that says nothing about it.</summary>
    public static Task<int[]> ReminderDays(CrmDb db, CancellationToken ct) => db.Tenants.Select(t => t.ReminderDays).SingleAsync(ct);

    /// <summary>Whether members must sign in with a second factor.</summary>
    public static Task<bool> RequiresSecondFactor(CrmDb db, CancellationToken ct) => db.Tenants.Select(t => t.RequireSecondFactor).SingleAsync(ct);

    /// <summary>The day it is at this moment where an organisation is.</summary>
    public static DateOnly DayOf(Tenant tenant, DateTimeOffset at) => tenant.Today(at);

    /// <summary>The currency of the session's organisation.</summary>
    public static Task<string> Currency(CrmDb db, CancellationToken ct) => db.Tenants.Select(t => t.Currency).SingleAsync(ct);

    /// <summary>Today in the session's organisation.</summary>
    public static DateOnly Today(Session session, TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), session.TimeZone).DateTime);
}
