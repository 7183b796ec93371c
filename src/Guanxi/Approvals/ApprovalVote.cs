using Guanxi.Identity;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Approvals;

/// <summary>Where one approver's word stands. Spared: it was not needed any more.</summary>
public enum VoteDecision { Waiting, Granted, Refused, Spared }

/// <summary>The word of one approver in one step.</summary>
public sealed class ApprovalVote : Entity
{
    private ApprovalVote() { }

    public Id<Approval> ApprovalId { get; private set; }
    public int Step { get; private set; }

    /// <summary>Whose word it is.</summary>
    public Id<User> UserId { get; private set; }
    public VoteDecision Decision { get; private set; }

    /// <summary>Who gave it: the approver, or the one standing in.</summary>
    public Id<User>? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }

    internal static ApprovalVote Awaited(Id<Approval> approval, int step, Id<User> user) => new() { ApprovalId = approval, Step = step, UserId = user };

    internal void Decide(bool granted, string? comment, Id<User>? by, DateTimeOffset now)
    {
        Decision = granted ? VoteDecision.Granted : VoteDecision.Refused;
        (Comment, DecidedBy, DecidedAt) = (string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), by, now);
    }

    internal void Spare()
    {
        if (Decision == VoteDecision.Waiting) Decision = VoteDecision.Spared;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ApprovalVote>
    {
        public void Configure(EntityTypeBuilder<ApprovalVote> builder)
        {
            builder.ToTable("approval_votes");
            builder.HasKey(v => new { v.TenantId, v.ApprovalId, v.Step, v.UserId });
            builder.Property(v => v.Comment).HasMaxLength(1000);
            builder.HasOne<Approval>().WithMany().HasForeignKey(v => new { v.TenantId, v.ApprovalId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<User>().WithMany().HasForeignKey(v => new { v.TenantId, v.UserId }).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(v => new { v.TenantId, v.UserId, v.ApprovalId });
            builder.HasIndex(v => new { v.TenantId, v.UserId }, "ix_approval_votes_waiting").HasFilter("decision = 'waiting'");
        }
    }
}
