using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Platform.Events;

/// <summary>Something that happened, kept for ever. Ids and values only, no personal data.</summary>
public sealed class EventRecord
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required Guid TenantId { get; init; }
    public required string Name { get; init; }
    public required string Payload { get; init; }
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<EventRecord>
    {
        public void Configure(EntityTypeBuilder<EventRecord> builder)
        {
            builder.ToTable("events");
            builder.HasKey(e => new { e.TenantId, e.Id });
            builder.Property(e => e.Id).ValueGeneratedNever();
            builder.Property(e => e.Payload).HasColumnType("jsonb");
        }
    }
}

/// <summary>One event on its way to one reaction. Written in the same transaction as the change itself.</summary>
public sealed class Delivery
{
    public long Id { get; private init; } // counts up: the order in which things happened
    public required Guid TenantId { get; init; }
    public required Guid EventId { get; init; }
    public required string Reaction { get; init; }
    public required DateTimeOffset NextTryAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>The kind of failure, never its text: a message may carry personal data.</summary>
    public string? Error { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> builder)
        {
            builder.ToTable("deliveries");
            builder.HasKey(d => new { d.TenantId, d.Id });
            builder.Property(d => d.Id).UseIdentityAlwaysColumn();
            builder.HasIndex(d => d.NextTryAt).HasFilter("done_at IS NULL");
            builder.HasOne<EventRecord>().WithMany().HasForeignKey(d => new { d.TenantId, d.EventId });
        }
    }
}
