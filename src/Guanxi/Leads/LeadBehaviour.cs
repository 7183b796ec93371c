using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Leads;

public enum BehaviourType { PageVisit, Download, EmailOpen }

/// <summary>Something a lead did by itself: saw a page, fetched a file, opened a mail.</summary>
public sealed class LeadBehaviour : Entity
{
    public long Id { get; private init; }
    public required Id<Lead> LeadId { get; init; }
    public required BehaviourType Type { get; init; }

    /// <summary>Which page, file or mail.</summary>
    public string? Detail { get; init; }
    public required DateTimeOffset OccurredAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<LeadBehaviour>
    {
        public void Configure(EntityTypeBuilder<LeadBehaviour> builder)
        {
            builder.ToTable("lead_behaviours");
            builder.HasKey(b => new { b.TenantId, b.Id });
            builder.Property(b => b.Id).UseIdentityAlwaysColumn();
            builder.Property(b => b.Detail).HasMaxLength(500);
            builder.HasOne<Lead>().WithMany().HasForeignKey(b => new { b.TenantId, b.LeadId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(b => new { b.TenantId, b.LeadId, b.OccurredAt });
        }
    }
}
