using Guanxi.Customers;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Duplicates.Merging;

[Event("customer.merged")]
public sealed record CustomersMerged(Id<Customer> Kept, Id<Customer> Merged) : IEvent;

[Event("customer.unmerged")]
public sealed record CustomersUnmerged(Id<Customer> Kept, Id<Customer> Restored) : IEvent;

/// <summary>What is needed to take two merged records apart again. It goes with the record that stayed.</summary>
public sealed class RecordMerge : Entity
{
    public required Id<Duplicate> DuplicateId { get; init; }
    public required string RecordKind { get; init; }
    public required Guid KeptId { get; init; }
    public required Guid MergedId { get; init; }

    /// <summary>The whole row that went away.</summary>
    public required string MergedRow { get; init; }

    /// <summary>What could be written on the record that stayed, before and after.</summary>
    public required string Before { get; init; }
    public required string After { get; init; }

    /// <summary>The keys of what moved, by table.</summary>
    public Dictionary<string, string[]> Moved { get; private set; } = [];

    /// <summary>Rows that could not move because the record that stayed has the same, by table.</summary>
    public Dictionary<string, string> Left { get; private set; } = [];

    /// <summary>The contacts that were the first to ask and could not stay so.</summary>
    public Guid[] SteppedBack { get; private set; } = [];

    internal void Note(Dictionary<string, string[]> moved, Dictionary<string, string> left, Guid[] steppedBack) =>
        (Moved, Left, SteppedBack) = (moved, left, steppedBack);

    /// <summary>Others carry the name of a customer and follow.</summary>
    internal void Announce()
    {
        if (RecordKind == DuplicateKind.Customers) Raise(new CustomersMerged(new(KeptId), new(MergedId)));
    }

    internal void Undo()
    {
        if (RecordKind == DuplicateKind.Customers) Raise(new CustomersUnmerged(new(KeptId), new(MergedId)));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RecordMerge>
    {
        public void Configure(EntityTypeBuilder<RecordMerge> builder)
        {
            builder.ToTable("record_merges");
            builder.HasKey(m => new { m.TenantId, m.DuplicateId });
            builder.Property(m => m.RecordKind).HasMaxLength(40);
            builder.Property(m => m.MergedRow).HasColumnType("jsonb");
            builder.Property(m => m.Before).HasColumnType("jsonb");
            builder.Property(m => m.After).HasColumnType("jsonb");
            builder.Property(m => m.Moved).AsJson();
            builder.Property(m => m.Left).AsJson();
            builder.HasOne<Duplicate>().WithMany().HasForeignKey(m => new { m.TenantId, m.DuplicateId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(m => new { m.TenantId, m.KeptId });
            builder.HasIndex(m => new { m.TenantId, m.MergedId });
        }
    }
}
