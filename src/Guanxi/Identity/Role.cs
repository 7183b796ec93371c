using Guanxi.Platform;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity;

/// <summary>A named set of permissions, each with its reach. A user's roles add up: the widest reach counts.</summary>
[IdPrefix("role"), Kind("roles")]
public sealed class Role : Record<Role>
{
    private Role() { }

    /// <summary>The word scripts use, e.g. <c>sales</c>; unique in the organisation.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool IsBuiltIn { get; private set; }
    public Dictionary<string, Scope> Grants { get; private set; } = [];

    public static Role BuiltIn(string code, string name, Dictionary<string, Scope> grants) =>
        new() { Code = code, Name = name, IsBuiltIn = true, Grants = grants };

    internal sealed class Mapping : IEntityTypeConfiguration<Role>
    {
        public void Configure(EntityTypeBuilder<Role> builder)
        {
            builder.ToTable("roles");
            builder.Property(r => r.Code).HasMaxLength(40);
            builder.Property(r => r.Name).HasMaxLength(100);
            builder.HasIndex(r => new { r.TenantId, r.Code }).IsUnique();
            builder.Property(r => r.Grants).AsJson();
        }
    }
}
