using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Identity.Sharing;

/// <summary>A record was shared with a person, or with everybody of a department and those below it.</summary>
[Event("record.shared")]
public sealed record RecordShared(Id<RecordShare> ShareId, string Kind, Guid RecordId, Id<User>? By) : IEvent;

/// <summary>Lets people see, or edit, a record that is not theirs, until a day.</summary>
[IdPrefix("share"), Kind("shares")]
public sealed class RecordShare : Record<RecordShare>
{
    private RecordShare() { }

    /// <summary>The record: its kind as in permissions, and its id.</summary>
    public string RecordKind { get; private set; } = "";
    public Guid RecordId { get; private set; }

    /// <summary>With a person, or with a department.</summary>
    public Id<User>? UserId { get; private set; }
    public Id<Department>? DepartmentId { get; private set; }
    public bool MayEdit { get; private set; }

    /// <summary>The last day, in the organisation's time zone; none for no end.</summary>
    public DateOnly? Until { get; private set; }

    public static RecordShare With(string kind, Guid record, Id<User>? user, Id<Department>? department, Id<User>? by)
    {
        var share = new RecordShare { RecordKind = kind, RecordId = record, UserId = user, DepartmentId = department };
        share.Raise(new RecordShared(share.Id, kind, record, by));
        return share;
    }

    public void Allow(bool mayEdit, DateOnly? until) => (MayEdit, Until) = (mayEdit, until);

    internal sealed class Mapping : IEntityTypeConfiguration<RecordShare>
    {
        public void Configure(EntityTypeBuilder<RecordShare> builder)
        {
            builder.ToTable("record_shares");
            builder.Property(s => s.RecordKind).HasMaxLength(40);
            builder.HasIndex(s => new { s.TenantId, s.RecordKind, s.RecordId, s.UserId, s.DepartmentId }).IsUnique().AreNullsDistinct(false);
            builder.HasIndex(s => new { s.TenantId, s.UserId });
            builder.HasIndex(s => new { s.TenantId, s.DepartmentId });
            builder.HasOne<User>().WithMany().HasForeignKey(s => new { s.TenantId, s.UserId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Department>().WithMany().HasForeignKey(s => new { s.TenantId, s.DepartmentId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
