using Guanxi.Platform;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tags;

/// <summary>A word people put on records. Any word may be used; those listed here are offered first and have a colour.</summary>
[IdPrefix("tag"), Kind("tags")]
public sealed class Tag : Record<Tag>
{
    /// <summary>The handbook's tags (§4.2), which every organisation has.</summary>
    public static readonly IReadOnlyList<string> Predefined = ["重点客户", "战略客户", "普通客户", "流失客户", "高价值客户", "长期合作", "新客户"];

    private Tag() { }

    public string Name { get; private set; } = "";

    /// <summary>One of the palette's names, e.g. blue.</summary>
    public string Color { get; private set; } = "default";

    public static Tag Named(string name, string color) => new() { Name = name.Trim(), Color = color };

    internal sealed class Mapping : IEntityTypeConfiguration<Tag>
    {
        public void Configure(EntityTypeBuilder<Tag> builder)
        {
            builder.ToTable("tags");
            builder.Property(t => t.Name).HasMaxLength(50);
            builder.Property(t => t.Color).HasMaxLength(20);
            builder.HasIndex(t => new { t.TenantId, t.Name }).IsUnique();
        }
    }
}
