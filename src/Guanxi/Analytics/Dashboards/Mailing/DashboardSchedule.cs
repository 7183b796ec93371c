using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Analytics.Dashboards.Mailing;

public enum MailFrequency { Daily, Weekly, Monthly }

public enum MailFormat { Pdf, Xlsx }

/// <summary>What may be written on a schedule; absent members stay as they are.</summary>
public sealed record ScheduleChanges
{
    [NotEmptied] public Optional<MailFrequency?> Frequency { get; init; }

    /// <summary>1 Monday to 7 Sunday; of a weekly one.</summary>
    [Between(1, 7)] public Optional<int?> Weekday { get; init; }

    /// <summary>1 to 31, in a shorter month its last day; of a monthly one.</summary>
    [Between(1, 31)] public Optional<int?> Day { get; init; }

    /// <summary>0 to 23, where the organisation is.</summary>
    [NotEmptied, Between(0, 23)] public Optional<int?> Hour { get; init; }
    [NotEmptied] public Optional<MailFormat?> Format { get; init; }

    /// <summary>Users; each gets the file with what he himself may see.</summary>
    [NotEmptied, AtMost(DashboardSchedule.MostRecipients), NoGaps] public Optional<List<Id<User>>> Recipients { get; init; }

    /// <summary>The version the caller saw; an old one is refused.</summary>
    public Optional<int> Version { get; init; }
}

/// <summary>A dashboard is to be sent as a file by mail, again and again.</summary>
[IdPrefix("dsch"), Kind("dashboard_schedules")]
public sealed class DashboardSchedule : Record<DashboardSchedule>
{
    public const int MostOfOne = 20;
    public const int MostRecipients = 50;

    private DashboardSchedule() { }

    /// <summary>The id of a saved dashboard, or the key of one of the product.</summary>
    public string Dashboard { get; private init; } = "";
    public Id<User> OwnerId { get; private init; }
    public MailFrequency Frequency { get; private set; } = MailFrequency.Weekly;
    public int Weekday { get; private set; } = 1;
    public int Day { get; private set; } = 1;
    public int Hour { get; private set; } = 8;
    public MailFormat Format { get; private set; }
    public List<Id<User>> Recipients { get; private set; } = [];
    public DateTimeOffset NextAt { get; private set; }

    public static DashboardSchedule Of(string dashboard, Id<User> owner, ScheduleChanges first, TimeZoneInfo zone, DateTimeOffset now)
    {
        var schedule = new DashboardSchedule { Dashboard = dashboard, OwnerId = owner };
        schedule.Change(first, zone, now);
        return schedule;
    }

    public void Change(ScheduleChanges c, TimeZoneInfo zone, DateTimeOffset now)
    {
        Frequency = c.Frequency.Value ?? Frequency;
        Weekday = c.Weekday.Value ?? Weekday;
        Day = c.Day.Value ?? Day;
        Hour = c.Hour.Value ?? Hour;
        Format = c.Format.Value ?? Format;
        if (c.Recipients.Value is { } people) Recipients = [.. people.Distinct()];
        MoveOn(zone, now);
    }

    /// <summary>To the next time after this moment: what was missed is not sent twice.</summary>
    public void MoveOn(TimeZoneInfo zone, DateTimeOffset now) => NextAt = NextAfter(zone, now);

    private DateTimeOffset NextAfter(TimeZoneInfo zone, DateTimeOffset now)
    {
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime); ; day = day.AddDays(1))
        {
            if (IsOn(day) && ClockTime.InstantOf(day.ToDateTime(new TimeOnly(Hour, 0)), zone) is var at && at > now) return at;
        }
    }

    private bool IsOn(DateOnly day) => Frequency switch
    {
        MailFrequency.Weekly => (((int)day.DayOfWeek + 6) % 7) + 1 == Weekday,
        MailFrequency.Monthly => day.Day == Math.Min(Day, DateTime.DaysInMonth(day.Year, day.Month)),
        _ => true,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<DashboardSchedule>
    {
        public void Configure(EntityTypeBuilder<DashboardSchedule> builder)
        {
            builder.ToTable("dashboard_schedules");
            builder.Property(s => s.Dashboard).HasMaxLength(60);
            builder.Property(s => s.Recipients).AsJson();
            builder.HasIndex(s => new { s.TenantId, s.NextAt });
            builder.HasIndex(s => new { s.TenantId, s.Dashboard });
            builder.HasOne<User>().WithMany().HasForeignKey(s => new { s.TenantId, s.OwnerId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
