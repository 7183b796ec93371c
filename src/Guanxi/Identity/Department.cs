using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity;

/// <summary>A part of the organisation; departments form a tree. Who leads one sees what belongs to all below it.</summary>
[IdPrefix("dept"), Kind("departments")]
public sealed class Department : Record<Department>
{
    private Department() { }

    public string Name { get; private set; } = "";
    public Id<Department>? ParentId { get; private set; }

    /// <summary>Who leads it: decides on what its people ask for. No key in the database, since users point at departments already.</summary>
    public Id<User>? HeadId { get; private set; }

    public static Department Found(string name, Id<Department>? parent) => new() { Name = name.Trim(), ParentId = parent };

    public void Rename(string name) => Name = name.Trim();

    public void LedBy(Id<User>? head) => HeadId = head;

    /// <exception cref="Refusal">422 when the tree would become a ring.</exception>
    public void MoveBelow(Id<Department>? parent, IReadOnlyDictionary<Id<Department>, Id<Department>?> parents)
    {
        for (var above = parent; above is { } id; above = parents.GetValueOrDefault(id))
            if (id == Id) throw Refusal.Rule("department.ring");
        ParentId = parent;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Department>
    {
        public void Configure(EntityTypeBuilder<Department> builder)
        {
            builder.ToTable("departments");
            builder.Property(d => d.Name).HasMaxLength(100);
            builder.HasOne<Department>().WithMany().HasForeignKey(d => new { d.TenantId, d.ParentId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
