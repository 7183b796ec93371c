using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Tenancy;

/// <summary>An organisation that uses the CRM. All it owns carries its id.</summary>
[IdPrefix("org"), Kind("organization")]
public sealed class Tenant : Record<Tenant>
{
    public const string DefaultTimeZone = "Asia/Shanghai";

    private Tenant() { }

    public string Name { get; private set; } = "";

    /// <summary>IANA name; "today" and "this month" follow it.</summary>
    public string TimeZone { get; private set; } = DefaultTimeZone;

    /// <summary>ISO 4217 code of amounts that name no other.</summary>
    public string Currency { get; private set; } = "CNY";

    /// <summary>So many days before a task is due its owner is reminded, unless the task says otherwise.</summary>
    public int[] ReminderDays { get; private set; } = [1, 3, 7];

    /// <summary>Members without a second factor are led to set one up before they can do anything else.</summary>
    public bool RequireSecondFactor { get; private set; }

    /// <summary>Whether sample data lies among its own.</summary>
    public bool HasSampleData { get; private set; }

    public static Tenant Open(string name)
    {
        var tenant = new Tenant { Name = name.Trim() };
        tenant.TenantId = tenant.Id.Value;
        return tenant;
    }

    public void Rename(string name) => Name = name.Trim();

    /// <exception cref="Refusal">400 when there is no such time zone.</exception>
    public void MoveTo(string timeZone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _)) throw Refusal.Field("time_zone", "unknown_option");
        TimeZone = timeZone;
    }

    public void RemindBefore(IEnumerable<int> days) => ReminderDays = [.. days.Distinct().Order()];

    public void DemandSecondFactor(bool required) => RequireSecondFactor = required;

    internal void HoldSampleData(bool isThere) => HasSampleData = isThere;

    public DateOnly Today(DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    internal sealed class Mapping : IEntityTypeConfiguration<Tenant>
    {
        public void Configure(EntityTypeBuilder<Tenant> builder)
        {
            builder.ToTable("tenants");
            builder.Property(t => t.Name).HasMaxLength(200);
            builder.Property(t => t.TimeZone).HasMaxLength(60);
            builder.Property(t => t.Currency).HasMaxLength(3);
        }
    }
}
