using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Opportunities.Pipelines;

/// <summary>The way deals of one sort go, stage by stage. Exactly one stage is the won one and one the lost one.</summary>
[IdPrefix("pipe"), Kind("pipelines")]
public sealed class Pipeline : Record<Pipeline>
{
    private Pipeline() { }

    public string Name { get; private set; } = "";

    /// <summary>Where deals go that name no pipeline: one of the organisation's.</summary>
    public bool IsDefault { get; private set; }

    /// <summary>Takes new deals.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>The code of the template it was made from.</summary>
    public string? Template { get; private set; }

    internal static Pipeline Named(string name, string? template, bool isDefault) => new() { Name = name.Trim(), Template = template, IsDefault = isDefault };

    internal void Rename(string name) => Name = name.Trim();

    internal void BecomeDefault() => IsDefault = true;

    internal void StepBack() => IsDefault = false;

    /// <exception cref="Refusal">422 for the default one, which must take new deals.</exception>
    internal void Activate(bool isActive)
    {
        if (!isActive && IsDefault) throw Refusal.Rule("pipeline.default_stays_active");
        IsActive = isActive;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Pipeline>
    {
        public void Configure(EntityTypeBuilder<Pipeline> builder)
        {
            builder.ToTable("pipelines");
            builder.Property(p => p.Name).HasMaxLength(PipelineRequests.NameLength);
            builder.Property(p => p.Template).HasMaxLength(PipelineRequests.NameLength);
            builder.HasIndex(p => p.TenantId).IsUnique().HasFilter("is_default").HasDatabaseName("ux_pipelines_default");
        }
    }
}
