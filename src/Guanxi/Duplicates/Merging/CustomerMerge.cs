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

/// <summary>What is needed to take two merged customers apart again. It goes with the customer that stayed.</summary>
public sealed class CustomerMerge : Entity
{
    public required Id<Duplicate> DuplicateId { get; init; }
    public required Id<Customer> KeptId { get; init; }
    public required Id<Customer> MergedId { get; init; }

    /// <summary>The whole row that went away.</summary>
    public required string MergedRow { get; init; }

    /// <summary>What could be written on the customer that stayed, before and after.</summary>
    public required string Before { get; init; }
    public required string After { get; init; }

    /// <summary>What moved, by table.</summary>
    public required Dictionary<string, Guid[]> Moved { get; init; }

    /// <summary>The contact that was the first to ask at the customer that went away and could not stay so.</summary>
    public Guid[] SteppedBack { get; init; } = [];

    internal static CustomerMerge Of(Duplicate pair, Customer kept, Customer merged, string mergedRow, string before, string after, Dictionary<string, Guid[]> moved, Guid[] steppedBack)
    {
        var merge = new CustomerMerge
        {
            DuplicateId = pair.Id,
            KeptId = kept.Id,
            MergedId = merged.Id,
            MergedRow = mergedRow,
            Before = before,
            After = after,
            Moved = moved,
            SteppedBack = steppedBack,
        };
        merge.Raise(new CustomersMerged(kept.Id, merged.Id));
        return merge;
    }

    internal void Undo() => Raise(new CustomersUnmerged(KeptId, MergedId));

    internal sealed class Mapping : IEntityTypeConfiguration<CustomerMerge>
    {
        public void Configure(EntityTypeBuilder<CustomerMerge> builder)
        {
            builder.ToTable("customer_merges");
            builder.HasKey(m => new { m.TenantId, m.DuplicateId });
            builder.Property(m => m.MergedRow).HasColumnType("jsonb");
            builder.Property(m => m.Before).HasColumnType("jsonb");
            builder.Property(m => m.After).HasColumnType("jsonb");
            builder.Property(m => m.Moved).AsJson();
            builder.HasOne<Duplicate>().WithMany().HasForeignKey(m => new { m.TenantId, m.DuplicateId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(m => new { m.TenantId, m.KeptId });
        }
    }
}
