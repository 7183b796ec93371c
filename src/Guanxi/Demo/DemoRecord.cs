using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Demo;

/// <summary>A record that came with the sample data, so that exactly these can be removed again.</summary>
public sealed class DemoRecord : Entity
{
    public required string Kind { get; init; }
    public required Guid RecordId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DemoRecord>
    {
        public void Configure(EntityTypeBuilder<DemoRecord> builder)
        {
            builder.ToTable("demo_records");
            builder.HasKey(r => new { r.TenantId, r.RecordId });
            builder.Property(r => r.RecordId).ValueGeneratedNever();
            builder.Property(r => r.Kind).HasMaxLength(20);
        }
    }
}
