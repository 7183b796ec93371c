using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Tenancy;

/// <summary>How an organisation presents itself on quotes, contracts and invoices.</summary>
public sealed record OrganizationProfile
{
    /// <summary>As registered, where it differs from the name people use.</summary>
    [Text(200)] public string? LegalName { get; init; }

    /// <summary>Unified social credit code (GB 32100).</summary>
    [Text(40)] public string? CreditCode { get; init; }
    [Text(500)] public string? Address { get; init; }
    [Text(60)] public string? Phone { get; init; }
    [MailAddress] public string? Email { get; init; }
    [Text(500), WebAddress] public string? Website { get; init; }
    [Text(200)] public string? Bank { get; init; }
    [Text(60)] public string? BankAccount { get; init; }
}

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

    /// <summary>So often a day one person may look under the mask of a field; every time is in the audit log.</summary>
    public int RevealsPerDay { get; private set; } = 50;

    /// <summary>So many rows one person may export within 24 hours; more needs the agreement of another. Null: any number.</summary>
    public int? ExportApprovalRows { get; private set; } = 1000;

    /// <summary>Lists that leave as files say at their end who took them, when and how much.</summary>
    public bool ExportWatermark { get; private set; }

    /// <summary>So long a file that was asked for can be fetched.</summary>
    public int ExportFileHours { get; private set; } = 72;

    /// <summary>1 (Monday) to 7 (Sunday).</summary>
    public int[] WorkingDays { get; private set; } = [1, 2, 3, 4, 5];

    /// <summary>The public holidays of mainland China that ship with the product count.</summary>
    public bool UsesPublicHolidays { get; private set; } = true;

    /// <summary>What letters and papers say about the organisation.</summary>
    public OrganizationProfile Profile { get; private set; } = new();

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

    public void AllowReveals(int perDay) => RevealsPerDay = perDay;

    public void LimitExports(int? rows) => ExportApprovalRows = rows;

    public void MarkExports(bool marks) => ExportWatermark = marks;

    public void KeepExports(int hours) => ExportFileHours = hours;

    /// <exception cref="Refusal">400 without a day, or for one that no week has.</exception>
    public void WorkOn(int[] days)
    {
        if (days.Length == 0 || days.Any(d => d is < 1 or > 7)) throw Refusal.Field("working_days", "unknown_option");
        WorkingDays = [.. days.Distinct().Order()];
    }

    public void KeepPublicHolidays(bool uses) => UsesPublicHolidays = uses;

    public void Describe(OrganizationProfile profile) => Profile = profile;

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
            builder.Property(t => t.Profile).AsJson();
        }
    }
}
