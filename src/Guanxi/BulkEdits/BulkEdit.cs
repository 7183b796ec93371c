using Guanxi.Identity;
using Guanxi.Platform;
using Guanxi.Platform.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.BulkEdits;

public enum BulkEditStatus { Running, Completed, Undoing, Undone, Stopped }

/// <summary>The same change to many records, made one by one in the name of who asked for it.</summary>
[IdPrefix("bulk"), Kind("bulk_edits")]
public sealed class BulkEdit : Record<BulkEdit>
{
    private BulkEdit() { }

    public string RecordKind { get; private init; } = "";

    /// <summary>In whose name and with whose rights the records are changed; nobody else sees it.</summary>
    public Id<User> StarterId { get; private init; }

    /// <summary>The members of an edit of the kind, as JSON.</summary>
    [NotAudited] public string Changes { get; private init; } = "{}";
    public BulkEditStatus Status { get; private set; }
    public int Total { get; private init; }

    /// <summary>How many records had their turn, on the way there or on the way back.</summary>
    [NotAudited] public int Done { get; private set; }
    [NotAudited] public int Changed { get; private set; }
    [NotAudited] public int Failed { get; private set; }

    public static BulkEdit Begin(string kind, Id<User> starter, string changes, int total) => new() { RecordKind = kind, StarterId = starter, Changes = changes, Total = total };

    /// <summary>Others had their turn.</summary>
    public void Count(int changed, int failed)
    {
        Done += changed + failed;
        Changed += Status == BulkEditStatus.Running ? changed : -changed;
        Failed += failed;
    }

    public void End() => Status = Status == BulkEditStatus.Undoing ? BulkEditStatus.Undone : BulkEditStatus.Completed;

    /// <summary>Its starter may not go on.</summary>
    public void Stop() => Status = BulkEditStatus.Stopped;

    /// <exception cref="Refusal">409 unless it has been done and not taken back yet.</exception>
    public void TakeBack()
    {
        if (Status is not (BulkEditStatus.Completed or BulkEditStatus.Stopped)) throw Refusal.Conflict("bulk.not_undoable");
        (Status, Done, Failed) = (BulkEditStatus.Undoing, 0, 0);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<BulkEdit>
    {
        public void Configure(EntityTypeBuilder<BulkEdit> builder)
        {
            builder.ToTable("bulk_edits");
            builder.Property(b => b.RecordKind).HasMaxLength(40);
            builder.Property(b => b.Changes).HasColumnType("jsonb");
            builder.HasOne<User>().WithMany().HasForeignKey(b => new { b.TenantId, b.StarterId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(b => new { b.Status, b.CreatedAt });
        }
    }
}

/// <summary>One record of a bulk edit: its turn, and what became of it.</summary>
public sealed class BulkEditRow : Entity
{
    public Id<BulkEdit> BulkEditId { get; init; }
    public int Place { get; init; }
    public Guid RecordId { get; init; }

    /// <summary>The entry of the audit log by which it is taken back; null when nothing changed.</summary>
    public long? Entry { get; set; }

    /// <summary>Why it was left as it is.</summary>
    public string? Code { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BulkEditRow>
    {
        public void Configure(EntityTypeBuilder<BulkEditRow> builder)
        {
            builder.ToTable("bulk_edit_rows");
            builder.HasKey(r => new { r.TenantId, r.BulkEditId, r.Place });
            builder.Property(r => r.Code).HasMaxLength(80);
            builder.HasOne<BulkEdit>().WithMany().HasForeignKey(r => new { r.TenantId, r.BulkEditId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
