using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Duplicates;

public enum DuplicateStatus { Open, Dismissed, Merged }

/// <summary>Two records of one kind that are likely one, until somebody says whether they are.</summary>
[IdPrefix("dup"), Kind("duplicates")]
public sealed class Duplicate : Record<Duplicate>
{
    private Duplicate() { }

    public string RecordKind { get; private set; } = "";

    /// <summary>The smaller id stands first, so that a pair is stored once.</summary>
    public Guid FirstId { get; private set; }
    public Guid SecondId { get; private set; }

    /// <summary>How sure, from 0 to 1.</summary>
    public double Score { get; private set; }

    /// <summary>In what they agree, the strongest first: name, phone, email …</summary>
    public string[] Reasons { get; private set; } = [];
    public DuplicateStatus Status { get; private set; }

    /// <summary>The record that stayed, of a merged pair.</summary>
    public Guid? KeptId { get; private set; }

    internal static Duplicate Suspect(string kind, Guid one, Guid other, double score, IReadOnlyList<string> reasons)
    {
        var isInOrder = one.CompareTo(other) < 0;
        return new() { RecordKind = kind, FirstId = isInOrder ? one : other, SecondId = isInOrder ? other : one, Score = score, Reasons = [.. reasons] };
    }

    /// <summary>They are two; scans do not ask again.</summary>
    /// <exception cref="Refusal">409 when they are merged.</exception>
    internal void Dismiss()
    {
        if (Status == DuplicateStatus.Merged) throw Refusal.Conflict("duplicate.merged");
        Status = DuplicateStatus.Dismissed;
    }

    /// <summary>Asks again.</summary>
    /// <exception cref="Refusal">409 when they are merged.</exception>
    internal void Reopen()
    {
        if (Status == DuplicateStatus.Merged) throw Refusal.Conflict("duplicate.merged");
        Status = DuplicateStatus.Open;
    }

    /// <exception cref="Refusal">409 when somebody else merged or dismissed them.</exception>
    internal void Merge(Guid kept)
    {
        if (Status == DuplicateStatus.Merged) throw Refusal.Conflict("duplicate.merged");
        (Status, KeptId) = (DuplicateStatus.Merged, kept);
    }

    internal void Unmerge() => (Status, KeptId) = (DuplicateStatus.Open, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Duplicate>
    {
        public void Configure(EntityTypeBuilder<Duplicate> builder)
        {
            builder.ToTable("duplicates");
            builder.Property(d => d.RecordKind).HasMaxLength(40);
            builder.HasIndex(d => new { d.TenantId, d.RecordKind, d.FirstId, d.SecondId }).IsUnique();
            builder.HasIndex(d => new { d.TenantId, d.RecordKind, d.Status, d.Score, d.Id });
            builder.HasIndex(d => new { d.TenantId, d.SecondId });
        }
    }
}
