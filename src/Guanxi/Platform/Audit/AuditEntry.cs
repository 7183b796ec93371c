using Guanxi.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Platform.Audit;

/// <summary>
/// Who changed what, when, from where, with the values before and after. Written in the transaction of the change; the
/// application's database role may add and read, not change or delete.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; private init; }
    public required Guid TenantId { get; init; }
    public required DateTimeOffset At { get; init; }
    public Id<User>? UserId { get; init; }

    /// <summary>web, api, import, bulk, form, merge, undo, system.</summary>
    public required string Source { get; init; }
    public string? Address { get; init; }
    public required string Kind { get; init; }
    public Guid? RecordId { get; init; }

    /// <summary>created, updated, deleted, or the name of an act such as <c>signed_in</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Owner of the record, so that live listeners hear only of what they may see.</summary>
    public Id<User>? OwnerId { get; init; }

    /// <summary>The second owner of what is about a customer and a deal.</summary>
    public Id<User>? DealOwnerId { get; init; }

    /// <summary><c>{"field": [before, after]}</c></summary>
    public required string Changes { get; init; }
    public string? TraceId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries");
            builder.HasKey(e => new { e.TenantId, e.Id });
            builder.Property(e => e.Id).UseIdentityAlwaysColumn();
            builder.Property(e => e.Changes).HasColumnType("jsonb");
            builder.HasIndex(e => new { e.TenantId, e.Kind, e.RecordId, e.Id });
            builder.HasIndex(e => new { e.TenantId, e.RecordId, e.At, e.Id }); // timelines
        }
    }
}

/// <summary>Leaves a field out of the audit log: derived values and search columns.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAuditedAttribute : Attribute;

/// <summary>Is audited as changed, without its value: password hashes and the like.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
