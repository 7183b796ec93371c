using Guanxi.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Platform.Deletions;

/// <summary>One record that somebody deleted and may still take back, with all that went along; forgotten soon (decision 0059).</summary>
public sealed class Deletion : Entity
{
    /// <summary>How long it can be taken back. A toast offers it for ten seconds; the rest is for slow networks and programs.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    public Guid Id { get; private init; }
    public string Kind { get; private init; } = "";
    public Guid RecordId { get; private init; }
    public Id<User>? By { get; private init; }
    public DateTimeOffset At { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Deletion>
    {
        public void Configure(EntityTypeBuilder<Deletion> builder)
        {
            builder.ToTable("deletions");
            builder.HasKey(d => new { d.TenantId, d.Id });
            builder.Property(d => d.Kind).HasMaxLength(40);
            builder.HasIndex(d => new { d.TenantId, d.RecordId });
        }
    }
}

/// <summary>A row that went with a deletion, or the links one lost by it. Written by the database alone (see <see cref="DeletionTriggers"/>).</summary>
public sealed class DeletedRow : Entity
{
    public long Number { get; private init; }
    public Guid DeletionId { get; private init; }
    public string TableName { get; private init; } = "";

    /// <summary>True when the row stayed and lost the links in <see cref="Values"/>, beside its id.</summary>
    public bool IsLinks { get; private init; }
    public string Values { get; private init; } = "{}";

    internal sealed class Mapping : IEntityTypeConfiguration<DeletedRow>
    {
        public void Configure(EntityTypeBuilder<DeletedRow> builder)
        {
            builder.ToTable("deleted_rows");
            builder.HasKey(r => new { r.TenantId, r.DeletionId, r.Number });
            builder.Property(r => r.Number).UseIdentityAlwaysColumn();
            builder.Property(r => r.TableName).HasMaxLength(63);
            builder.Property(r => r.Values).HasColumnType("jsonb");
            builder.HasOne<Deletion>().WithMany().HasForeignKey(r => new { r.TenantId, r.DeletionId });
        }
    }
}
