using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Approvals;

/// <summary>Somebody is away and has another decide for him, from the first to the last of these days.</summary>
[IdPrefix("deleg"), Kind("delegations")]
public sealed class Delegation : Record<Delegation>
{
    private Delegation() { }

    public Id<User> UserId { get; private set; }
    public Id<User> ToId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly Until { get; private set; }

    internal static Delegation Of(Id<User> user) => new() { UserId = user };

    /// <exception cref="Refusal">400 when it ends before it begins or names the person himself.</exception>
    internal void Set(Id<User> to, DateOnly from, DateOnly until)
    {
        if (to == UserId) throw Refusal.Field("to_id", "approval.delegate_yourself");
        if (until < from) throw Refusal.Field("until", "approval.absence_backwards");
        (ToId, From, Until) = (to, from, until);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Delegation>
    {
        public void Configure(EntityTypeBuilder<Delegation> builder)
        {
            builder.ToTable("delegations");
            builder.HasIndex(d => new { d.TenantId, d.UserId }).IsUnique();
            builder.HasIndex(d => new { d.TenantId, d.ToId });
            builder.HasOne<User>().WithMany().HasForeignKey(d => new { d.TenantId, d.UserId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<User>().WithMany().HasForeignKey(d => new { d.TenantId, d.ToId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
