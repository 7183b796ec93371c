using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Rights;

/// <summary>How often a person looked under a mask on one day of the organisation's.</summary>
public sealed class RevealCount : Entity
{
    public required Id<User> UserId { get; init; }
    public required DateOnly Day { get; init; }
    public int Count { get; private set; }

    /// <summary>Counts one more; null when the day's are used up. One statement, so that two at once do not pass together.</summary>
    public static async Task<int?> Take(CrmDb db, Session session, DateOnly day, int most, CancellationToken ct)
    {
        if (most == 0) return null;
        var user = session.Access.UserId;
        var counts = await db.Database.SqlQuery<int>(
            $"""
             INSERT INTO crm.reveal_counts AS r (tenant_id, user_id, day, count) VALUES ({session.TenantId}, {user.Value}, {day}, 1)
             ON CONFLICT (tenant_id, user_id, day) DO UPDATE SET count = r.count + 1 WHERE r.count < {most} RETURNING r.count AS "Value"
             """).ToListAsync(ct);
        return counts is [var count] ? count : null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RevealCount>
    {
        public void Configure(EntityTypeBuilder<RevealCount> builder)
        {
            builder.ToTable("reveal_counts");
            builder.HasKey(r => new { r.TenantId, r.UserId, r.Day });
            builder.HasOne<User>().WithMany().HasForeignKey(r => new { r.TenantId, r.UserId }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
