using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Tenancy;

/// <summary>A day the organisation has off or works against the rule: a company holiday, or a public one it loaded. It goes before what ships.</summary>
[IdPrefix("day"), Kind("calendar_days")]
public sealed class CalendarDay : Record<CalendarDay>
{
    private CalendarDay() { }

    public DateOnly Date { get; private init; }
    public string Name { get; private set; } = "";
    public bool IsWorking { get; private set; }

    public static CalendarDay On(DateOnly date, string name, bool isWorking) => new() { Date = date, Name = name.Trim(), IsWorking = isWorking };

    public void Become(string name, bool isWorking) => (Name, IsWorking) = (name.Trim(), isWorking);

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarDay>
    {
        public void Configure(EntityTypeBuilder<CalendarDay> builder)
        {
            builder.ToTable("calendar_days");
            builder.Property(d => d.Name).HasMaxLength(60);
            builder.HasIndex(d => new { d.TenantId, d.Date }).IsUnique();
        }
    }
}
