using Guanxi.Platform;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tenancy;

/// <param name="WorkingDays">1 (Monday) to 7 (Sunday).</param>
/// <param name="Days">The year's days that are not what their day of the week says.</param>
/// <param name="KnownYears">The years whose public holidays ship with the product.</param>
public sealed record WorkingYear(int Year, int[] WorkingDays, bool UsesPublicHolidays, IReadOnlyList<WorkingYearDay> Days, IReadOnlyList<int> KnownYears);

/// <param name="IsOwn">Set by the organisation, not shipped.</param>
public sealed record WorkingYearDay(DateOnly Date, string Name, bool IsWorking, bool IsOwn);

public sealed record EditWorkingCalendarRequest
{
    /// <summary>1 (Monday) to 7 (Sunday).</summary>
    [NotEmptied, AtMost(7)] public Optional<int[]> WorkingDays { get; init; }
    [NotEmptied] public Optional<bool?> UsesPublicHolidays { get; init; }
}

public sealed record EditCalendarDayRequest
{
    [Needed, Text(60)] public required string Name { get; init; }
    public required bool IsWorking { get; init; }
}

/// <summary>Shows and changes on which days the organisation works.</summary>
internal static class EditWorkingCalendar
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;
    private const int MostDays = 366;

    public static async Task<WorkingYear> Read(int? year, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var of = year ?? TenancyModule.Today(session, clock).Year;
        if (of is < FirstYear or > LastYear) throw Refusal.Field("year", "out_of_range");
        var tenant = await db.Tenants.AsNoTracking().Get(new Id<Tenant>(session.TenantId), ct);
        return await Year(of, tenant, db, ct);
    }

    public static async Task<WorkingYear> Handle(EditWorkingCalendarRequest request, CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        var tenant = await db.Tenants.Get(new Id<Tenant>(session.TenantId), ct);
        if (request.WorkingDays is { IsSet: true, Value: { } days }) tenant.WorkOn(days);
        if (request.UsesPublicHolidays is { IsSet: true, Value: { } uses }) tenant.KeepPublicHolidays(uses);
        await db.SaveChangesAsync(ct);
        return await Year(TenancyModule.Today(session, clock).Year, tenant, db, ct);
    }

    public static async Task<WorkingYearDay> Put(DateOnly date, EditCalendarDayRequest request, CrmDb db, CancellationToken ct)
    {
        RequireDate(date, "date");
        await Set(db, new(date, request.Name, request.IsWorking), ct);
        await db.SaveChangesAsync(ct);
        return new(date, request.Name.Trim(), request.IsWorking, true);
    }

    /// <summary>The day is again what it was without the organisation's word.</summary>
    public static async Task<IResult> Remove(DateOnly date, CrmDb db, CancellationToken ct)
    {
        db.CalendarDays.Remove(await db.CalendarDays.FirstOrDefaultAsync(d => d.Date == date, ct) ?? throw Refusal.NotFound());
        await db.SaveChangesAsync(ct);
        return Results.NoContent();
    }

    /// <summary>Takes a year in as holiday-cn writes it; days it does not name stay as they are.</summary>
    public static async Task<WorkingYear> Load(HolidayFile file, CrmDb db, Session session, CancellationToken ct)
    {
        if (file.Year is < FirstYear or > LastYear) throw Refusal.Field("year", "out_of_range");
        if (file.Days.Count == 0) throw Refusal.Field("days", "required");
        if (file.Days.Count > MostDays) throw Refusal.Field("days", "max_count", MostDays);
        if (file.Days.Any(d => d is null || string.IsNullOrWhiteSpace(d.Name) || !TextAttribute.IsClean(d.Name) || d.Name.Trim().Length > 60)) throw Refusal.Field("days", "required");
        // a holiday at New Year may begin in December of the year before
        foreach (var day in PublicHolidays.DaysOf(file).DistinctBy(d => d.Date)) await Set(db, RequireIn(day, file.Year), ct);
        await db.SaveChangesAsync(ct);
        var tenant = await db.Tenants.AsNoTracking().Get(new Id<Tenant>(session.TenantId), ct);
        return await Year(file.Year, tenant, db, ct);
    }

    private static async Task Set(CrmDb db, SpecialDay day, CancellationToken ct)
    {
        var known = await db.CalendarDays.FirstOrDefaultAsync(d => d.Date == day.Date, ct);
        if (known is null) db.CalendarDays.Add(CalendarDay.On(day.Date, day.Name, day.IsWorking));
        else known.Become(day.Name, day.IsWorking);
    }

    private static async Task<WorkingYear> Year(int year, Tenant tenant, CrmDb db, CancellationToken ct)
    {
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var own = await db.CalendarDays.AsNoTracking().Where(d => d.Date >= from && d.Date <= to)
            .Select(d => new WorkingYearDay(d.Date, d.Name, d.IsWorking, true)).ToListAsync(ct);
        var shipped = tenant.UsesPublicHolidays ? PublicHolidays.All.Where(d => d.Date.Year == year).Select(d => new WorkingYearDay(d.Date, d.Name, d.IsWorking, false)) : [];
        return new(year, tenant.WorkingDays, tenant.UsesPublicHolidays, [.. own.Concat(shipped).DistinctBy(d => d.Date).OrderBy(d => d.Date)], PublicHolidays.Years);
    }

    private static SpecialDay RequireIn(SpecialDay day, int year) =>
        Math.Abs(day.Date.Year - year) <= 1 && day.Date.Year >= FirstYear ? day : throw Refusal.Field("days", "out_of_range");

    private static void RequireDate(DateOnly date, string field)
    {
        if (date.Year is < FirstYear or > LastYear) throw Refusal.Field(field, "out_of_range");
    }
}
